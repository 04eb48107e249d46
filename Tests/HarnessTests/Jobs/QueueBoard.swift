import Events
import Store
import Synchronization

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
