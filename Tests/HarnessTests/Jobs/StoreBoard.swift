import Events
import Store
import TestSupport

/// The real store: an item's effect is a skill's next version, promoted as a run promotes it.
struct StoreBoard: Board {
    private let folder: TemporaryFolder
    let store: SQLiteStore

    init() throws {
        folder = try TemporaryFolder()
        store = try SQLiteStore(path: folder.path + "/moda.sqlite")
    }

    func enqueue(_ job: JobRecord) async throws -> JobRecord { try await store.enqueue(job) }
    func take(_ claim: JobClaim) async throws -> JobRecord? { try await store.takeJob(claim) }

    func renew(_ fence: JobFence, until: Timestamp) async throws -> JobRecord? {
        try await store.renew(fence, until: until, worked: 0)
    }

    func release(_ fence: JobFence, _ why: JobRelease) async throws -> JobRecord? {
        try await store.release(fence, why)
    }

    func finish(_ fence: JobFence, _ ending: JobEnding, at: Timestamp) async throws -> JobRecord? {
        try await store.finish(fence, ending, at: at)
    }

    func cancel(_ id: String, tenant: TenantID, at: Timestamp) async throws -> JobRecord? {
        try await store.cancelJob(id, tenant: tenant, at: at)
    }

    func job(_ id: String, tenant: TenantID) async throws -> JobRecord? {
        try await store.job(id, tenant: tenant)
    }

    func runningJobs(of tenant: TenantID) async throws -> [String] {
        try await store.jobs(before: nil, limit: 100, tenant: tenant).filter { $0.status == .running }
            .map(\.id)
    }

    func effect(_ item: String, _ fence: JobFence) async throws {
        let id = "\(fence.job)-\(item)"
        let known = try await store.skill(id, tenant: fence.tenant)?.version ?? 0
        let skill = SkillRecord(
            id: id, version: known + 1, status: .approved, description: "", markdown: "", digest: "",
            cluster: id,
            updatedAt: Timestamp(milliseconds: 0))
        let candidate = CandidateRecord(
            cluster: id, name: id, description: "", markdown: "", sentences: [], evidenceDigest: "",
            status: .promoted)
        let done = JobItem(stage: "promote", id: item, version: "1")
        try await store.fenced(by: fence, finishing: done).promote(
            skill, from: candidate, tenant: fence.tenant)
    }

    func finishedItems(_ job: JobRecord) async throws -> Set<String> {
        Set(try await store.finishedItems(of: "promote", job: job.id, tenant: job.tenant).map(\.id))
    }

    func effects(_ item: String, _ job: JobRecord) async throws -> Int {
        try await store.versions(of: "\(job.id)-\(item)", tenant: job.tenant).count
    }
}
