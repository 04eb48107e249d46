package import Events
internal import GRDB
internal import Synchronization

extension SQLiteStore {
    package func libraryRevision(tenant: TenantID) async throws -> Int64 {
        try await pool.read { db in
            try Int64.fetchOne(
                db.cachedStatement(sql: "SELECT revision FROM library_revisions WHERE tenant_id = ?"),
                arguments: [tenant.rawValue]) ?? 0
        }
    }

    package var libraryChanges: Int { connection.libraryChanges.count }
}

/// Counts the commits of this program that changed a library: by it, what is served from memory is known to be
/// stale the moment it is.
final class LibraryChanges: TransactionObserver, Sendable {
    private struct State {
        var count = 0
        var isTouched = false
    }

    private let state = Mutex(State())

    var count: Int { state.withLock(\.count) }

    /// The one table with row ids among those that change with a library: of the others SQLite tells nobody.
    func observes(eventsOfKind eventKind: DatabaseEventKind) -> Bool {
        eventKind.tableName == "library_revisions"
    }

    func databaseDidChange(with event: DatabaseEvent) { state.withLock { $0.isTouched = true } }

    func databaseDidCommit(_ db: Database) {
        state.withLock { state in
            if state.isTouched { state.count += 1 }
            state.isTouched = false
        }
    }

    func databaseDidRollback(_ db: Database) { state.withLock { $0.isTouched = false } }
}
