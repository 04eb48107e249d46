package import Events
internal import GRDB

// Corrections as they are counted: SQLite reads what counts out of each, and no words.
extension SQLiteStore {
    package func learningRevision(tenant: TenantID) async throws -> Int64 {
        try await pool.read { db in
            try Int64.fetchOne(
                db.cachedStatement(sql: "SELECT revision FROM learning_revisions WHERE tenant_id = ?"),
                arguments: [tenant.rawValue]) ?? 0
        }
    }

    package func occurrences(tenant: TenantID) async throws -> [CorrectionOccurrence] {
        try await pool.read { db in
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT id, provider, session_id, timestamp, json_extract(body, '$.user') AS user_id,
                        json_extract(body, '$.repository') AS repo
                    FROM corrections WHERE tenant_id = ? ORDER BY timestamp, id
                    """, arguments: [tenant.rawValue])
            var found: [CorrectionOccurrence] = []
            while let row = try rows.next() {
                guard let agent = Agent(rawValue: row["provider"]) else { continue }
                found.append(
                    CorrectionOccurrence(
                        id: row["id"], session: SessionKey(agent: agent, id: row["session_id"]),
                        user: row["user_id"], repository: row["repo"],
                        at: Timestamp(milliseconds: row["timestamp"])))
            }
            return found
        }
    }

    package func correctionCounts(
        of sessions: [SessionKey], tenant: TenantID
    ) async throws -> [SessionKey: Int] {
        try await pool.read { db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT COUNT(*) FROM corrections WHERE tenant_id = ? AND provider = ? AND session_id = ?
                    """)
            return try sessions.reduce(into: [:]) { counts, session in
                let count =
                    try Int.fetchOne(
                        statement, arguments: [tenant.rawValue, session.agent.rawValue, session.id]) ?? 0
                if count > 0 { counts[session] = count }
            }
        }
    }
}
