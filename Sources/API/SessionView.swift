package import Events

/// A coding agent's session as `/v1/sessions` lists it.
package struct SessionView: Sendable, Codable, Equatable {
    package var agent: Agent
    package var id: String
    package var user: String?
    package var repository: String?
    package var branch: String?
    package var directory: String?
    /// RFC 3339, UTC.
    package var firstAt: String
    package var lastAt: String
    package var events: Int
    /// What a person typed; 0 in a subagent's session.
    package var prompts: Int
    package var isSubagent: Bool

    package init(_ session: Session, prompts: Int, isSubagent: Bool) {
        agent = session.key.agent
        id = session.key.id
        user = session.user
        repository = session.repository
        branch = session.branch
        directory = session.directory
        firstAt = session.firstAt.rfc3339
        lastAt = session.lastAt.rfc3339
        events = session.events
        self.prompts = prompts
        self.isSubagent = isSubagent
    }

    private enum CodingKeys: String, CodingKey {
        case agent, id, user, repository, branch, directory, events, prompts
        case firstAt = "first_at"
        case lastAt = "last_at"
        case isSubagent = "is_subagent"
    }
}

/// The answer of `GET /v1/sessions`, the last begun first.
package struct SessionList: Sendable, Codable, Equatable {
    package var sessions: [SessionView]
    /// For `before`; nil where nothing older is left.
    package var next: String?

    package init(sessions: [SessionView], next: String?) {
        self.sessions = sessions
        self.next = next
    }
}

/// The answer of `GET /v1/sessions/{agent}/{id}`: the session and its events in the order in which they
/// happened.
package struct SessionDetail: Sendable, Codable, Equatable {
    package var session: SessionView
    package var events: [EventView]
    /// For `after`; nil where these are the last.
    package var next: String?

    package init(session: SessionView, events: [EventView], next: String?) {
        self.session = session
        self.events = events
        self.next = next
    }
}
