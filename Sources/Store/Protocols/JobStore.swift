package import Events

/// What persists of jobs; every change of one is a transition of `JobQueue`, in one transaction.
package protocol JobStore: Sendable {
    /// Adds a job, unless one of the tenant waits already: then that one is the answer.
    func enqueue(_ job: JobRecord) async throws -> JobRecord
    /// Adds the job of a night, once however many servers ask; nil where that night's was added.
    ///
    /// The first night of a tenant that is asked for is only remembered, so that a new server does not begin with
    /// a run that nobody expects.
    func enqueue(_ job: JobRecord, due: Timestamp) async throws -> JobRecord?

    /// Gives the oldest job that may run to a runner.
    func takeJob(_ claim: JobClaim) async throws -> JobRecord?
    /// Holds a job for longer; nil where it is another runner's now, or over.
    func renew(_ fence: JobFence, until: Timestamp, worked: Int64) async throws -> JobRecord?
    /// Keeps how far a run is; throws `FenceError` where the job is another runner's now, or over.
    func report(_ stages: [StageProgress], _ fence: JobFence) async throws
    /// Puts a job back to those that wait; nil where it is another runner's now, or over.
    ///
    /// Also where the task was cancelled, as when a server stops.
    func release(_ fence: JobFence, _ why: JobRelease) async throws -> JobRecord?
    /// Ends a job; nil where it is another runner's now, or over.
    func finish(_ fence: JobFence, _ ending: JobEnding, at: Timestamp) async throws -> JobRecord?
    /// Ends a job that waits, or asks its runner to end it; nil where there is no such job.
    func cancelJob(_ id: String, tenant: TenantID, at: Timestamp) async throws -> JobRecord?

    func job(_ id: String, tenant: TenantID) async throws -> JobRecord?
    /// A tenant's jobs, the last first.
    func jobs(before: PageMark?, limit: Int, tenant: TenantID) async throws -> [JobRecord]
    /// Removes jobs that ended before a time.
    func forgetJobs(endedBefore: Timestamp) async throws
    /// All tenants that have a key or a session.
    func tenants() async throws -> [TenantID]
    /// What a job's questions to a model cost so far, what is not settled at its upper estimate.
    func modelSpend(job: String, tenant: TenantID) async throws -> (tokens: Int64, microdollars: Int64)

    /// The same store, in which every write holds only as long as the fence does, and finishes an item in the
    /// transaction that does it; throws `FenceError` otherwise.
    func fenced(by fence: JobFence, finishing item: JobItem?) -> any RunStore
    /// What an attempt before this one, or this one, finished of a job.
    func finishedItems(of stage: String, job: String, tenant: TenantID) async throws -> [JobItem]
    /// Notes that an item is begun, and tells how often it was.
    func begin(_ item: JobItem, _ fence: JobFence) async throws -> Int
    /// Sets an item aside.
    func bury(_ letter: DeadLetter, _ fence: JobFence) async throws

    /// What was set aside, the last first.
    func deadLetters(before: PageMark?, limit: Int, tenant: TenantID) async throws -> [DeadLetter]
    /// What is set aside of a stage: the version of each item by its id.
    func buried(in stage: String, tenant: TenantID) async throws -> [String: String]
    /// Has letters, or all of them, tried again with the next run.
    ///
    /// - Returns: How many there were.
    func redrive(_ ids: [DeadLetter.ID]?, tenant: TenantID) async throws -> Int
}

/// All that a run writes to.
package protocol RunStore: SkillStore, ModelStore {}
