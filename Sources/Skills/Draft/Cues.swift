/// The words by which `Situation` reads a rule.
enum Cues {
    static let markers: Set<String> = ["when", "whenever", "before", "after", "while", "if", "during"]
    /// Where a condition at a sentence's head ends, if no comma ends it.
    static let verbs: Set<String> = [
        "use", "always", "never", "don't", "do", "please", "make", "then", "run", "ask", "keep",
    ]
    /// What makes no situation by itself: "if needed", "when done".
    static let weak: Set<String> = Set(
        [
            "possible", "needed", "necessary", "required", "asked", "done", "appropriate", "finished",
            "ready", "relevant", "applicable",
        ]
        .map(Words.stem))
    /// Words that matter for comparing rules and name no subject.
    static let silent: Set<String> = markers.union([
        "ignore", "calling", "alone", "unless", "tell", "tells", "ask", "asks", "asking", "say", "says",
        "approves",
        "confirms",
        "user", "repo", "project",
    ]).union(RuleWorth.narrative)
        .union(RuleWorth.people)
    static let cuts: Set<String> = ["not", "instead", "rather", "over"]
    static let copulas: Set<String> = ["is", "are", "was", "were", "must", "should", "will"]
    /// Words for something that only the conversation at hand knows.
    static let pointers: Set<String> = [
        "it", "this", "that", "them", "these", "those", "here", "there", "everything", "all",
    ]
    /// Verbs that name a kind of work without an object.
    static let tellingAlone: Set<String> = [
        "commit", "push", "deploy", "merge", "rebase", "release", "publish", "test", "refactor", "review",
        "log", "debug", "format",
        "lint", "document", "install", "migrate", "comment", "squash", "plan", "search", "rename", "print",
    ]
    /// Kinds of work that a rule speaks of in passing, in the order in which they are looked for.
    static let activities = [
        "commit", "push", "merge", "rebase", "release", "publish", "deploy", "squash", "test", "lint",
        "migrate",
        "refactor", "debug",
    ]
    /// Those that cannot be taken back.
    static let lasting: Set<String> = [
        "commit", "push", "merge", "rebase", "release", "publish", "deploy", "squash",
    ]
    /// Verbs that say little without the place after their object: "put amounts in floats".
    static let placing: Set<String> = ["put", "store", "place", "write", "save", "move", "add"]
    static let places: Set<String> = ["in", "into", "to", "on", "under"]
    static let particles: Set<String> = ["in", "on", "off", "out", "up", "down", "over", "through"]
    static let openers: Set<String> = [
        "always", "never", "don't", "dont", "do", "not", "only", "please", "avoid", "stop", "also", "first",
    ]
    static let prepositions: Set<String> = [
        "in", "with", "without", "to", "what", "how", "as", "by", "via", "using", "from", "into", "on", "at",
        "unless",
        "until", "instead",
        "rather", "not", "and", "but", "because", "so", "through", "under", "like", "or", "than", "for",
        "when", "before", "after",
        "if", "while", "behind", "between", "yourself", "myself",
    ]
}
