/// Tells by its first words whether a sentence says what to do.
package enum Imperative {
    /// True for "Use …", "Never …", "Before pushing, …"; false for statements and questions, and where it
    /// cannot tell.
    package static func opens(_ text: String) -> Bool {
        guard !text.hasSuffix("?"), let first = Words.all(text).first else { return false }
        return openers.contains(first) || generic.contains(first) || Gerund.isVerb(first)
    }

    /// Why a sentence is no rule that could be kept elsewhere; nil where it may be one.
    package static func objection(to text: String) -> String? {
        let words = Words.all(text)
        guard let first = words.first, !text.hasSuffix("?") else { return "it is a question or says nothing" }
        if statements.contains(first) { return "it states something and does not say what to do" }
        let points = words.contains(where: ["it", "this", "that", "them", "these", "those"].contains)
        if Words.content(text).count < 2, points {
            return "it speaks of something that only its conversation knows"
        }
        guard !opens(text), !words.contains(where: norms.contains),
            words.contains(where: StopWords.english.contains)
        else { return nil }
        return "it does not say what to do"
    }

    /// Words that make a rule of a statement: "Commit messages must be short".
    private static let norms: Set<String> = [
        "must", "mustn't", "should", "shouldn't", "always", "never", "not", "only", "no", "is", "are", "need",
        "needs", "we", "goes",
        "go", "belong", "belongs", "means", "instead", "without", "don't", "please", "every", "each", "first",
    ]

    /// The text without what people put before an instruction: "no, ", "please ", "you should ".
    static func withoutLeads(_ text: String) -> String {
        var rest = text
        while let shorter = withoutLead(rest) { rest = shorter }
        return rest
    }

    private static func withoutLead(_ text: String) -> String? {
        let lower = text.lowercased()
        for (lead, needsPause) in leads where lower.hasPrefix(lead) {
            let after = text.dropFirst(lead.count)
            guard let next = after.first, needsPause ? pauses.contains(next) : !isInWord(next) else {
                continue
            }
            let rest = after.drop { $0.isWhitespace || pauses.contains($0) }
            if !rest.isEmpty { return String(rest) }
        }
        return nil
    }

    /// The text without one of the signs and words that only its moment needed ("again", "please"); nil where
    /// there are none.
    static func withoutTrail(_ text: String) -> String? {
        if let last = text.last, ".,;: ".contains(last) { return String(text.dropLast()) }
        let lower = text.lowercased()
        guard let trail = trails.first(where: { lower.hasSuffix(" " + $0) }), text.count > trail.count + 8
        else { return nil }
        return String(text.dropLast(trail.count + 1))
    }

    private static let trails = [
        "please", "pls", "again", "right now", "thanks", "thank you", "ok", "okay", "this time", "!",
    ]

    private static let pauses = ",.:;!–—"

    private static func isInWord(_ sign: Character) -> Bool {
        sign.isLetter || sign.isNumber || "'’-_/.@".contains(sign)
    }

    /// What people put before an instruction, the longer ones first.
    ///
    /// "No emojis" is a rule and "no, use pnpm" is not: some count only before a
    /// pause.
    private static let leads: [(String, needsPause: Bool)] =
        [
            "you are supposed to", "you're supposed to", "i told you to", "i want you to", "i'd like you to",
            "i need you to",
            "i said to", "remember that", "remember to", "you should", "you must", "you need to",
            "you have to", "can you",
            "could you", "would you", "in the future", "in future", "from now on", "next time", "please",
            "pls", "plz", "just",
            "let's", "also", "actually", "ok", "okay", "and", "but", "so",
        ].map { ($0, false) }
        + [
            "no", "nope", "hey", "again", "instead", "first", "wait", "well", "stop", "remember", "i said",
            "i told you",
            "as i said", "dude", "hmm",
            "yes", "wrong", "not like that", "sorry", "right", "listen",
        ].map { ($0, true) }

    private static let openers: Set<String> = [
        "always", "never", "don't", "dont", "do", "only", "no", "avoid", "stop", "when", "whenever", "before",
        "after", "if",
        "while", "instead", "without", "unless",
    ]
    /// Verbs that open instructions and say nothing about the work.
    private static let generic: Set<String> = [
        "use", "keep", "make", "ensure", "be", "let", "leave", "prefer", "follow", "ask", "wait", "give",
        "take", "get", "go",
        "look", "respect", "stick", "stay", "treat", "try", "work", "think", "remember", "consider", "start",
        "finish", "reduce",
        "minimize", "limit", "focus", "tell", "say", "speak", "talk", "respond", "reply", "return", "switch",
        "choose", "pick",
        "find", "show", "spell", "guard", "cite", "confirm", "discuss", "assume", "rely", "trust", "turn",
        "split",
    ]
    private static let statements: Set<String> = [
        "i", "i'm", "i'll", "i've", "i'd", "you", "you're", "you've", "your", "he", "she", "they", "it",
        "it's", "its", "this",
        "that", "that's", "thats", "these", "those", "there", "there's", "why", "what", "where", "who", "how",
        "which", "did",
        "didn't", "does", "doesn't", "is", "isn't", "are", "aren't", "was", "wasn't", "were", "has", "have",
        "hmm", "hmmm", "yes",
        "my", "sorry", "thanks", "still", "same", "what's", "whats", "should", "shouldn't", "would",
        "wouldn't",
    ]
}
