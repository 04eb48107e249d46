package import Events

/// Which of a cluster's corrections its rule rests on.
///
/// Clusters bring a theme together ("leave alone what nobody asked for"); a rule is narrower. Where more than a few
/// speak of other things, what is counted, quoted and judged are those that speak of the rule's own.
package enum RuleSupport {
    /// The share of other sessions that a cluster may hold and still be taken as a whole.
    private static let others = 0.34

    /// Those members in their order; all of them where hardly any speak of something else.
    package static func members(of cluster: Cluster, _ corrections: [Correction]) -> [Correction] {
        let sorted = corrections.sorted { ($0.at, $0.id) < ($1.at, $1.id) }
        let sessions = Set(sorted.map(\.session)).count
        guard sessions > 2 else { return sorted }
        let rule = Rule(of: cluster, sorted, SharedWords(sorted))
        let own = Words.content(rule.text).subtracting(Words.content(Imperative.plainVerbs))
        let said = sorted.map { Words.content($0.words + "\n" + $0.instruction) }
        let counts = own.map { word in
            (word, Set(zip(sorted, said).filter { $1.contains(word) }.map(\.0.session)).count)
        }
        guard let anchor = counts.max(by: { ($0.1, $1.0) < ($1.1, $0.0) })?.0 else { return sorted }
        let support = zip(sorted, said).filter { $1.contains(anchor) || $1.intersection(own).count > 1 }.map(
            \.0)
        let kept = Set(support.map(\.session)).count
        let isMixed = Double(sessions - kept) > others * Double(sessions)
        return isMixed && kept > 1 ? support : sorted
    }
}
