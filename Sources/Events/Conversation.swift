/// One session as the correction detector reads it: the user's turns, each with what the agent had just done.
package struct Conversation: Sendable, Codable {
    package var session: SessionKey
    /// The person, by `user.email` or the next best name (decisions: "Who"); nil where nothing is known.
    package var user: String?
    package var repository: String?
    /// The folder that the agent worked in; nil where it is not known.
    package var directory: String?
    package var turns: [UserTurn]
    /// What the user did to the agent's lines after the last turn.
    package var closingEdits: [WorkTreeEdit]
    /// What the agent did after the last turn, oldest first.
    package var closingActions: [AgentAction]

    package init(
        session: SessionKey, user: String?, repository: String?, directory: String? = nil,
        turns: [UserTurn], closingEdits: [WorkTreeEdit] = [], closingActions: [AgentAction] = []
    ) {
        self.session = session
        self.user = user
        self.repository = repository
        self.directory = directory
        self.turns = turns
        self.closingEdits = closingEdits
        self.closingActions = closingActions
    }
}

/// Something the user said or did to the agent, in the situation in which it happened.
package struct UserTurn: Sendable, Codable, Equatable {
    /// How it reached the agent.
    package enum Channel: String, Codable, Sendable {
        /// Words typed at the prompt, between the agent's turns or while it worked.
        case prompt
        /// A tool call that the user refused; `text` holds the words typed with the refusal, if any.
        case refusal
    }

    /// The id of the event that it came with, unique in the tenant.
    package var id: String
    /// 0 for the session's first turn.
    package var position: Int
    package var at: Timestamp
    package var channel: Channel
    /// The user's own words; nil where they were suppressed or there were none.
    package var text: String?
    /// True where the user stopped the agent (Esc, Ctrl-C) just before this turn.
    package var interrupted: Bool
    /// The end (at most 600 characters) of what the agent said since the turn before; "" where unknown.
    package var agentText: String
    /// What the agent did since the turn before, oldest first.
    package var actions: [AgentAction]
    /// What the user did to the agent's lines since the turn before; empty where there are no snapshots.
    package var edits: [WorkTreeEdit]

    package init(
        id: String, position: Int, at: Timestamp, channel: Channel, text: String?, interrupted: Bool = false,
        agentText: String = "", actions: [AgentAction] = [], edits: [WorkTreeEdit] = []
    ) {
        self.id = id
        self.position = position
        self.at = at
        self.channel = channel
        self.text = text
        self.interrupted = interrupted
        self.agentText = agentText
        self.actions = actions
        self.edits = edits
    }
}

/// One tool call of the agent.
package struct AgentAction: Sendable, Codable, Equatable {
    package enum Outcome: String, Codable, Sendable {
        case succeeded, failed, refused, unknown
    }

    /// The tool as the agent names it: `Bash`, `Edit`, `apply_patch`, `mcp__server__tool`.
    package var tool: String
    /// The command for a shell, the path for a file tool; "" where the agent did not say.
    package var input: String
    package var outcome: Outcome

    package init(tool: String, input: String, outcome: Outcome) {
        self.tool = tool
        self.input = input
        self.outcome = outcome
    }
}
