internal import Events

/// The edits of a session that no turn has taken yet, handed out as the walk goes along.
struct OpenEdits {
    /// Milliseconds by which the hook that looked and the event that tells of the same moment may differ.
    private static let slack: Int64 = 2_000
    /// By time.
    private(set) var rest: [WorkTreeEdit]

    init(_ edits: [WorkTreeEdit]) { rest = edits.sorted { $0.user.at < $1.user.at } }

    /// Takes what was seen before the user's turn, or at it.
    ///
    /// What a hook saw belongs to the turn that it names, whichever clock was ahead.
    mutating func take(before event: CodingAgentEvent) -> [WorkTreeEdit] {
        let latest = event.at.milliseconds.addingReportingOverflow(Self.slack)
        let isDue = { (edit: WorkTreeEdit) in
            if let turn = edit.user.turn, event.turn != nil, edit.user.at > event.at {
                return turn == event.turn
            }
            return latest.overflow || edit.user.at.milliseconds <= latest.partialValue
        }
        defer { rest.removeAll(where: isDue) }
        return rest.filter(isDue)
    }
}
