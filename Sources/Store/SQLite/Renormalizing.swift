package import Events
internal import GRDB

extension SQLiteStore {
    /// Forgets what was derived for a tenant and lets `normalizeWaiting` derive it again from the raw events.
    ///
    /// Sessions keep their revisions, and the revision grows with what is derived: they open again, since a
    /// newer normalizer may have found other turns.
    package func renormalize(tenant: TenantID) async throws {
        try await writer.write { db in
            let own = StatementArguments([tenant.rawValue])
            let tables = ["coding_agent_events", "coding_agent_reports", "subagent_sessions"]
            for table in tables + Self.applicationTables {
                try db.execute(sql: "DELETE FROM \(table) WHERE tenant_id = ?", arguments: own)
            }
            try db.execute(
                sql: """
                    UPDATE sessions SET events = 0, user_id = NULL, repo = NULL, branch = NULL, cwd = NULL
                    WHERE tenant_id = ?
                    """, arguments: own)
            // What could not be read before may be readable now; refused requests have another status, and of what
            // was forgotten there is nothing to read.
            try db.execute(
                sql: """
                    UPDATE events_raw SET error = NULL
                    WHERE tenant_id = ? AND http_status = 200 AND raw_event <> ''
                    """, arguments: own)
            try Marks.set(.renormalized(tenant), to: 0, db)
        }
    }

    /// Reads up to `limit` raw events again, up to those that wait for the first time.
    func renormalizeWaiting(limit: Int, _ db: Database) throws -> Int {
        var done = 0
        while done < limit, let tenant = try Marks.tenantToRenormalize(db) {
            let rows = try Row.fetchAll(
                db.cachedStatement(
                    sql: """
                        SELECT * FROM events_raw WHERE id > ? AND id <= ? AND tenant_id = ? ORDER BY id LIMIT ?
                        """),
                arguments: [
                    try Marks.value(.renormalized(tenant), db) ?? 0, try Marks.value(.normalized, db) ?? 0,
                    tenant.rawValue, limit - done,
                ])
            for row in rows { try normalizeRow(row, db) }
            done += rows.count
            if done < limit {
                try finishRenormalizing(tenant, db)
            } else if let last = rows.last {
                try Marks.set(.renormalized(tenant), to: last["id"], db)
            }
        }
        return done
    }

    /// Drops the sessions in which nothing was found any more.
    private func finishRenormalizing(_ tenant: TenantID, _ db: Database) throws {
        try Marks.remove(.renormalized(tenant), db)
        try db.execute(
            sql: "DELETE FROM sessions WHERE tenant_id = ? AND events = 0", arguments: [tenant.rawValue])
    }
}
