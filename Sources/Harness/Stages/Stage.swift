internal import Events
internal import Store

/// The stages of a run, in their order.
package enum Stage: String, Sendable, CaseIterable {
    case collect, detect, cluster, draft, judge, promote
}

/// A stage's side of the run's ledger: tells how far it is, what was found so far, and which items are done.
struct StageReporter: Sendable {
    let stage: Stage
    let ledger: RunLedger

    func report(_ done: Int, of total: Int, found: String, isOver: Bool = false) async throws {
        try Task.checkCancellation()
        try await ledger.progress.update(
            StageProgress(stage: stage.rawValue, done: done, total: total, found: found, isOver: isOver))
    }

    func item(_ id: String, version: String, body: String = "") -> JobItem {
        JobItem(stage: stage.rawValue, id: id, version: version, body: body)
    }

    /// The store, whose next write finishes the item where there is one.
    func store(finishing item: JobItem? = nil) -> any RunStore { ledger.store(finishing: item) }

    /// What the job has finished of this stage, by whichever attempt.
    func finished() async throws -> [JobItem] { try await ledger.finished(stage) }

    /// The versions of items that failed for good.
    func buried() async throws -> [String: String] { try await ledger.buried(stage) }

    /// Works on an item until it is done; nil where it cannot be, and is set aside.
    func attempt<Value>(_ item: JobItem, _ work: () async throws -> Value) async throws -> Value? {
        try await ledger.attempt(item, work)
    }
}
