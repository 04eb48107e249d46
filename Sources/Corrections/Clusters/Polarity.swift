/// Which words a correction wants and which it forbids.
enum Polarity {
    /// +1 for the content words of what should be, −1 for those of what should not; the rest is left out.
    ///
    /// A clause forbids after a negation ("never", "not", "instead of") and wants where it says so ("use", "always",
    /// "should"). In a question or a reproach ("why did you not use", "you are not using") a negation turns into a wish;
    /// without one it says too little to be believed. "…, not the session" belongs to the clause before it.
    static func signs(of tokens: [Token]) -> [String: Double] {
        var signs: [String: Double] = [:]
        var clause = -1
        var sign = 0.0
        var isReproach = false
        for (position, token) in tokens.enumerated() {
            if token.clause != clause {
                clause = token.clause
                sign = 0
                if token.text != "not" { isReproach = reproaches(tokens[position...].prefix(4).map(\.text)) }
            }
            if token.text == "why" { (isReproach, sign) = (true, 0) }
            if negations.contains(token.text) {
                sign = isReproach || sign < 0 ? 1 : -1
            } else if wishes.contains(token.text), sign == 0, !isReproach {
                sign = 1
            } else if sign != 0, token.isCode || !isPlain(token.text) {
                let word = stem(token.text)
                if signs[word] == nil { signs[word] = sign }
            }
        }
        return signs
    }

    private static func reproaches(_ words: [String]) -> Bool {
        guard let first = words.first else { return false }
        if reproachful.contains(first) { return true }
        guard let you = words.firstIndex(of: "you"), you + 1 < words.count else { return false }
        return you == 0 && negations.contains(words[1]) || Verb.base(ofPast: words[you + 1]) != nil
    }

    private static let negations: Set<String> = [
        "not", "never", "dont", "no", "stop", "avoid", "without", "didnt", "arent", "isnt", "wasnt",
        "shouldnt", "doesnt", "cannot", "cant",
        "havent", "werent", "wont", "nicht", "nie", "kein", "keine", "pas", "jamais", "nunca", "não", "не",
        "никогда", "别", "不", "forgot",
        "statt", "ohne", "sans", "sin", "sem", "без", "instead", "than",
    ]
    private static let wishes: Set<String> = [
        "use", "using", "always", "should", "must", "need", "please", "prefer", "want", "only", "immer",
        "toujours", "siempre", "sempre",
        "всегда", "switch", "keep", "make", "run", "write", "follow", "let", "put",
    ]
    private static let reproachful: Set<String> = [
        "why", "youre", "ur", "did", "didnt", "are", "arent", "have", "havent", "warum", "pourquoi", "почему",
    ]
}
