/// Which words a correction wants and which it forbids.
enum Polarity {
    /// +1 for the content words of what should be, −1 for those of what should not; the rest is left out.
    ///
    /// A clause forbids after a negation ("never", "not", "instead of"); one that reproaches ("why did you", "you
    /// made") forbids what it names unless it is itself negated ("you did not use"). A clause wants where it
    /// says so ("use", "always", "should") or says the opposite of a forbidden one.
    static func signs(of tokens: [Token]) -> [String: Double] {
        var signs: [String: Double] = [:]
        var clause = -1
        var sign = 0.0
        for (position, token) in tokens.enumerated() {
            if token.clause != clause {
                clause = token.clause
                sign = opening(Array(tokens[position...].prefix(4)).map(\.text))
            }
            if negations.contains(token.text) {
                sign = sign < 0 ? 1 : -1
            } else if wishes.contains(token.text), sign == 0 {
                sign = 1
            } else if sign != 0, token.isCode || !isPlain(token.text) {
                let word = stem(token.text)
                if signs[word] == nil { signs[word] = sign }
            }
        }
        return signs
    }

    /// What the first words of a clause say of the rest.
    private static func opening(_ words: [String]) -> Double {
        guard let first = words.first else { return 0 }
        if first == "why" || reproaches.contains(first) { return -1 }
        if first == "you", words.count > 1, Verb.base(ofPast: words[1]) != nil { return -1 }
        return 0
    }

    private static let negations: Set<String> = [
        "not", "never", "dont", "no", "stop", "avoid", "without", "didnt", "arent", "isnt", "wasnt",
        "shouldnt", "doesnt", "cannot", "cant",
        "havent", "werent", "wont", "nicht", "nie", "kein", "keine", "pas", "jamais", "nunca", "não", "не",
        "никогда", "别", "不", "forgot",
        "statt", "unnecessary", "remove", "ohne", "sans", "sin", "sem", "без", "instead", "than",
    ]
    private static let wishes: Set<String> = [
        "use", "using", "always", "should", "must", "need", "please", "prefer", "want", "only", "immer",
        "toujours", "siempre", "sempre",
        "всегда", "switch", "keep", "make", "run", "write", "follow", "let", "put",
    ]
    private static let reproaches: Set<String> = ["youre", "ur", "warum", "pourquoi", "почему"]
}
