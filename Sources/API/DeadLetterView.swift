/// An item that runs leave out, since it failed for good.
package struct DeadLetterView: Sendable, Codable, Equatable {
    package var id: String
    /// `detect`, `draft`, `judge` or `promote`.
    package var stage: String
    /// A session (`claude/…`), a cluster, or a skill.
    package var item: String
    package var reason: String
    /// The run that set it aside.
    package var job: String
    /// RFC 3339, UTC.
    package var at: String

    package init(id: String, stage: String, item: String, reason: String, job: String, at: String) {
        self.id = id
        self.stage = stage
        self.item = item
        self.reason = reason
        self.job = job
        self.at = at
    }
}

/// `GET /v1/dead-letters`: the last first.
package struct DeadLetterList: Sendable, Codable, Equatable {
    package var letters: [DeadLetterView]
    /// The cursor of the next page; nil where there is none.
    package var next: String?

    package init(letters: [DeadLetterView], next: String?) {
        self.letters = letters
        self.next = next
    }
}

/// `POST /v1/dead-letters/redrive`: which are tried again; without ids all of them.
package struct RedriveRequest: Sendable, Codable, Equatable {
    package var ids: [String]?

    package init(ids: [String]?) { self.ids = ids }
}

/// How many are tried again, and by which run.
package struct RedriveView: Sendable, Codable, Equatable {
    package var redriven: Int
    /// Nil where there was nothing to try.
    package var job: JobView?

    package init(redriven: Int, job: JobView?) {
        self.redriven = redriven
        self.job = job
    }
}
