/// Words that turn what is said round: losing one inverts a rule.
package enum Negations {
    /// How many of them a text holds.
    package static func count(in text: String) -> Int {
        let words = Words.all(text)
        return words.count(where: isOne)
            + zip(words, words.dropFirst()).count { $0 == "leave" && $1 == "out" }
    }

    static func isOne(_ word: String) -> Bool {
        all.contains(word) || denies(word) || contracted.contains(word)
    }

    /// Whether the word denies a statement ("isn't") and so turns nothing that follows the next comma.
    static func denies(_ word: String) -> Bool {
        word.hasSuffix("n't") && !["don't", "can't", "mustn't", "shouldn't"].contains(word)
            || ["isnt", "wasnt", "arent", "doesnt", "didnt", "wont", "hasnt", "havent"].contains(word)
    }

    private static let contracted: Set<String> = [
        "don't", "dont", "can't", "cant", "mustn't", "mustnt", "shouldn't", "shouldnt",
    ]
    private static let all: Set<String> = [
        "no", "not", "never", "nor", "neither", "none", "nothing", "nobody", "nowhere", "without", "cannot",
        "avoid", "stop", "instead", "rather", "except", "unless", "omit", "skip", "nicht", "kein", "keine",
        "keinen", "nie", "niemals", "ohne", "ne", "pas", "jamais", "sans", "nunca", "sin", "não", "nao",
        "sem",
        "не", "нет", "никогда", "без",
    ]
}
