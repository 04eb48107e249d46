package import Events

/// One run of the pipeline, from the wish for it to its end.
package struct JobRecord: Sendable, Codable, Equatable, Identifiable {
    package enum Status: String, Sendable, Codable, CaseIterable {
        case waiting, running, done, failed, cancelled

        package var isOver: Bool { self != .waiting && self != .running }
    }

    /// Who wanted it.
    package enum Trigger: String, Sendable, Codable {
        /// A person or a program, over HTTP.
        case request
        /// The nightly schedule of a server.
        case schedule
        /// `moda harness run`.
        case command
    }

    package var id: String
    package var tenant: TenantID
    package var status: Status
    package var trigger: Trigger
    /// One entry a stage that was begun, in their order.
    package var stages: [StageProgress]
    package var createdAt: Timestamp
    package var startedAt: Timestamp?
    package var finishedAt: Timestamp?
    /// What came out, as JSON (`GenerationReport`); nil until it is done.
    package var report: String?
    /// Why it failed, or why it waits for another attempt.
    package var error: String?

    /// Grows with every change that a follower should hear of.
    package var revision: Int64 = 0
    /// The last fencing token that was given out for it.
    package var token: Int64 = 0
    /// Who runs it; nil while nobody does.
    package var lease: Lease?
    /// How often a runner took it.
    package var attempts = 0
    /// Attempts in a row that finished no item.
    package var stalls = 0
    /// Items that were finished when it was last taken.
    package var finishedItems = 0
    /// When it may be tried again, after a failure that may pass.
    package var notBefore: Timestamp?
    /// True where somebody wants it to end and its runner has not heard of it yet.
    package var isCancelRequested = false
    /// What it may take, as its last runner was told.
    package var budget: JobBudget?
    /// Milliseconds that it was worked on.
    package var worked: Int64 = 0

    package init(id: String, tenant: TenantID, trigger: Trigger = .request, createdAt: Timestamp) {
        self.id = id
        self.tenant = tenant
        self.trigger = trigger
        self.status = .waiting
        self.stages = []
        self.createdAt = createdAt
    }

    /// The right to write on behalf of the present attempt.
    package var fence: JobFence { JobFence(tenant: tenant, job: id, token: token) }
}

/// What a run may take.
package struct JobBudget: Sendable, Codable, Equatable {
    /// Seconds of work, over all attempts.
    package var seconds: Int64
    /// Of the model; nil where there is none.
    package var tokens: Int64?
    package var microdollars: Int64?

    package init(seconds: Int64 = 7_200, tokens: Int64? = nil, microdollars: Int64? = nil) {
        self.seconds = seconds
        self.tokens = tokens
        self.microdollars = microdollars
    }
}
