package import Events

/// A job as `/v1/jobs/{id}` shows it.
package struct JobView: Sendable, Codable, Equatable {
    package var id: String
    /// `waiting`, `running`, `done` or `failed`.
    package var status: String
    /// One entry a stage that was begun: how far it is and what it found.
    package var stages: [StageProgress]
    /// RFC 3339, UTC.
    package var createdAt: String
    package var finishedAt: String?
    package var error: String?
    /// What came out; only when it is done.
    package var report: GenerationReport?

    package var isOver: Bool { status == "done" || status == "failed" }

    package init(
        id: String, status: String, stages: [StageProgress], createdAt: String, finishedAt: String?,
        error: String?,
        report: GenerationReport?
    ) {
        self.id = id
        self.status = status
        self.stages = stages
        self.createdAt = createdAt
        self.finishedAt = finishedAt
        self.error = error
        self.report = report
    }

    private enum CodingKeys: String, CodingKey {
        case id, status, stages, error, report
        case createdAt = "created_at"
        case finishedAt = "finished_at"
    }
}
