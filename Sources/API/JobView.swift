package import Events

/// A job as `/v1/jobs/{id}` shows it.
package struct JobView: Sendable, Codable, Equatable {
    package var id: String
    /// `waiting`, `running`, `done`, `failed` or `cancelled`.
    package var status: String
    /// Who wanted it: `request`, `schedule` or `command`.
    package var trigger: String?
    /// One entry a stage that was begun: how far it is and what it found.
    package var stages: [StageProgress]
    /// RFC 3339, UTC.
    package var createdAt: String
    package var startedAt: String?
    package var finishedAt: String?
    /// When it is tried again, where it waits after a failure.
    package var retryAt: String?
    /// Why it failed, or what it failed of before it was put back.
    package var error: String?
    /// How often a runner took it; more than once where one ended in between.
    package var attempts: Int?
    /// The process that has it.
    package var runner: String?
    /// True while it is to end and its runner has not heard of it.
    package var isCancelRequested: Bool?
    /// Grows with every change; the id of its events.
    package var revision: Int64?
    package var usage: JobUsageView?
    /// What came out; only when it is done.
    package var report: GenerationReport?

    package var isOver: Bool { ["done", "failed", "cancelled"].contains(status) }

    package init(
        id: String, status: String, stages: [StageProgress], createdAt: String, finishedAt: String? = nil,
        error: String? = nil, report: GenerationReport? = nil
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
        case id, status, trigger, stages, error, attempts, runner, revision, usage, report
        case createdAt = "created_at"
        case startedAt = "started_at"
        case finishedAt = "finished_at"
        case retryAt = "retry_at"
        case isCancelRequested = "cancel_requested"
    }
}

/// What a run took so far, and what it may take.
package struct JobUsageView: Sendable, Codable, Equatable {
    /// Of work, over all attempts.
    package var seconds: Int64
    package var secondsAllowed: Int64?
    /// Of the model; a call that is under way counts as much as it can cost at most.
    package var tokens: Int64
    package var tokensAllowed: Int64?
    package var dollars: Double
    package var dollarsAllowed: Double?

    package init(
        seconds: Int64, secondsAllowed: Int64?, tokens: Int64, tokensAllowed: Int64?, dollars: Double,
        dollarsAllowed: Double?
    ) {
        self.seconds = seconds
        self.secondsAllowed = secondsAllowed
        self.tokens = tokens
        self.tokensAllowed = tokensAllowed
        self.dollars = dollars
        self.dollarsAllowed = dollarsAllowed
    }

    private enum CodingKeys: String, CodingKey {
        case seconds, tokens, dollars
        case secondsAllowed = "seconds_allowed"
        case tokensAllowed = "tokens_allowed"
        case dollarsAllowed = "dollars_allowed"
    }
}

/// `GET /v1/jobs`: the last first, without their reports.
package struct JobList: Sendable, Codable, Equatable {
    package var jobs: [JobView]
    /// The cursor of the next page; nil where there is none.
    package var next: String?

    package init(jobs: [JobView], next: String?) {
        self.jobs = jobs
        self.next = next
    }
}
