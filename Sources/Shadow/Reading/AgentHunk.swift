internal import Events

/// Lines that the agent wrote in one step, or took away.
struct AgentHunk {
    /// When they were first seen.
    var moment: WorkTreeEdit.Moment
    /// What had stood there: just before, and before that where the agent had written that too; oldest last.
    var earlier: [[UInt8]]

    /// How many texts of one place are remembered.
    static let memory = 8

    func earlier(_ depth: Int) -> [UInt8] {
        earlier.isEmpty ? [] : earlier[min(depth, earlier.count - 1)]
    }
}
