extension Imperative {
    /// "We never put …" as "Never put …", "you should not use …" as "Do not use …".
    static func addressed(_ text: String) -> String {
        let lower = text.lowercased().replacing("’", with: "'")
        for (opening, order) in addresses where lower.hasPrefix(opening + " ") {
            let rest = text.dropFirst(opening.count + 1)
            guard let verb = Words.all(String(rest)).first, isOrder(verb), !wishes.contains(verb) else {
                continue
            }
            return (order + " " + rest).trimmingSpaces()
        }
        return text
    }

    private static let addresses = [
        ("we should never", "Never"), ("we never", "Never"), ("we should always", "Always"),
        ("we always", "Always"),
        ("we should not", "Do not"), ("we shouldn't", "Do not"), ("we do not", "Do not"),
        ("we don't", "Do not"),
        ("we dont", "Do not"), ("you shouldn't", "Do not"), ("you shouldnt", "Do not"),
        ("you mustn't", "Do not"),
        ("not", "Do not"), ("we should", ""), ("we", ""),
    ]
    /// Verbs after which "we never" tells of a habit of thought rather than of a rule.
    private static let wishes: Set<String> = [
        "try", "start", "get", "go", "think", "assume", "work", "discuss",
    ]

    /// The text without what people put before an instruction: "no, ", "please ", "you should ".
    static func withoutLeads(_ text: String) -> String {
        var rest = text
        while let shorter = withoutLead(rest) { rest = shorter }
        return rest
    }

    private static func withoutLead(_ text: String) -> String? {
        let lower = text.lowercased()
        if lower.hasPrefix("no "), let next = Words.all(String(text.dropFirst(3))).first,
            ClauseWords.subjects.contains(next) || ["don't", "dont", "do", "never", "always"].contains(next),
            !["the", "all", "every", "each", "our", "my", "your"].contains(next)
        {
            return String(text.dropFirst(3))
        }
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
        if let last = text.last, ".,;:!-–— ".contains(last) { return String(text.dropLast()) }
        let lower = text.lowercased()
        guard let trail = trails.first(where: { lower.hasSuffix(" " + $0) }), text.count > trail.count + 8,
            !["say so", "said so", "tell you so", "told so"].contains(where: lower.hasSuffix)
        else { return nil }
        return String(text.dropLast(trail.count + 1))
    }

    private static let trails = [
        "please", "pls", "again", "right now", "thanks", "thank you", "ok", "okay", "this time",
        "like last time",
        "as always", "like always", "like i said", "as i said", "already", "just now", "so",
    ]

    private static let pauses = ",.:;!–—"

    private static func isInWord(_ sign: Character) -> Bool {
        sign.isLetter || sign.isNumber || "'’-_/.@".contains(sign)
    }

    /// What people put before an instruction, the longer ones first.
    ///
    /// "No emojis" is a rule and "no, use pnpm" is not: some count only before a pause.
    private static let leads: [(String, needsPause: Bool)] =
        [
            "you are supposed to", "you're supposed to", "i told you to", "i want you to", "i'd like you to",
            "i need you to",
            "i said to", "remember that", "remember to", "you should", "you must", "you need to",
            "you have to", "can you",
            "could you", "would you", "in the future", "in future", "from now on", "next time", "please",
            "pls", "plz", "just",
            "let's", "also", "actually", "ok", "okay", "and", "but", "so", "btw", "by the way", "then",
            "like i said",
        ].map { ($0, false) }
        + [
            "no", "nope", "hey", "again", "instead", "first", "wait", "well", "stop", "remember", "i said",
            "i told you",
            "as i said", "dude", "hm", "hmm", "ugh", "argh", "damn", "no no", "come on", "oh", "ah",
            "yes", "wrong", "not like that", "sorry", "right", "listen",
        ].map { ($0, true) }
}
