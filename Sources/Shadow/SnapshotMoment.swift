package import Events

/// When and why the work tree is looked at: which session, which turn, which tool call, what just happened.
package struct SnapshotMoment: Sendable, Equatable {
    /// What just happened; whose changes a snapshot shows follows from it and from the moment before.
    package enum Cause: String, Sendable, CaseIterable {
        case sessionStart = "session_start"
        /// The user said something: what changed since the agent stopped is the user's.
        case prompt
        /// A tool is about to write the files that it names.
        case beforeTool = "before_tool"
        case afterTool = "after_tool"
        /// The agent ended its turn.
        case stop
        case sessionEnd = "session_end"
    }

    package var session: SessionKey
    package var cause: Cause
    /// The agent's own id of the turn (`prompt_id`, `turn_id`, `generation_id`), where it says one.
    package var turn: String?
    /// The agent's own id of the tool call (`tool_use_id`).
    package var toolCall: String?
    /// The tool, as the agent names it.
    package var tool: String?
    /// The id of the hook's delivery, by which the event of the same moment is found.
    package var delivery: String
    package var at: Timestamp

    package init(
        session: SessionKey, cause: Cause, turn: String? = nil, toolCall: String? = nil, tool: String? = nil,
        delivery: String, at: Timestamp
    ) {
        self.session = session
        self.cause = cause
        self.turn = turn
        self.toolCall = toolCall
        self.tool = tool
        self.delivery = delivery
        self.at = at
    }
}
