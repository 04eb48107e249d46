internal import Events

/// What one raw event did to a session.
struct SessionChange {
    /// Events that the session did not have, less those that it has no more.
    private(set) var added = 0
    /// The values seen of each column that a session has from its events.
    private(set) var values: [SessionColumn: Set<String>] = [:]

    /// The times of the events seen.
    private(set) var firstAt: Timestamp?
    private(set) var lastAt: Timestamp?
    /// True where an event that was there before may have another time now.
    private(set) var hasMoved = false
    private(set) var isEmpty = true

    mutating func add(_ event: CodingAgentEvent, isNew: Bool) {
        isEmpty = false
        added += isNew ? 1 : 0
        hasMoved = hasMoved || !isNew
        firstAt = min(firstAt ?? event.at, event.at)
        lastAt = max(lastAt ?? event.at, event.at)
        add(event.who.user, to: .user_id)
        add(event.who.repository, to: .repo)
        add(event.who.branch, to: .branch)
        add(event.who.directory, to: .cwd)
    }

    /// An event turned out to be part of another.
    mutating func remove() {
        added -= 1
        (hasMoved, isEmpty) = (true, false)
    }

    private mutating func add(_ value: String?, to column: SessionColumn) {
        if let value { values[column, default: []].insert(value) }
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
