package import Events
internal import GRDB

extension SQLiteStore {
    package func finishedItems(
        of stage: String, job: String, tenant: TenantID
    ) async throws -> [JobItem] {
        try await pool.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT item, version, body FROM job_items
                    WHERE tenant_id = ? AND job_id = ? AND stage = ? AND is_finished ORDER BY item
                    """, arguments: [tenant.rawValue, job, stage]
            ).map { JobItem(stage: stage, id: $0["item"], version: $0["version"], body: $0["body"]) }
        }
    }

    package func begin(_ item: JobItem, _ fence: JobFence) async throws -> Int {
        try await pool.write { db in
            try check(fence, db)
            return try Int.fetchOne(
                db,
                sql: """
                    INSERT INTO job_items (tenant_id, job_id, stage, item, version, begun) VALUES (?, ?, ?, ?, ?, 1)
                    ON CONFLICT (tenant_id, job_id, stage, item) DO UPDATE SET
                        begun = IIF(version = excluded.version, begun + 1, 1), version = excluded.version
                    RETURNING begun
                    """,
                arguments: [fence.tenant.rawValue, fence.job, item.stage, item.id, item.version]) ?? 1
        }
    }

    /// Marks an item as done by the job, in the transaction that does it.
    func finish(_ item: JobItem, _ fence: JobFence, _ db: Database) throws {
        try db.execute(
            sql: """
                INSERT OR REPLACE INTO job_items (tenant_id, job_id, stage, item, version, is_finished, body)
                VALUES (?, ?, ?, ?, ?, 1, ?)
                """,
            arguments: [
                fence.tenant.rawValue, fence.job, item.stage, item.id, item.version, item.body,
            ])
        // What failed in an earlier version is well again.
        try db.execute(
            sql: "DELETE FROM dead_letters WHERE tenant_id = ? AND id = ?",
            arguments: [fence.tenant.rawValue, DeadLetter.id(of: item)])
    }

    /// How many items of a job are done.
    func finishedItems(of job: JobRecord, _ db: Database) throws -> Int {
        try Int.fetchOne(
            db, sql: "SELECT COUNT(*) FROM job_items WHERE tenant_id = ? AND job_id = ? AND is_finished",
            arguments: [job.tenant.rawValue, job.id]) ?? 0
    }

    func removeItems(of job: JobRecord, _ db: Database) throws {
        try db.execute(
            sql: "DELETE FROM job_items WHERE tenant_id = ? AND job_id = ?",
            arguments: [job.tenant.rawValue, job.id])
    }
}
