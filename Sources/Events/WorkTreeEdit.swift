/// What the user did to lines that the agent had written in the same session, as snapshots of the work tree
/// show it.
package struct WorkTreeEdit: Sendable, Codable, Equatable {
    package enum Kind: String, Codable, Sendable, CaseIterable {
        /// The agent's lines are gone, and what they had replaced stands again.
        case reverted
        /// Other lines stand in the place of the agent's, or none do.
        case rewrote
        /// A file that the agent had made is gone.
        case deleted
        /// A file that the agent had deleted is back.
        case restored
        /// Other lines of a file in which the agent's still stand; or white space only.
        case edited
    }

    package enum Certainty: String, Codable, Sendable {
        /// Seen between the agent's stop and the next prompt.
        case sure
        /// Seen where the agent was between two tools, or between this session and the next one.
        case likely
    }

    /// One of the two moments between which the edit happened.
    package struct Moment: Sendable, Codable, Equatable {
        package var at: Timestamp
        /// The agent's own ids of the turn and the tool call, where they are known.
        package var turn: String?
        package var toolCall: String?
        /// The commit in the session's shadow repository that shows the work tree then.
        package var commit: String

        package init(at: Timestamp, turn: String?, toolCall: String?, commit: String) {
            self.at = at
            self.turn = turn
            self.toolCall = toolCall
            self.commit = commit
        }
    }

    package var kind: Kind
    /// Below the root of the work tree; bytes that are no UTF-8 are shown as U+FFFD.
    package var path: String
    /// The agent's lines, redacted and cut; "" where the agent had deleted lines, or where they are not known.
    package var agentText: String
    /// What the user put in their place, redacted and cut; "" where nothing stands there.
    package var userText: String
    /// True where the two differ in white space only, as after a formatter.
    package var isWhitespaceOnly: Bool
    package var certainty: Certainty
    /// When the agent's lines were first seen.
    package var agent: Moment
    /// When they were first seen changed.
    package var user: Moment

    package init(
        kind: Kind, path: String, agentText: String, userText: String, isWhitespaceOnly: Bool = false,
        certainty: Certainty, agent: Moment, user: Moment
    ) {
        self.kind = kind
        self.path = path
        self.agentText = agentText
        self.userText = userText
        self.isWhitespaceOnly = isWhitespaceOnly
        self.certainty = certainty
        self.agent = agent
        self.user = user
    }
}
