package import Events
internal import Foundation
internal import GRDB

/// All stores in one SQLite file: the embedded default, with nothing to configure.
///
/// Write-ahead logging with `synchronous=FULL`: a commit that returned survives a power cut.
package struct SQLiteStore: EventStore, EventHistory, StatisticsStore, ApplicationStore,
    SkillStore, ControlStore, ForgettingStore
{
    let connection: Connection
    let commits: CommitQueue
    let lag = NormalizingLag()
    let forgottenNames = ForgottenMemory()
    let rewriting: Rewriting
    /// Forgetting, and writing the file anew.
    let cleaning = OneAtATime()
    let normalize: @Sendable (RawEvent) throws -> Normalized
    /// By what right a run writes; nil for everybody else.
    var warrant: Warrant?

    /// The connections; thrown where the store cannot be opened right now.
    var pool: DatabasePool {
        get throws { try connection.pool }
    }

    /// The connections, for a write that somebody waits for: thrown also where the writer is taken for long.
    var writer: DatabasePool {
        get async throws {
            try await rewriting.pass()
            return try pool
        }
    }

    /// Opens the file, making it if needed, and brings it to the newest schema.
    ///
    /// - Parameters:
    ///   - path: The SQLite file.
    ///   - limits: How much may wait, and for how long.
    ///   - opensLater: For a server: a store that is locked, read-only or full at the start is no error, but
    ///     is tried again until it can be opened.
    ///   - normalize: How raw events become events; the store only persists.
    /// - Throws: `StoreError` where the file cannot be opened.
    package init(
        path: String, limits: StoreLimits = StoreLimits(), opensLater: Bool = false,
        normalize: @escaping @Sendable (RawEvent) throws -> Normalized = { _ in Normalized() }
    ) throws {
        self.normalize = normalize
        connection = try Connection(path: path, patience: limits.lockPatience, opensLater: opensLater)
        rewriting = Rewriting(patience: limits.rewritePatience)
        commits = CommitQueue(connection: connection, limits: limits, lag: lag)
    }

    package func close() throws { try pool.close() }
}
