package import Events
internal import GRDB

extension SQLiteStore: ModelStore {
    package func modelAnswer(_ digest: String, tenant: TenantID) async throws -> String? {
        try await pool.read { db in
            try String.fetchOne(
                db, sql: "SELECT body FROM model_answers WHERE tenant_id = ? AND digest = ?",
                arguments: [tenant.rawValue, digest])
        }
    }

    package func saveModelAnswer(
        _ answer: String, of digest: String, model: String, at: Timestamp, tenant: TenantID
    ) async throws {
        try await write { db in
            try db.execute(
                sql: """
                    INSERT OR REPLACE INTO model_answers (tenant_id, digest, model, timestamp, body)
                    VALUES (?, ?, ?, ?, ?)
                    """,
                arguments: [tenant.rawValue, digest, model, at.milliseconds, answer])
            try db.execute(
                sql: "DELETE FROM model_answers WHERE tenant_id = ? AND timestamp < ?",
                arguments: [tenant.rawValue, at.milliseconds - ModelAnswers.kept])
        }
    }

    package func reserve(
        _ spend: ModelSpend, caps: ModelCaps, tenant: TenantID
    ) async throws -> ModelReservation {
        let month = String(spend.at.dayText.prefix(7))
        return try await write { db in
            let run = try Self.sums(
                db, "tenant_id = ? AND job_id = ?", [tenant.rawValue, spend.job])
            // The key and the bill are the server's: its tenants share the month.
            let whole = try Self.sums(db, "month = ?", [month])
            let rooms = [
                ("this run's tokens", caps.runTokens - run.tokens, spend.tokens),
                ("this run's money", caps.runMicrodollars - run.microdollars, spend.microdollars),
                ("this month's tokens", caps.monthTokens - whole.tokens, spend.tokens),
                ("this month's money", caps.monthMicrodollars - whole.microdollars, spend.microdollars),
            ]
            if let full = rooms.first(where: { $0.1 < $0.2 }) { return .spent(full.0) }
            try db.execute(
                sql: """
                    INSERT INTO model_spend (tenant_id, job_id, month, model, timestamp, tokens, microdollars)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    tenant.rawValue, spend.job, month, spend.model, spend.at.milliseconds, spend.tokens,
                    spend.microdollars,
                ])
            return .granted(db.lastInsertedRowID)
        }
    }

    /// Unfenced, unlike all else that a run writes: what a call cost is true whoever has the job by now.
    package func settle(
        _ reservation: Int64, tokens: Int64, microdollars: Int64, tenant: TenantID
    ) async throws {
        try await pool.write { db in
            try db.execute(
                sql: """
                    UPDATE model_spend SET tokens = ?, microdollars = ?, is_settled = 1
                    WHERE tenant_id = ? AND id = ? AND is_settled = 0
                    """,
                arguments: [tokens, microdollars, tenant.rawValue, reservation])
        }
    }

    static func sums(
        _ db: Database, _ condition: String, _ arguments: StatementArguments
    ) throws -> (tokens: Int64, microdollars: Int64) {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT coalesce(sum(tokens), 0) AS tokens, coalesce(sum(microdollars), 0) AS microdollars
                FROM model_spend WHERE \(condition)
                """, arguments: arguments)
        return (row?["tokens"] ?? 0, row?["microdollars"] ?? 0)
    }
}
