internal import Events

/// The one text that an agent chooses a skill by: when to use it, never how.
///
/// A description that told the workflow would be followed in place of the body. All descriptions share a
/// listing of about 8,000 characters in Claude Code, so this one stays under 200.
struct DraftDescription {
    static let wanted = 200

    let text: String

    init(rule: Rule, scope: Scope, commands: CommandAdvice, terms: [String]) {
        let opening = Self.opening(rule.text, terms) + Self.place(scope)
        var programs: [String] = []
        for head in commands.mistakes.map(ShellLine.head) where !programs.contains(head) {
            programs.append(Self.clear(head, 40))
        }
        programs = Array(programs.prefix(2))
        var text = opening
        if !programs.isEmpty {
            text = Self.joined(text, "Also before running " + programs.joined(separator: " or ") + ".")
        }
        self.text = Self.joined(text, Self.keywords(rule, terms, beside: text))
    }

    private static func opening(_ rule: String, _ terms: [String]) -> String {
        if let clause = Situation(of: rule)?.clause { return "Use " + clear(clause, 120) }
        let things = phrases(rule, terms)
        guard !things.isEmpty else { return "Use when this may apply: " + clear(rule, 120) }
        return "Use when the work touches " + clear(listed(things.prefix(3)), 120)
    }

    /// The rule's subjects, words that stand together as one: "default exports".
    private static func phrases(_ rule: String, _ terms: [String]) -> [String] {
        var known = Set(subject(rule)).filter { !Cues.weak.contains(Words.stem($0)) }
        if let first = Words.all(rule).first, Imperative.isOrder(first) { known.remove(first) }
        // "Keep functions short" speaks of functions, not of "functions short".
        let isLoose = Words.all(rule).first == "keep"
        var found: [[String]] = [[]]
        for word in Words.all(rule) {
            if isLoose || !known.contains(word) || Imperative.isOrder(word), found.last?.isEmpty == false {
                found.append([])
            }
            if known.contains(word) { found[found.count - 1].append(word) }
        }
        let things = found.filter { $0.count > 1 || $0.first.map { !$0.hasSuffix("ed") } ?? false }.map {
            $0.prefix(3).joined(separator: " ")
        }
        // What they are to be kept is no thing that work touches.
        let own = isLoose ? Array(things.prefix(1)) : things
        // A rule in words of its own is found by the words that the others used.
        let shared = subject(terms.prefix(12).joined(separator: " "))
        return known.isDisjoint(with: shared) ? Array(shared.prefix(2)) + own : own
    }

    private static func listed(_ words: ArraySlice<String>) -> String {
        guard words.count > 1, let last = words.last else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " or " + last
    }

    private static func place(_ scope: Scope) -> String {
        guard case .repository(let name) = scope, !RepositoryName.short(name).isEmpty else { return "." }
        return " in " + PlainWords.cut(RepositoryName.short(name), 60) + "."
    }

    /// The words that several members used and the rule's own, so that a prompt that speaks of them finds the
    /// skill.
    private static func keywords(_ rule: Rule, _ terms: [String], beside text: String) -> String {
        let own = rule.sentences.flatMap { subject($0.text) }
        var known = Words.content(text)
        let rest = (subject(terms.prefix(12).joined(separator: " ")).prefix(3) + own).filter {
            known.insert(Words.stem($0)).inserted
        }
        guard !rest.isEmpty else { return "" }
        return "Concerns " + clear(rest.prefix(5).joined(separator: ", "), 80) + "."
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
