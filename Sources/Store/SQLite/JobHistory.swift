package import Events
internal import GRDB

extension SQLiteStore {
    package func job(_ id: String, tenant: TenantID) async throws -> JobRecord? {
        try await pool.read { db in
            try String.fetchOne(
                db, sql: "SELECT body FROM jobs WHERE tenant_id = ? AND id = ?",
                arguments: [tenant.rawValue, id]
            ).map { try JSONColumn.read($0) }
        }
    }

    package func jobs(before mark: PageMark?, limit: Int, tenant: TenantID) async throws -> [JobRecord] {
        try await pool.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT body FROM jobs
                    WHERE tenant_id = ?1 AND (?2 IS NULL OR (created_at, id) < (?2, ?3))
                    ORDER BY created_at DESC, id DESC LIMIT ?4
                    """, arguments: [tenant.rawValue, mark?.at.milliseconds, mark?.id, limit]
            ).map { try JSONColumn.read($0) }
        }
    }

    package func forgetJobs(endedBefore time: Timestamp) async throws {
        try await pool.write { db in
            try db.execute(
                sql: """
                    DELETE FROM jobs WHERE status NOT IN ('waiting', 'running')
                        AND COALESCE(json_extract(body, '$.finishedAt'), created_at) < ?
                    """, arguments: [time.milliseconds])
        }
    }

    package func tenants() async throws -> [TenantID] {
        try await pool.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT tenant_id FROM keys WHERE revoked_at IS NULL
                    UNION SELECT tenant_id FROM sessions ORDER BY tenant_id
                    """
            ).map(TenantID.init(rawValue:))
        }
    }

    package func modelSpend(
        job: String, tenant: TenantID
    ) async throws -> (tokens: Int64, microdollars: Int64) {
        try await pool.read { db in
            try Self.sums(db, "tenant_id = ? AND job_id = ?", [tenant.rawValue, job])
        }
    }
}
