internal import Foundation
internal import GRDB
internal import Synchronization
internal import Threads

/// The connections to the file, opened anew where SQLite needs that to recover: a connection that was opened
/// while the file was read-only stays so.
final class Connection: Sendable {
    private enum State {
        case open(DatabasePool)
        case closed(why: StoreError, nextAttempt: ContinuousClock.Instant)
        case opening(why: StoreError)
    }

    private let path: String
    private let configuration: Configuration
    private let state: Mutex<State>
    let libraryChanges = LibraryChanges()

    /// Opens the file.
    ///
    /// - Parameters:
    ///   - path: The SQLite file.
    ///   - patience: How long a statement waits for another program's lock.
    ///   - opensLater: Whether a store that cannot be opened right now is no error: then it is tried again
    ///     at every use, once a second, and until then every use is.
    /// - Throws: `StoreError` where it cannot be opened, and will not be tried again.
    init(path: String, patience: TimeInterval, opensLater: Bool) throws {
        self.path = path
        var configuration = Configuration()
        configuration.busyMode = .timeout(patience)
        self.configuration = configuration
        do {
            state = Mutex(.open(try Self.open(path, configuration, observer: libraryChanges)))
        } catch {
            guard opensLater, error.code == .unavailable else { throw error }
            state = Mutex(.closed(why: error, nextAttempt: .now))
        }
    }

    /// The pool, at once; where there is none, one is opened meanwhile, off the caller's thread.
    var pool: DatabasePool {
        get throws {
            let (result, mayOpen) = state.withLock { state -> (Result<DatabasePool, StoreError>, Bool) in
                switch state {
                case .open(let pool): return (.success(pool), false)
                case .opening(let why): return (.failure(why), false)
                case .closed(let why, let nextAttempt):
                    guard ContinuousClock.now >= nextAttempt else { return (.failure(why), false) }
                    state = .opening(why: why)
                    return (.failure(why), true)
                }
            }
            if mayOpen { startThread { self.reopen() } }
            return try result.get()
        }
    }

    /// Gives a connection up that failed in a way that only a new one mends.
    func heal(after error: any Error) {
        guard let error = error as? DatabaseError, error.needsNewConnection else { return }
        let why = StoreError(error)
        state.withLock { state in
            if case .open = state { state = .closed(why: why, nextAttempt: .now) }
        }
    }

    private func reopen() {
        let next: State
        do {
            next = .open(try Self.open(path, configuration, observer: libraryChanges))
        } catch {
            next = .closed(why: error, nextAttempt: .now + .seconds(1))
        }
        state.withLock { $0 = next }
    }

    private static func open(
        _ path: String, _ configuration: Configuration, observer: LibraryChanges
    ) throws(StoreError) -> DatabasePool {
        do {
            try makePrivateFile(at: path)
            let pool = try DatabasePool(path: path, configuration: configuration)
            try pool.read { try Schema.refuseNewer($0) }
            // After the pool is made: GRDB sets NORMAL while it turns write-ahead logging on.
            try pool.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA fullfsync = ON")
                // 32 MB of pages, so that inserts into the indexes find theirs.
                try db.execute(sql: "PRAGMA cache_size = -32768")
                try db.synchronize(.full)
            }
            try Migrations.migrator.migrate(pool)
            try SideFile.recover(beside: pool)
            pool.add(transactionObserver: observer, extent: .databaseLifetime)
            return pool
        } catch let error as NewerSchema {
            throw StoreError("the store at \(path) \(error)", code: .other)
        } catch {
            let code =
                (error as? DatabaseError)?.concernsTheStore == true ? StoreError.Code.unavailable : .other
            throw StoreError(
                "cannot open the store at \(path): \(error). Is the folder there and writable?", code: code)
        }
    }

    /// Creates the file readable by its owner only, since it holds what people said to their agents.
    private static func makePrivateFile(at path: String) throws {
        let files = FileManager.default
        guard !files.fileExists(atPath: path) else { return }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        try files.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        guard files.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
            throw StoreError("cannot create the file")
        }
    }
}

extension Database {
    /// What a commit waits for.
    enum Synchronization: String {
        /// The disk: what was committed survives a power cut.
        case full = "FULL"
        /// Nothing: it is on disk with the next full commit, in order; for what can be derived again.
        case normal = "NORMAL"
    }

    /// Must not be called in a transaction.
    func synchronize(_ mode: Synchronization) throws {
        try execute(sql: "PRAGMA synchronous = \(mode.rawValue)")
    }
}
