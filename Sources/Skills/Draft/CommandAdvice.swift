internal import Events

/// What a cluster's evidence shows of commands: which took the place of which, and which were refused.
struct CommandAdvice {
    private static let most = 3

    /// Commands that were replaced by others, the most frequent first.
    private(set) var replaced: [CommandPair] = []
    /// Commands that were refused, the most frequent first.
    private(set) var refused: [CommandPair] = []
    private var evidence: [CommandPair: [Correction.ID]] = [:]

    init(_ corrections: [Correction]) {
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
        replaced = Array(ranked.filter { $0.right != nil }.prefix(Self.most))
        refused = Array(ranked.filter { $0.right == nil }.prefix(Self.most))
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
