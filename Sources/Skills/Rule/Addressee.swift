/// Words a rule for an agent that reads it on its own: the person who said "unless I ask" is "the user" there.
///
/// Only where grammar leaves no doubt; everything else stays as it was said.
enum Addressee {
    static func naming(_ text: String) -> String {
        var tokens = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        for index in tokens.indices {
            switch bare(tokens[index]) {
            case "i" where follows(index, tokens, conditions):
                guard let verb = verb(after: index, tokens) else { return text }
                tokens[index] = "the user"
                tokens[verb.index] = verb.text
            case "i've" where follows(index, tokens, conditions): tokens[index] = "the user has"
            case "me" where follows(index, tokens, askings):
                tokens[index] = "the user" + tokens[index].drop(while: \.isLetter)
            default: continue
            }
        }
        return tokens.joined(separator: " ")
    }

    private static func follows(_ index: Int, _ tokens: [String], _ words: Set<String>) -> Bool {
        index > 0 && words.contains(bare(tokens[index - 1]))
    }

    /// The verb in the third person, behind an adverb at most; nil for one that is not known.
    private static func verb(after index: Int, _ tokens: [String]) -> (index: Int, text: String)? {
        for next in tokens.indices.dropFirst(index + 1).prefix(2) {
            let word = bare(tokens[next])
            let end = tokens[next].dropFirst(word.count)
            if past.contains(word) { return (next, tokens[next]) }
            if let form = present[word] { return (next, form + end) }
            guard word.hasSuffix("ly") else { return nil }
        }
        return nil
    }

    private static func bare(_ token: String) -> String {
        String(token.lowercased().replacing("’", with: "'").prefix { $0.isLetter || $0 == "'" })
    }

    private static let conditions: Set<String> = [
        "unless", "until", "till", "before", "after", "when", "whenever", "if", "once",
    ]
    /// Before "me"; not "tell me" and "show me", which mostly ask for something now.
    private static let askings: Set<String> = ["ask", "asking", "consult", "consulting"]
    private static let past: Set<String> = [
        "said", "told", "asked", "approved", "confirmed", "reviewed", "agreed", "requested", "wanted",
    ]
    private static let present = [
        "tell": "tells", "ask": "asks", "say": "says", "approve": "approves", "confirm": "confirms",
        "request": "requests", "want": "wants", "need": "needs", "agree": "agrees", "review": "reviews",
        "have": "has", "do": "does", "check": "checks", "sign": "signs", "give": "gives",
    ]
}
