internal import Events
internal import Logging
internal import Redaction
internal import Store
internal import Synchronization

/// What one attempt at a run has done, item by item, and what it could not do.
struct RunLedger: Sendable {
    /// Items that failed in a row, and what a person should know of it.
    private final class Failures: Sendable {
        let inARow = Mutex(0)
        let all = Mutex(0)
    }

    let control: any JobStore
    let job: JobRecord
    let pace: JobPace
    let now: @Sendable () -> Timestamp
    let log: Logger
    let progress: JobProgress
    private let failures = Failures()

    init(
        control: any JobStore, job: JobRecord, pace: JobPace, now: @escaping @Sendable () -> Timestamp,
        log: Logger
    ) {
        self.control = control
        self.job = job
        self.pace = pace
        self.now = now
        self.log = log
        progress = JobProgress(control: control, fence: job.fence, now: now)
    }

    /// How many items this attempt set aside.
    var setAside: Int { failures.all.withLock { $0 } }

    /// The store, as long as the job is ours.
    func store(finishing item: JobItem? = nil) -> any RunStore {
        control.fenced(by: job.fence, finishing: item)
    }

    /// The items of a stage that this job has finished, by whichever attempt.
    func finished(_ stage: Stage) async throws -> [JobItem] {
        try await control.finishedItems(of: stage.rawValue, job: job.id, tenant: job.tenant)
    }

    /// The versions of items that are left out until they change.
    func buried(_ stage: Stage) async throws -> [String: String] {
        try await control.buried(in: stage.rawValue, tenant: job.tenant)
    }

    /// Works on an item until it is done; nil where it cannot be, and is set aside with the reason.
    ///
    /// - Throws: `CancellationError` and `FenceError`, which end the attempt; a store that stays busy; and
    ///   `RunFailure` where so many items fail in a row that it cannot be theirs.
    func attempt<Value>(_ item: JobItem, _ work: () async throws -> Value) async throws -> Value? {
        if try await isDeadly(item) { return nil }
        var (failed, busy) = (0, 0)
        while true {
            try Task.checkCancellation()
            do {
                let value = try await work()
                failures.inARow.withLock { $0 = 0 }
                return value
            } catch let error where error is CancellationError || error is FenceError {
                throw error
            } catch let error where StoreError.isTransient(error) {
                busy += 1
                guard busy < pace.busyAttempts else { throw error }
            } catch {
                failed += 1
                guard failed < pace.attempts else {
                    try await bury(item, "\(error) (tried \(failed) times)")
                    return nil
                }
            }
            try await Task.sleep(for: .seconds(pace.itemBackOff.pause(after: max(failed, busy))))
        }
    }

    /// Where runners died one after the other, each item is noted before it is begun: the one that is always the
    /// last is set aside.
    private func isDeadly(_ item: JobItem) async throws -> Bool {
        guard job.stalls >= pace.trust else { return false }
        let begun = try await control.begin(item, job.fence)
        guard begun > pace.attempts else { return false }
        try await bury(item, "the program ended \(begun - 1) times while it was worked on")
        return true
    }

    private func bury(_ item: JobItem, _ error: String) async throws {
        // An error may quote what it could not read.
        let reason = Redactor().redact(error)
        log.error(
            "set aside",
            metadata: [
                "job": "\(job.id)", "stage": "\(item.stage)", "item": "\(item.id)", "error": "\(reason)",
            ])
        let letter = DeadLetter(job: job.id, item: item, reason: String(reason.prefix(500)), at: now())
        try await control.bury(letter, job.fence)
        failures.all.withLock { $0 += 1 }
        let inARow = failures.inARow.withLock { count in
            count += 1
            return count
        }
        guard inARow < pace.patience else {
            throw RunFailure(
                "\(inARow) items in a row failed, the last one because: \(reason.prefix(300)). "
                    + "They are set aside ('moda jobs dead list'); mend that, then 'moda jobs dead redrive --all'"
            )
        }
    }
}

/// Why a run cannot go on, in words for the person who wanted it.
struct RunFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
