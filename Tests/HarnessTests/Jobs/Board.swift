import Events
import Store
import Synchronization
import TestSupport

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

/// The queue's own transitions, and effects that are counted.
final class QueueBoard: Board {
    private struct State {
        var queue = JobQueue()
        var over: [String: JobRecord] = [:]
        var finished: [String: Set<String>] = [:]
        var effects: [String: Int] = [:]

        mutating func settle() {
            for job in queue.jobs where job.status.isOver { over[job.id] = job }
            queue = JobQueue(queue.jobs.filter { !$0.status.isOver })
        }
    }

    private let state = Mutex(State())
    /// False only to prove that the simulation notices.
    private let checksFence: Bool

    init(checksFence: Bool = true) { self.checksFence = checksFence }

    func enqueue(_ job: JobRecord) -> JobRecord { change { $0.queue.enqueue(job) } }

    func take(_ claim: JobClaim) -> JobRecord? {
        change { state in
            let finished = state.finished
            return state.queue.take(claim) { finished[$0.id]?.count ?? 0 }
        }
    }

    func renew(_ fence: JobFence, until: Timestamp) -> JobRecord? {
        change { $0.queue.renew(fence, until: until, worked: 0) }
    }

    func release(_ fence: JobFence, _ why: JobRelease) -> JobRecord? {
        change { state in
            let finished = state.finished
            return state.queue.release(fence, why) { finished[$0.id]?.count ?? 0 }
        }
    }

    func finish(_ fence: JobFence, _ ending: JobEnding, at: Timestamp) -> JobRecord? {
        change { $0.queue.finish(fence, ending, at: at) }
    }

    func cancel(_ id: String, tenant: TenantID, at: Timestamp) -> JobRecord? {
        change { $0.queue.cancel(id, tenant: tenant, at: at) ?? $0.over[id] }
    }

    func job(_ id: String, tenant: TenantID) -> JobRecord? {
        state.withLock { state in state.queue.jobs.first { $0.id == id } ?? state.over[id] }
    }

    func runningJobs(of tenant: TenantID) -> [String] {
        state.withLock { state in
            state.queue.jobs.filter { $0.tenant == tenant && $0.status == .running }.map(\.id)
        }
    }

    func effect(_ item: String, _ fence: JobFence) throws {
        try state.withLock { state in
            let isHeld = state.queue.jobs.contains { $0.status == .running && $0.fence == fence }
            guard isHeld || !checksFence else { throw FenceError(job: fence.job) }
            state.finished[fence.job, default: []].insert(item)
            state.effects["\(fence.job) \(item)", default: 0] += 1
        }
    }

    func finishedItems(_ job: JobRecord) -> Set<String> { state.withLock { $0.finished[job.id] ?? [] } }

    func effects(_ item: String, _ job: JobRecord) -> Int {
        state.withLock { $0.effects["\(job.id) \(item)"] ?? 0 }
    }

    private func change<Value: Sendable>(_ edit: (inout State) -> sending Value) -> Value {
        state.withLock { state in
            let value = edit(&state)
            state.settle()
            return value
        }
    }
}

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
