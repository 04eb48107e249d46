internal import Events

/// What the agent's own doings around a turn say of it, whatever was said.
struct Deeds: Sendable {
    var change: CommandChange?
    var undoing: Undoing?
    /// What the agent wanted to do and was not let, `git push`.
    var refused: String?
    /// The file that it had just written and then wrote again, first of all.
    var rework: String?

    /// `before` are the turns before, oldest first; `following` what the agent did after the turn.
    init(_ turn: UserTurn, before: [UserTurn], following: [AgentAction]) {
        // People come back to what an agent did a turn or two ago, hardly ever to what was long before.
        let earlier = before.suffix(2).flatMap(\.actions)
        change = CommandChange(before: turn.actions, after: following, earlier: earlier)
        undoing = Undoing(before: turn.actions, after: following, earlier: earlier)
        let unwanted = turn.channel == .refusal ? turn.actions.filter { $0.outcome == .refused } : []
        refused = Command.all(in: unwanted).compactMap(\.act).last
        rework = WrittenFiles(following).first(in: WrittenFiles(turn.actions))
    }

    /// What it tells, how far each is believed where nothing was said, and how far it lifts what was.
    var witnesses: [(belief: Double, boost: Double, detail: String)] {
        [
            change.map { (Silence.belief(in: $0), Silence.boost(.command), $0.detail) },
            undoing.map { (Silence.undoing, Silence.undoingBoost, $0.detail) },
            rework.map { (Silence.rework, 0, "wrote \($0.suffix(120)) again") },
        ].compactMap(\.self)
    }

    /// The rule that the doings imply by themselves.
    var instruction: String? {
        if let change { return Instruction("", change: change).text }
        return (undoing?.uncalledFor ?? refused).map { "Do not run \($0) unless the user asks for it" }
    }
}
