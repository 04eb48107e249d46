/// Tells by its first words whether a sentence says what to do.
package enum Imperative {
    /// True for "Use …", "Never …", "Before pushing, …"; false for statements and questions, and where it
    /// cannot tell.
    package static func opens(_ text: String) -> Bool {
        let words = Words.all(text)
        guard !text.hasSuffix("?"), let first = words.first else { return false }
        return openers.contains(first) && !isAmbiguous(words) || isOrder(first) && !states(text)
    }

    /// Whether the word is a verb that instructions begin with.
    static func isOrder(_ word: String) -> Bool { generic.contains(word) || Gerund.isVerb(word) }

    /// "No use pnpm" forbids it, or is "no, use pnpm" in a hurry.
    static func isAmbiguous(_ words: [String]) -> Bool {
        words.first == "no" && words.dropFirst().first.map(generic.contains) ?? false
    }

    /// Whether the words hold a rule without being an order: "tests go through make", "amounts are never
    /// floats".
    static func isNorm(_ words: [String]) -> Bool {
        guard let first = words.first, !statements.contains(first), !words.contains(where: pronouns.contains)
        else { return false }
        return words.contains(where: duties.contains)
            || zip(words, words.dropFirst()).contains { habits.contains($0 + " " + $1) }
    }

    /// "Return err bare tells me nothing" begins with a verb and orders nothing.
    private static func states(_ text: String) -> Bool {
        let clause = Words.all(String(text.prefix { !",;:—".contains($0) }))
        guard let verb = clause.dropFirst().firstIndex(where: ClauseWords.statements.contains) else {
            return false
        }
        return !clause[..<verb].contains(where: ClauseWords.links.contains)
    }

    /// "Deleting a volume is irreversible" is true, and leaves open what follows from it.
    private static func tells(_ words: [String]) -> Bool {
        guard let first = words.first, first.hasSuffix("ing"), first.count > 4 else { return false }
        let verbs: Set = ["is", "are"]
        return words.contains(where: verbs.contains)
            && !words.contains { duties.contains($0) || norms.subtracting(verbs).contains($0) }
    }

    /// Why a sentence is no rule that could be kept elsewhere; nil where it may be one.
    package static func objection(to text: String) -> String? {
        let words = Words.all(text)
        guard let first = words.first, !text.hasSuffix("?"),
            !text.split(separator: " ").allSatisfy({ RuleWorth.isName(String($0)) })
        else { return "it is a question or says nothing" }
        if statements.contains(first) || isOrder(first) && states(text) || tells(words) {
            return "it states something and does not say what to do"
        }
        if isAmbiguous(words) { return "its \"no\" can be read in two ways" }
        if Cues.markers.contains(first), let comma = text.firstIndex(of: ",") {
            return objection(to: text[text.index(after: comma)...].trimmingSpaces())
        }
        if isPointing(words, Words.content(text)) {
            return "it speaks of something that only its conversation knows"
        }
        if !opens(text), words.contains(where: answers.contains) {
            return "it answers a question that only its conversation knows"
        }
        guard !opens(text), !words.contains(where: norms.contains), !Directives.areIn(text) else {
            return nil
        }
        return "it does not say what to do"
    }

    /// "Reuse it": all that it says is in the conversation.
    static func isPointing(_ words: [String], _ content: Set<String>) -> Bool {
        content.count < 2
            && words.contains(where: ["it", "this", "that", "them", "these", "those"].contains)
    }

    /// "The first yes, the second no": what is chosen among, and when, is not said.
    private static let answers: Set<String> = ["yes", "yep", "yeah", "nope"]

    /// Words that make a rule of a statement: "Commit messages must be short".
    private static let norms: Set<String> = [
        "must", "mustn't", "should", "shouldn't", "always", "never", "not", "only", "no", "is", "are", "need",
        "needs", "we", "goes", "go", "belong", "belongs", "means", "instead", "without", "don't", "please",
        "every", "each", "first",
    ]

    private static let pronouns: Set<String> = [
        "i", "i'm", "im", "i'll", "i've", "you", "you're", "it", "it's", "that's",
    ]
    private static let duties: Set<String> = [
        "must", "mustn't", "should", "shouldn't", "always", "never", "only", "belong", "belongs", "forbidden",
        "required",
    ]
    private static let habits: Set<String> = [
        "go through", "goes through", "go in", "go into", "goes in", "goes into", "we use", "have to",
        "has to",
        "need to", "needs to", "this repo", "this project", "this codebase", "this repository",
        "our codebase",
        "is our", "are our",
    ]

    private static let openers: Set<String> = [
        "always", "never", "don't", "dont", "do", "only", "no", "avoid", "stop", "when", "whenever", "before",
        "after", "if", "while", "instead", "without", "unless",
    ]
    /// Words that no two rules share for being alike.
    static var plainVerbs: String { generic.joined(separator: " ") }

    /// Verbs that open instructions and say nothing about the work.
    private static let generic: Set<String> = [
        "use", "keep", "make", "ensure", "be", "let", "leave", "prefer", "follow", "ask", "wait", "give",
        "take", "get", "go", "look", "respect", "stick", "stay", "treat", "try", "work", "think", "remember",
        "consider", "start", "finish", "reduce", "minimize", "limit", "focus", "tell", "say", "speak", "talk",
        "respond", "reply", "return", "switch", "choose", "pick", "find", "show", "spell", "guard", "cite",
        "confirm", "discuss", "assume", "rely", "trust", "turn", "split",
    ]
    private static let statements: Set<String> = [
        "i", "i'm", "i'll", "i've", "i'd", "you", "you're", "you've", "your", "he", "she", "they", "it",
        "it's", "its", "this", "that", "that's", "thats", "these", "those", "there", "there's", "why", "what",
        "where", "who", "how", "which", "did", "didn't", "does", "doesn't", "is", "isn't", "are", "aren't",
        "was", "wasn't", "were", "has", "have", "hmm", "hmmm", "yes", "my", "sorry", "thanks", "still",
        "same", "what's", "whats", "should", "shouldn't", "would", "wouldn't",
    ]
}
