package import Events

/// A piece of a run's work that is done once: a session that is read, a cluster that is drafted.
package struct JobItem: Sendable, Equatable {
    package var stage: String
    package var id: String
    /// What it was when it was worked on: its revision, or the digest of what it is made of.
    package var version: String
    /// What came out, for whoever takes the run up; only of an item that is finished.
    package var body: String

    package init(stage: String, id: String, version: String, body: String = "") {
        self.stage = stage
        self.id = id
        self.version = version
        self.body = body
    }
}

/// An item that failed for good in its present version: runs leave it out until it changes, or until somebody
/// has it tried again.
package struct DeadLetter: Sendable, Codable, Equatable, Identifiable {
    /// Derived from stage and item.
    package var id: String
    package var job: String
    package var stage: String
    package var item: String
    package var version: String
    package var reason: String
    package var at: Timestamp

    package init(job: String, item: JobItem, reason: String, at: Timestamp) {
        id = Self.id(of: item)
        self.job = job
        stage = item.stage
        self.item = item.id
        version = item.version
        self.reason = reason
        self.at = at
    }

    static func id(of item: JobItem) -> ID { ContentID.make([item.stage, item.id]) }
}
