internal import Events

/// The edits of a session that no turn has taken yet, handed out as the walk goes along.
struct OpenEdits {
    /// Milliseconds by which the hook that looked and the event that tells of the same moment may differ.
    private static let slack: Int64 = 2_000
    /// By time.
    private(set) var rest: [WorkTreeEdit]
    /// When the user spoke, by time: where no turn is named, the nearest of these is the one that a hook saw.
    private let prompts: [Timestamp]

    init(_ edits: [WorkTreeEdit], prompts: [Timestamp]) {
        rest = edits.sorted { $0.user.at < $1.user.at }
        self.prompts = prompts
    }

    /// Takes what was seen before the user's turn, or at it.
    ///
    /// What a hook saw belongs to the turn that it names, whichever clock was ahead. Where either names none, that
    /// they both do not tells nothing: then what was seen a little later is of this turn unless the next prompt is
    /// nearer.
    mutating func take(before event: CodingAgentEvent) -> [WorkTreeEdit] {
        let due = rest.map { isDue($0, at: event) }
        defer { rest = zip(rest, due).filter { !$0.1 }.map(\.0) }
        return zip(rest, due).filter(\.1).map(\.0)
    }

    private func isDue(_ edit: WorkTreeEdit, at event: CodingAgentEvent) -> Bool {
        guard edit.user.at > event.at else { return true }
        if let turn = edit.user.turn, event.turn != nil { return turn == event.turn }
        let distance = edit.user.at.milliseconds.subtractingReportingOverflow(event.at.milliseconds)
        guard !distance.overflow, distance.partialValue <= Self.slack else { return false }
        return !prompts.contains { prompt in
            guard prompt > event.at else { return false }
            let other = edit.user.at.milliseconds.subtractingReportingOverflow(prompt.milliseconds)
            return !other.overflow && other.partialValue.magnitude < distance.partialValue.magnitude
        }
    }
}
