package import Events
internal import GRDB

extension SQLiteStore {
    package func replaceCorrections(
        _ corrections: [Correction], of session: SessionKey, handled revision: Int64, tenant: TenantID
    ) async throws {
        try await write { db in
            try db.execute(
                sql: "DELETE FROM corrections WHERE tenant_id = ? AND provider = ? AND session_id = ?",
                arguments: [tenant.rawValue, session.agent.rawValue, session.id])
            for correction in corrections {
                try db.execute(
                    sql: """
                        INSERT INTO corrections (tenant_id, id, provider, session_id, timestamp, body)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        tenant.rawValue, correction.id, session.agent.rawValue, session.id,
                        correction.at.milliseconds, try JSONColumn.write(correction),
                    ])
            }
            try db.execute(
                sql: """
                    UPDATE sessions SET handled_revision = MAX(handled_revision, ?)
                    WHERE tenant_id = ? AND provider = ? AND session_id = ?
                    """,
                arguments: [revision, tenant.rawValue, session.agent.rawValue, session.id])
        }
    }

    package func corrections(tenant: TenantID) async throws -> [Correction] {
        try await pool.read { db in
            try String.fetchAll(
                db, sql: "SELECT body FROM corrections WHERE tenant_id = ? ORDER BY timestamp, id",
                arguments: [tenant.rawValue]
            ).map { try JSONColumn.read($0) }
        }
    }
}
