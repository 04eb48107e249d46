internal import Events

/// What one raw event did to a session.
struct SessionChange {
    /// Events that the session did not have.
    private(set) var added = 0
    /// The values seen of each column that a session has from its events.
    private(set) var values: [SessionColumn: Set<String>] = [:]

    mutating func add(_ event: CodingAgentEvent, isNew: Bool) {
        added += isNew ? 1 : 0
        let who = event.who
        for (column, value) in [
            (SessionColumn.user_id, who.user), (.repo, who.repository), (.branch, who.branch),
            (.cwd, who.directory),
        ] {
            if let value { values[column, default: []].insert(value) }
        }
    }
}

/// A session's column whose value stands in its events, by the name that both tables give it.
enum SessionColumn: String, CaseIterable, CustomStringConvertible {
    case user_id, repo, branch, cwd

    var description: String { rawValue }

    /// Of several values the best first: an e-mail before a name before an install id, then the first place
    /// and the last branch.
    var order: String {
        switch self {
        case .user_id:
            """
            INSTR(user_id, '@') = 0, LENGTH(user_id) = 64 AND user_id NOT GLOB '*[^0-9a-f]*', timestamp, id
            """
        case .repo, .cwd: "timestamp, id"
        case .branch: "timestamp DESC, id"
        }
    }
}
