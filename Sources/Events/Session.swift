/// One session as the store knows it.
package struct Session: Sendable, Equatable, Identifiable {
    package var key: SessionKey
    package var user: String?
    package var repository: String?
    package var branch: String?
    package var directory: String?
    package var firstAt: Timestamp
    package var lastAt: Timestamp
    package var events: Int
    /// Grows with every change to the session's events.
    package var revision: Int64
    /// The revision that the pipeline has read; behind `revision` when events came later, which reopens the
    /// session.
    package var handledRevision: Int64

    package var id: SessionKey { key }
    package var isUnhandled: Bool { revision > handledRevision }

    package init(
        key: SessionKey, user: String?, repository: String?, branch: String?, directory: String?,
        firstAt: Timestamp, lastAt: Timestamp, events: Int, revision: Int64, handledRevision: Int64
    ) {
        self.key = key
        self.user = user
        self.repository = repository
        self.branch = branch
        self.directory = directory
        self.firstAt = firstAt
        self.lastAt = lastAt
        self.events = events
        self.revision = revision
        self.handledRevision = handledRevision
    }
}
