package import Events

extension Conversation {
    /// Reads a session's events as the user's turns, each with what the agent had done since the one before.
    ///
    /// `events` are all of the session's, in any order; `isSubagent` is true where the whole session is a
    /// subagent's, whose prompts nobody typed. `edits` are what snapshots show of the same session.
    package init(
        session: Session, events: [CodingAgentEvent], isSubagent: Bool = false, edits: [WorkTreeEdit] = []
    ) {
        var reading = SessionReading(events, edits: isSubagent ? [] : edits)
        if !isSubagent { reading.read() }
        self.init(
            session: session.key, user: session.user, repository: session.repository,
            directory: session.directory, turns: reading.turns, closingEdits: reading.edits.rest,
            closingActions: reading.actions)
    }
}
