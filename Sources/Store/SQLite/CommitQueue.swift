internal import Events
internal import GRDB
internal import Synchronization

/// Writes the raw events of concurrent requests in common transactions: one wait for the disk serves them all.
///
/// Whoever comes while a commit runs waits for the next one; each returns when the commit that holds its rows
/// did. The queue is bounded, so that a slow disk sheds load rather than fill the memory.
final class CommitQueue: Sendable {
    /// Bytes that one transaction takes up to, so that what comes behind it waits tens of milliseconds only.
    private static let transactionBytes = 8 << 20

    private let connection: Connection
    private let limits: StoreLimits
    private let lag: NormalizingLag
    let state = Mutex(CommitQueueState())

    init(connection: Connection, limits: StoreLimits, lag: NormalizingLag) {
        self.connection = connection
        self.limits = limits
        self.lag = lag
    }

    /// Commits the events, together with those of others.
    ///
    /// - Returns: One entry an event: true where it is new.
    /// - Throws: `StoreError`: `overloaded` where too much waits already, `unavailable` where the file cannot
    ///   be written.
    func append(_ events: [RawEvent], tenant: TenantID) async throws -> [Bool] {
        let pool = try connection.pool
        return try await withCheckedThrowingContinuation { continuation in
            let append = Append(events: events, tenant: tenant, continuation: continuation)
            switch state.withLock({ $0.add(append, limits) }) {
            case .refused:
                continuation.resume(
                    throwing: StoreError(
                        "more requests wait for the disk than may; try again", code: .overloaded))
            case .added: break
            case .addedFirst: schedule(on: pool)
            }
        }
    }

    /// Tells whether commits failed within the last two seconds: on a disk that is nearly full, small ones
    /// still succeed.
    ///
    /// - Throws: `StoreError` where they did.
    func checkHealth() throws {
        guard let failedAt = state.withLock(\.failedAt), ContinuousClock.now - failedAt < .seconds(2) else {
            return
        }
        throw StoreError("a commit failed a moment ago", code: .unavailable)
    }

    /// Puts one transaction at the end of the writer's line; what else wants to write gets its turn between.
    ///
    /// Not as a task: a cancelled request must not interrupt the others' commit.
    func schedule(on pool: DatabasePool) {
        let side = state.withLock(\.side)
        let writer: any DatabaseWriter = side?.queue ?? pool
        writer.asyncWriteWithoutTransaction { db in
            // Whoever waited while commits went elsewhere goes there too.
            guard self.state.withLock({ $0.side === side }) else { return self.schedule(on: pool) }
            self.commitNext(db, on: pool, isAside: side != nil)
        }
    }

    private func commitNext(_ db: Database, on pool: DatabasePool, isAside: Bool) {
        let batch = state.withLock { $0.take(Self.transactionBytes) }
        let outcomes = batch.isEmpty ? [] : commit(batch, db, isAside: isAside)
        // Counted as gone before anyone hears of it: who was answered may come again at once.
        let isMore = state.withLock { $0.finish(batch) }
        if isMore { schedule(on: pool) }
        for (append, outcome) in zip(batch, outcomes) { append.continuation.resume(with: outcome) }
    }

    /// One transaction for all; if it fails for a reason of one of them, one for each, so that the others do
    /// not suffer.
    private func commit(_ batch: [Append], _ db: Database, isAside: Bool) -> [Result<[Bool], any Error>] {
        do {
            return try write(batch, db, isAside: isAside).map { .success($0) }
        } catch {
            if !isAside { connection.heal(after: error) }
            let failure = StoreError(error)
            if failure.code == .unavailable { state.withLock { $0.failedAt = .now } }
            guard batch.count > 1, failure.code != .unavailable else {
                return batch.map { _ in .failure(failure) }
            }
            return batch.flatMap { commit([$0], db, isAside: isAside) }
        }
    }

    private func write(_ batch: [Append], _ db: Database, isAside: Bool) throws -> [[Bool]] {
        var written: [[Bool]] = []
        try db.synchronize(.full)
        try db.inTransaction(.immediate) {
            written = try batch.map { append in
                try append.events.map { try $0.insert(tenant: append.tenant, db) }
            }
            return .commit
        }
        // What moves later is normalized then.
        if !isAside { lag.committed(zip(batch, written).reduce(0) { $0 + $1.0.bytes(of: $1.1) }) }
        return written
    }
}
