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

    package func corrections(_ query: CorrectionQuery, tenant: TenantID) async throws -> [Correction] {
        try await pool.read { db in try corrections(query, tenant: tenant, db) }
    }

    private func corrections(
        _ query: CorrectionQuery, tenant: TenantID, _ db: Database
    ) throws -> [Correction] {
        var conditions = ["tenant_id = :tenant"]
        var values: [String: (any DatabaseValueConvertible)?] = [
            "tenant": tenant.rawValue, "limit": query.limit,
        ]
        func want(_ condition: String, _ name: String, _ value: (any DatabaseValueConvertible)?) {
            guard let value else { return }
            conditions.append(condition)
            values[name] = value
        }
        want("provider = :agent", "agent", query.agent?.rawValue)
        want("session_id = :session", "session", query.session)
        want("json_extract(body, '$.repository') = :repository", "repository", query.repository)
        want("(timestamp, id) < (:at, :id)", "at", query.before?.at.milliseconds)
        if let before = query.before { values["id"] = before.id }
        if let cluster = query.cluster {
            let members: [Correction.ID] = try members(of: cluster, tenant: tenant, db)
            want(
                "id IN (SELECT value FROM json_each(:members))", "members", try JSONColumn.write(members))
        }
        let sql = """
            SELECT body FROM corrections WHERE \(conditions.joined(separator: " AND "))
            ORDER BY timestamp DESC, id DESC LIMIT :limit
            """
        return try String.fetchAll(db, sql: sql, arguments: StatementArguments(values))
            .map { try JSONColumn.read($0) }
    }

    private func members(of cluster: Cluster.ID, tenant: TenantID, _ db: Database) throws -> [Correction.ID] {
        let body = try String.fetchOne(
            db, sql: "SELECT body FROM clusters WHERE tenant_id = ? AND id = ?",
            arguments: [tenant.rawValue, cluster])
        let found: Cluster? = try body.map { try JSONColumn.read($0) }
        return found?.members ?? []
    }
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
