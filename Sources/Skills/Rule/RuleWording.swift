/// A clause as a rule words it: without what its conversation put around it, and addressed to an agent.
///
/// It drops words and turns "we never" into "never"; nil where that would lose a negation.
enum RuleWording {
    static let longest = 200

    static func of(_ clause: String, _ shared: SharedWords) -> String? {
        let said = Imperative.withoutLeads(withoutPleas(PlainWords.line(clause, limit: longest)))
        var text = Imperative.addressed(said)
        while let shorter = Imperative.withoutTrail(text) { text = shorter }
        text = withoutArguments(text, shared)
        guard !text.isEmpty, !text.hasSuffix("…"), Negations.count(in: text) == Negations.count(in: said)
        else { return nil }
        return capitalized(Addressee.naming(Reproach.turned(text) ?? text))
    }

    /// The text without the words that only made it polite: "Only these tests please, not the suite".
    private static func withoutPleas(_ text: String) -> String {
        var kept: [String] = []
        for token in RunningText(text).tokens {
            let bare = token.lowercased().filter(\.isLetter)
            guard pleas.contains(bare), !kept.isEmpty else {
                kept.append(token)
                continue
            }
            let marks = token.filter { ",.;:!?".contains($0) }
            let isMarked = kept.last?.last.map { ",.;:!?".contains($0) } ?? true
            if !isMarked { kept[kept.count - 1] += marks }
        }
        return kept.joined(separator: " ")
    }

    private static let pleas: Set<String> = ["please", "pls", "plz", "bitte", "svp", "stp", "пожалуйста"]

    /// The text without flags and assignments that one session alone named: `make test` for `make test V=1`.
    ///
    /// Not after a negation: less of what is forbidden would forbid more.
    private static func withoutArguments(_ text: String, _ shared: SharedWords) -> String {
        var kept: [String] = []
        var isNegated = false
        for token in RunningText(text).tokens {
            isNegated = isNegated || Negations.count(in: token) > 0
            let isCommand = kept.last.map { !Words.content($0).isEmpty } ?? false
            guard !isNegated, isCommand, isArgument(token),
                Words.content(token).contains(where: shared.isOneOff)
            else { kept.append(token); continue }
            if let pause = token.last, ",;:".contains(pause) { kept[kept.count - 1].append(pause) }
        }
        return kept.joined(separator: " ")
    }

    private static func isArgument(_ token: String) -> Bool {
        token.hasPrefix("-") && token.contains(where: \.isLetter)
            || token.dropFirst().prefix { $0 != "\"" }.contains("=")
    }

    /// A capital at the head, unless the first word is a name that is written as it is (paths, code,
    /// hyphenated names).
    private static func capitalized(_ text: String) -> String {
        guard let first = text.first, first.isLowercase else { return text }
        let word = text.prefix { !$0.isWhitespace }
        guard word.allSatisfy({ $0.isLetter || $0 == "'" || $0 == "," }), !word.contains(where: \.isUppercase)
        else {
            return text
        }
        return first.uppercased() + text.dropFirst()
    }
}
