package import Events

extension Conversation {
    /// Reads a session's events as the user's turns, each with what the agent had done since the one before.
    ///
    /// - Parameters:
    ///   - events: All of the session's events, in any order.
    ///   - isSubagent: True where the whole session is a subagent's: nobody typed its prompts.
    package init(session: Session, events: [CodingAgentEvent], isSubagent: Bool = false) {
        var reading = SessionReading(events)
        if !isSubagent { reading.read() }
        self.init(
            session: session.key, user: session.user, repository: session.repository, turns: reading.turns)
    }
}
