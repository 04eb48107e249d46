internal import Events

/// What a cluster's evidence shows of commands: which took the place of which, and which were refused.
struct CommandAdvice {
    private static let most = 3

    /// Commands that were replaced by others, the most frequent first.
    private(set) var replaced: [CommandPair] = []
    /// Commands that were refused, the most frequent first.
    private(set) var refused: [CommandPair] = []
    private var evidence: [CommandPair: [Correction.ID]] = [:]
    private let order: [Correction.ID]

    init(_ corrections: [Correction]) {
        order = corrections.map(\.id)
        var sessions: [CommandPair: Set<SessionKey>] = [:]
        for correction in corrections {
            for pair in Set(CommandPair.all(in: correction)) {
                sessions[pair, default: []].insert(correction.session)
                evidence[pair, default: []].append(correction.id)
            }
        }
        // A command that took another's place somewhere is no mistake elsewhere, and the other way round.
        let rights = Set(sessions.keys.compactMap(\.right))
        let wrongs = Set(sessions.keys.map(\.wrong))
        let sound = sessions.filter { !rights.contains($0.key.wrong) && !wrongs.contains($0.key.right ?? "") }
        let ranked = sound.sorted { Self.rank($0) < Self.rank($1) }.map(\.key)
        replaced = Array(gathered(ranked.filter { $0.right != nil }, sessions).prefix(Self.most))
        refused = Array(ranked.filter { $0.right == nil }.prefix(Self.most))
    }

    /// The pairs that differ in their arguments only as one without them, where several sessions show it.
    ///
    /// What was seen once stays as it was seen.
    private mutating func gathered(
        _ pairs: [CommandPair], _ sessions: [CommandPair: Set<SessionKey>]
    ) -> [CommandPair] {
        let alike = Dictionary(grouping: pairs.filter { $0.heads != nil }) { $0.heads }
        var (found, counts): ([CommandPair], [CommandPair: Set<SessionKey>]) = ([], sessions)
        for pair in pairs {
            let group = pair.heads.flatMap { alike[$0] } ?? []
            let seen = group.reduce(into: Set<SessionKey>()) { $0.formUnion(sessions[$1] ?? []) }
            guard group.count > 1, seen.count > 1, let heads = pair.heads else {
                found.append(pair)
                continue
            }
            guard !found.contains(heads) else { continue }
            let ids = Set(group.flatMap { evidence[$0] ?? [] })
            (evidence[heads], counts[heads]) = (order.filter(ids.contains), seen)
            found.append(heads)
        }
        return found.sorted { Self.rank(($0, counts[$0] ?? [])) < Self.rank(($1, counts[$1] ?? [])) }
    }

    /// Frequent first, then short, then by their letters.
    private static func rank(_ seen: (key: CommandPair, value: Set<SessionKey>)) -> (Int, Int, String, String)
    {
        (-seen.value.count, seen.key.wrong.count, seen.key.wrong, seen.key.right ?? "")
    }

    /// The commands before which the rule should come to mind.
    var mistakes: [String] { (replaced + refused).map(\.wrong) }

    var dos: [DraftSentence] {
        replaced.compactMap { pair in
            pair.right.map { sentence("Run `\($0)` in place of `\(pair.wrong)`.", pair) }
        }
    }

    var donts: [DraftSentence] { refused.map { sentence("Do not run `\($0.wrong)`.", $0) } }

    private func sentence(_ text: String, _ pair: CommandPair) -> DraftSentence {
        DraftSentence(text: text, evidence: evidence[pair] ?? [])
    }
}
