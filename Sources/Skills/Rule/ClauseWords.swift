/// The words by which `Clauses` sees where a clause begins and what it depends on.
enum ClauseWords {
    static let subjects: Set<String> = [
        "i", "i'm", "im", "i'll", "i've", "you", "you're", "we", "we're", "it", "it's", "its", "this", "that",
        "that's", "thats", "there", "there's", "they", "he", "she", "the", "our", "my", "your", "everything",
        "nothing", "every", "each", "all",
    ]
    /// Words that begin an instruction whatever stood before.
    static let fresh: Set<String> = ["always", "please", "just", "instead", "never", "don't", "dont", "no"]
    /// Words with which no clause begins that stands alone.
    static let bound: Set<String> = [
        "because", "cause", "since", "which", "like", "as", "or", "nor", "than", "where", "who", "except",
        "unless", "but", "not", "to",
    ]
    static let conditions: Set<String> = [
        "in", "on", "for", "with", "without", "instead", "at", "once", "except", "as", "since",
    ]
    /// Before a colon: what follows may be somebody else's words, or a mistake.
    static let reports: Set<String> = [
        "say", "says", "said", "saying", "wrote", "write", "writes", "written", "tell", "told", "tells",
        "claims", "reads", "prints", "shows", "output", "error", "you", "wrong", "bad", "mistake", "against",
        "it",
    ]
    static let exclamations: Set<String> = [
        "no", "nope", "stop", "nein", "non", "not", "like", "that", "hm", "hmm", "ugh", "well", "ok",
        "please",
    ]
    /// Verbs that make a statement of the words before them.
    static let finite: Set<String> = statements.union([
        "have", "had", "can", "can't", "cant", "cannot", "will", "would", "must", "should", "go", "keeps",
        "takes",
        "depends", "uses", "hides", "loses",
    ])
    /// Those that no imperative holds in its own clause: "return err bare tells me nothing".
    static let statements: Set<String> = [
        "is", "are", "was", "were", "has", "tells", "says", "means", "makes", "gives", "breaks", "works",
        "fails", "does", "doesn't", "doesnt", "goes", "needs", "isn't", "isnt", "aren't", "arent", "wasn't",
        "won't", "wont", "seems", "looks", "feels", "belongs", "wants",
    ]
    /// What may stand between an imperative and such a verb: "check what is wrong".
    static let links: Set<String> = [
        "that", "which", "what", "whatever", "who", "if", "when", "where", "while", "unless", "until",
        "because", "since", "as", "so", "how", "why", "whether", "it", "they", "this", "these", "everything",
        "sure", "ensure", "check", "verify", "confirm", "assume", "remember", "before", "after", "than",
        "and", "but", "or",
    ]
}
