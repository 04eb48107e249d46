/// The body of `POST /v1/forget`: exactly one of the three names what is to be forgotten.
package struct ForgetRequest: Sendable, Codable, Equatable {
    /// A session's or conversation's id, or `claude/ID`.
    package var session: String?
    package var user: String?
    package var repository: String?
    /// Only tells what would be forgotten.
    package var dryRun: Bool?

    package init(session: String? = nil, user: String? = nil, repository: String? = nil, dryRun: Bool? = nil)
    {
        self.session = session
        self.user = user
        self.repository = repository
        self.dryRun = dryRun
    }

    private enum CodingKeys: String, CodingKey {
        case session, user, repository
        case dryRun = "dry_run"
    }
}

/// What was, or would be, forgotten.
package struct ForgetView: Sendable, Codable, Equatable {
    package var dryRun: Bool
    package var sessions: Int
    package var conversations: Int
    package var rawEvents: Int
    package var events: Int
    package var spans: Int
    package var corrections: Int
    package var clusters: Int
    /// Sessions with snapshots; 0 in a dry run.
    package var snapshots: Int
    /// Skills that rest on it: removed, or withdrawn until the next run judges what is left.
    package var skills: [String]

    package init(
        dryRun: Bool, sessions: Int, conversations: Int, rawEvents: Int, events: Int, spans: Int,
        corrections: Int, clusters: Int, snapshots: Int, skills: [String]
    ) {
        self.dryRun = dryRun
        self.sessions = sessions
        self.conversations = conversations
        self.rawEvents = rawEvents
        self.events = events
        self.spans = spans
        self.corrections = corrections
        self.clusters = clusters
        self.snapshots = snapshots
        self.skills = skills
    }

    private enum CodingKeys: String, CodingKey {
        case sessions, conversations, events, spans, corrections, clusters, snapshots, skills
        case dryRun = "dry_run"
        case rawEvents = "raw_events"
    }
}
