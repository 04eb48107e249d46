internal import Events

/// The one text that an agent chooses a skill by: when to use it, never how.
///
/// A description that told the workflow would be followed in place of the body. All descriptions share a
/// listing of
/// about 8,000 characters in Claude Code, so this one stays under 200.
struct DraftDescription {
    static let wanted = 200

    let text: String

    init(rule: Rule, scope: Scope, commands: CommandAdvice) {
        let opening = Self.opening(rule, commands) + Self.place(scope)
        let programs = commands.mistakes.prefix(2).map { Self.clear($0, 40) }
        var text = opening
        if !programs.isEmpty {
            text = Self.joined(text, "Also before running " + programs.joined(separator: " or ") + ".")
        }
        self.text = Self.joined(text, Self.keywords(of: rule, beside: text))
    }

    private static func opening(_ rule: Rule, _ commands: CommandAdvice) -> String {
        if let clause = Situation(of: rule.text)?.clause { return "Use " + clear(clause, 120) }
        let words = subject(rule.text)
        guard !words.isEmpty else { return "Use when this may apply: " + clear(rule.text, 120) }
        return "Use when the work touches " + clear(listed(words.prefix(5)), 120)
    }

    private static func listed(_ words: ArraySlice<String>) -> String {
        guard words.count > 1, let last = words.last else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " or " + last
    }

    private static func place(_ scope: Scope) -> String {
        guard case .repository(let name) = scope, !RepositoryName.short(name).isEmpty else { return "." }
        return " in " + PlainWords.cut(RepositoryName.short(name), 60) + "."
    }

    /// The rule's other words, so that a prompt that speaks of them finds the skill.
    private static func keywords(of rule: Rule, beside text: String) -> String {
        let known = Words.content(text)
        let rest = subject(rule.text).filter { !known.contains(Words.stem($0.lowercased())) }
        guard !rest.isEmpty else { return "" }
        return "Concerns " + clear(rest.prefix(6).joined(separator: ", "), 80) + "."
    }

    /// The rule's words that carry meaning, once each, in order.
    private static func subject(_ rule: String) -> [String] {
        var seen: Set<String> = []
        return Words.all(rule).filter { word in
            !StopWords.all.contains(word) && !Cues.silent.contains(word) && word.count <= 30
                && word.contains(where: \.isLetter)
                && seen.insert(Words.stem(word)).inserted
        }
    }

    private static func joined(_ text: String, _ more: String) -> String {
        guard !more.isEmpty, text.count + 1 + more.count <= wanted else { return text }
        return text + " " + more
    }

    /// Without backticks and angle brackets, which listings and one validator trip over.
    private static func clear(_ text: String, _ limit: Int) -> String {
        PlainWords.cut(text.replacing("&lt;", with: "").filter { !"`<>".contains($0) }, limit)
    }
}
