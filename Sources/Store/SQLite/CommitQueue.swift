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

    fileprivate struct State {
        var waiting: [Append] = []
        /// Of what waits and of what is being written.
        var bytes = 0
        var requests = 0
        var isScheduled = false
        /// When a commit last failed for the store's own reasons.
        var failedAt: ContinuousClock.Instant?
    }

    private let connection: Connection
    private let limits: StoreLimits
    private let lag: NormalizingLag
    private let state = Mutex(State())

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
    private func schedule(on pool: DatabasePool) {
        pool.asyncWriteWithoutTransaction { db in
            let batch = self.state.withLock { $0.take(Self.transactionBytes) }
            let outcomes = self.commit(batch, db)
            // Counted as gone before anyone hears of it: who was answered may come again at once.
            let isMore = self.state.withLock { $0.finish(batch) }
            if isMore { self.schedule(on: pool) }
            for (append, outcome) in zip(batch, outcomes) { append.continuation.resume(with: outcome) }
        }
    }

    /// One transaction for all; if it fails for a reason of one of them, one for each, so that the others do
    /// not suffer.
    private func commit(_ batch: [Append], _ db: Database) -> [Result<[Bool], any Error>] {
        do {
            return try write(batch, db).map { .success($0) }
        } catch {
            connection.heal(after: error)
            let failure = StoreError(error)
            if failure.code == .unavailable { state.withLock { $0.failedAt = .now } }
            guard batch.count > 1, failure.code != .unavailable else {
                return batch.map { _ in .failure(failure) }
            }
            return batch.flatMap { commit([$0], db) }
        }
    }

    private func write(_ batch: [Append], _ db: Database) throws -> [[Bool]] {
        var written: [[Bool]] = []
        try db.synchronize(.full)
        try db.inTransaction(.immediate) {
            written = try batch.map { append in
                try append.events.map { try $0.insert(tenant: append.tenant, db) }
            }
            return .commit
        }
        lag.committed(zip(batch, written).reduce(0) { $0 + $1.0.bytes(of: $1.1) })
        return written
    }
}

/// One request's raw events, and who waits for them.
private struct Append: Sendable {
    let events: [RawEvent]
    let tenant: TenantID
    let continuation: CheckedContinuation<[Bool], any Error>
    let bytes: Int

    init(events: [RawEvent], tenant: TenantID, continuation: CheckedContinuation<[Bool], any Error>) {
        self.events = events
        self.tenant = tenant
        self.continuation = continuation
        bytes = events.reduce(0) { $0 + $1.body.utf8.count }
    }

    /// Bytes of the events that are new.
    func bytes(of isNew: [Bool]) -> Int {
        zip(events, isNew).reduce(0) { $0 + ($1.1 ? $1.0.body.utf8.count : 0) }
    }
}

extension CommitQueue.State {
    fileprivate enum Admission { case refused, added, addedFirst }

    /// Lets one more wait if it may; `addedFirst` where nobody will come to write it yet.
    fileprivate mutating func add(_ append: Append, _ limits: StoreLimits) -> Admission {
        guard
            requests == 0
                || (bytes + append.bytes <= limits.waitingBytes && requests < limits.waitingRequests)
        else { return .refused }
        waiting.append(append)
        bytes += append.bytes
        requests += 1
        defer { isScheduled = true }
        return isScheduled ? .added : .addedFirst
    }

    /// Takes out the oldest, at least one, up to so many bytes.
    fileprivate mutating func take(_ limit: Int) -> [Append] {
        var (count, sum) = (0, 0)
        for append in waiting {
            guard count == 0 || sum + append.bytes <= limit else { break }
            count += 1
            sum += append.bytes
        }
        defer { waiting.removeFirst(count) }
        return Array(waiting.prefix(count))
    }

    /// - Returns: True where others came meanwhile and wait.
    fileprivate mutating func finish(_ batch: [Append]) -> Bool {
        bytes -= batch.reduce(0) { $0 + $1.bytes }
        requests -= batch.count
        isScheduled = !waiting.isEmpty
        return isScheduled
    }
}
