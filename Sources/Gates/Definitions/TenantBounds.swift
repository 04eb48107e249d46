/// How far a tenant may move a gate's parameters.
///
/// `spec`, `secrets`, `injection` and `safety` only get stricter: lists of what is looked for grow, lists of what
/// is let through and lengths shrink. The others move within
/// bounds that leave them a meaning: a recurrence of none is no recurrence.
enum TenantBounds {
    /// Gates that nobody turns down.
    static let final: Set = ["secrets", "injection", "safety", "spec"]
    private static let mostEntries = 500
    private static let longestEntry = 200

    private static let integers: [String: ClosedRange<Int>] = [
        "recurrence.min_sessions": 1...1_000_000, "recurrence.min_days": 1...1_000_000,
        "recurrence.min_users": 1...1_000_000, "recurrence.min_sessions_alone": 2...1_000_000,
        "coherence.min_shared_sessions": 2...1_000_000, "recurrence.team_size": 2...1_000_000,
        "recurrence.min_users_in_team": 1...1_000,
        "clarity.max_rule_chars": 40...2_000, "activation.max_description_chars": 60...1_024,
        "activation.listing_budget_chars": 500...200_000, "activation.min_situations": 1...10_000,
        "standing.min_sessions_after": 5...1_000_000, "standing.min_days_after": 1...3_650,
        "standing.min_expected": 1...10_000, "standing.strikes": 2...100,
        "standing.sessions_between_strikes": 4...1_000_000, "standing.silent_days": 1...3_650,
        "standing.silent_sessions": 3...1_000_000,
    ]
    private static let shares: [String: ClosedRange<Double>] = [
        "recurrence.min_confidence": 0.1...1, "recurrence.min_best_confidence": 0.3...1,
        "coherence.min_confidence": 0.1...1, "coherence.min_share": 0.2...1,
        "coherence.min_lasting_confidence": 0.2...1, "provenance.min_word_support": 0.3...1,
        "novelty.max_similarity": 0.3...1,
        "activation.max_description_similarity": 0.3...1, "contradiction.min_opposition": 0.2...1,
        "contradiction.min_likeness": 0...0.4,
        "standing.idle_share": 0.3...1, "standing.forgiven_share": 0.5...1,
    ]
    /// Lists that only shrink: what stands in them needs no evidence, or counts as careful.
    private static let shrinking: Set = ["provenance.headings", "safety.careful_verbs"]

    /// What stands in the way of a value; nil where it may be set.
    static func objection(
        to value: GateParameter, of name: String, shipped: GateDefinition
    ) -> String? {
        let path = "\(shipped.id).\(name)"
        let known = shipped.parameters[name]
        if shrinking.contains(path), case .list(let entries) = value, case .list(let all)? = known {
            return Set(entries).isSubset(of: all) ? size(entries) : "it can only lose entries"
        }
        if final.contains(shipped.id) { return weakens(value, known) }
        switch value {
        case .integer(let number):
            let bounds = integers[path] ?? 0...1_000_000
            let isFine = bounds.contains(number) && shares[path].map { $0.contains(Double(number)) } ?? true
            return isFine ? nil : "it must lie between \(bounds.lowerBound) and \(bounds.upperBound)"
        case .number(let number):
            let bounds = shares[path] ?? 0...1
            return bounds.contains(number)
                ? nil : "it must lie between \(bounds.lowerBound) and \(bounds.upperBound)"
        case .flag: return nil
        case .list(let entries): return size(entries)
        }
    }

    /// Whether a value lets through what the shipped one stops.
    private static func weakens(_ value: GateParameter, _ known: GateParameter?) -> String? {
        switch (value, known) {
        case (.list(let entries), .list(let all)?):
            return Set(entries).isSuperset(of: all)
                ? size(entries) : "this gate only gets stricter: keep all entries"
        case (.integer(let number), .integer(let limit)?):
            return number <= limit && number > 0 ? nil : "this gate only gets stricter: at most \(limit)"
        case (.flag(let isOn), .flag(let wasOn)?):
            return isOn || !wasOn ? nil : "this gate only gets stricter"
        default: return "this gate only gets stricter"
        }
    }

    private static func size(_ entries: [String]) -> String? {
        let isFine =
            entries.count <= mostEntries && entries.allSatisfy { !$0.isEmpty && $0.count <= longestEntry }
        return isFine
            ? nil : "a list has at most \(mostEntries) entries of 1 to \(longestEntry) characters"
    }
}
