/// How a clause speaks of what the agent did or should do, told by how it begins.
enum Mood {
    case plain
    /// "why did you …", "you used …": against what follows.
    case against
    /// "did you …?", "where is …", "we use …": in favour of what follows.
    case wish
    /// "you did not …": a negation in it is a wish.
    case lack
    /// "run …", "rebase …".
    case order

    /// The sign with which the clause begins.
    var start: Double {
        switch self {
        case .plain, .lack: 0
        case .against: -Likeness.hint
        case .wish: Likeness.hint
        case .order: 1
        }
    }

    /// From the first words of a clause.
    init(_ opening: [String]) {
        var words = opening[...]
        if words.first == "i", let next = words.dropFirst().first, Mood.opinions.contains(next) {
            words = words.dropFirst(2)
        }
        words = words.drop(while: StanceWords.fillers.contains)
        guard let first = words.first else {
            self = .plain
            return
        }
        let next = words.dropFirst().first { !StanceWords.fillers.contains($0) } ?? ""
        self = Mood.of(first, next, Array(words))
    }

    private static func of(_ first: String, _ next: String, _ words: [String]) -> Mood {
        if first == "why" || first == "did" && next == "i" { return .against }
        if first == "who" { return ["told", "asked", "said"].contains(next) ? .against : .plain }
        if asking.contains(first), persons.contains(next) { return .wish }
        if missing.contains(first) { return .wish }
        if StanceWords.starts.contains(first) { return .order }
        if accused.contains(first), StanceWords.lacking.contains(next) { return .lack }
        if first == "you" || first == "u" {
            if next == "keep" { return .against }
            return Verb.base(ofPast: next) != nil && !["forgot", "said", "told"].contains(next)
                ? .against : .plain
        }
        if first == "were" && next == "on" { return .wish }
        if first == "we", !StanceWords.negations.contains(next) { return .wish }
        if words.contains(where: houses.contains), words.contains("uses") || words.contains("is") {
            return .wish
        }
        return accused.contains(first) && !StanceWords.negations.contains(next) ? .against : .plain
    }

    private static let opinions: Set<String> = ["think", "see", "guess", "believe"]
    private static let asking: Set<String> = ["did", "didnt", "have", "havent", "hast", "haben", "has"]
    private static let persons: Set<String> = ["you", "u", "we", "du"]
    private static let missing: Set<String> = ["where", "wheres", "missing", "forgot"]
    private static let accused: Set<String> = ["you", "u", "youre", "ur"]
    private static let houses: Set<String> = [
        "repo", "project", "codebase", "repository", "team", "monorepo",
    ]
}
