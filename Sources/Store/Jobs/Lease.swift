package import Events

/// A runner's hold on a job: it lapses by itself unless it is renewed, so that no crash holds a job for ever.
///
/// When it lapses, is judged by whoever wants the job, by its own clock. Nothing hangs on that judgement being
/// right: what keeps two holders apart is the fence.
package struct Lease: Sendable, Codable, Equatable {
    /// Which process holds it, for a person to find: `host:process id:chance`.
    package var runner: String
    package var expiresAt: Timestamp

    package init(runner: String, expiresAt: Timestamp) {
        self.runner = runner
        self.expiresAt = expiresAt
    }
}

/// The right of one attempt at a job to write.
///
/// Each time a job is taken, its token grows, and each write of an attempt looks, in its own transaction, whether
/// its token is still the last one: who was taken for dead and wakes up changes nothing any more.
package struct JobFence: Sendable, Equatable {
    package let tenant: TenantID
    package let job: String
    package let token: Int64

    package init(tenant: TenantID, job: String, token: Int64) {
        self.tenant = tenant
        self.job = job
        self.token = token
    }
}

/// A write of an attempt that is over: another runner has the job now, or the job has ended.
package struct FenceError: Error, Equatable, CustomStringConvertible {
    package let job: String

    package init(job: String) { self.job = job }

    package var description: String { "job \(job) is another runner's now, or over; nothing was written" }
}

/// What a runner says when it asks for a job.
package struct JobClaim: Sendable {
    package var runner: String
    /// Nil for any.
    package var tenant: TenantID?
    package var now: Timestamp
    /// Milliseconds that the lease lasts.
    package var lease: Int64
    package var budget: JobBudget?
    /// Attempts in a row without a finished item after which a job has failed.
    package var patience: Int

    package init(
        runner: String, tenant: TenantID? = nil, now: Timestamp, lease: Int64 = 15_000,
        budget: JobBudget? = nil,
        patience: Int = 10
    ) {
        self.runner = runner
        self.tenant = tenant
        self.now = now
        self.lease = lease
        self.budget = budget
        self.patience = patience
    }
}
