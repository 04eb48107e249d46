import Events
import Store

/// Where simulated runners find their jobs and leave their effects.
protocol Board: Sendable {
    func enqueue(_ job: JobRecord) async throws -> JobRecord
    func take(_ claim: JobClaim) async throws -> JobRecord?
    func renew(_ fence: JobFence, until: Timestamp) async throws -> JobRecord?
    func release(_ fence: JobFence, _ why: JobRelease) async throws -> JobRecord?
    func finish(_ fence: JobFence, _ ending: JobEnding, at: Timestamp) async throws -> JobRecord?
    func cancel(_ id: String, tenant: TenantID, at: Timestamp) async throws -> JobRecord?
    func job(_ id: String, tenant: TenantID) async throws -> JobRecord?
    func runningJobs(of tenant: TenantID) async throws -> [String]

    /// Does an item; throws `FenceError` where the attempt is over.
    func effect(_ item: String, _ fence: JobFence) async throws
    func finishedItems(_ job: JobRecord) async throws -> Set<String>
    /// How often an item was done, by its effect.
    func effects(_ item: String, _ job: JobRecord) async throws -> Int
}
