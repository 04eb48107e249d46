package import Events
internal import GRDB

extension SQLiteStore {
    package func bury(_ letter: DeadLetter, _ fence: JobFence) async throws {
        try await pool.write { db in
            try check(fence, db)
            try db.execute(
                sql: """
                    INSERT OR REPLACE INTO dead_letters (tenant_id, id, stage, timestamp, body) VALUES (?, ?, ?, ?, ?)
                    """,
                arguments: [
                    fence.tenant.rawValue, letter.id, letter.stage, letter.at.milliseconds,
                    try JSONColumn.write(letter),
                ])
        }
    }

    package func deadLetters(
        before mark: PageMark?, limit: Int, tenant: TenantID
    ) async throws -> [DeadLetter] {
        try await pool.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT body FROM dead_letters
                    WHERE tenant_id = ?1 AND (?2 IS NULL OR (timestamp, id) < (?2, ?3))
                    ORDER BY timestamp DESC, id DESC LIMIT ?4
                    """, arguments: [tenant.rawValue, mark?.at.milliseconds, mark?.id, limit]
            ).map { try JSONColumn.read($0) }
        }
    }

    package func buried(in stage: String, tenant: TenantID) async throws -> [String: String] {
        try await pool.read { db in
            let letters = try String.fetchAll(
                db, sql: "SELECT body FROM dead_letters WHERE tenant_id = ? AND stage = ?",
                arguments: [tenant.rawValue, stage]
            ).map { try JSONColumn.read($0, as: DeadLetter.self) }
            return Dictionary(
                letters.map { ($0.item, $0.version) }, uniquingKeysWith: { first, _ in first })
        }
    }

    package func redrive(_ ids: [DeadLetter.ID]?, tenant: TenantID) async throws -> Int {
        try await writer.write { db in
            guard let ids else {
                try db.execute(
                    sql: "DELETE FROM dead_letters WHERE tenant_id = ?", arguments: [tenant.rawValue])
                return db.changesCount
            }
            return try ids.reduce(0) { count, id in
                try db.execute(
                    sql: "DELETE FROM dead_letters WHERE tenant_id = ? AND id = ?",
                    arguments: [tenant.rawValue, id])
                return count + db.changesCount
            }
        }
    }
}
