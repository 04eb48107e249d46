package import Events
internal import GRDB

extension SQLiteStore {
    package func enqueue(_ job: JobRecord) async throws -> JobRecord {
        try await pool.write { db in
            let open = try String.fetchOne(
                db,
                sql: """
                    SELECT body FROM jobs WHERE tenant_id = ? AND status IN ('waiting', 'running')
                    ORDER BY created_at LIMIT 1
                    """,
                arguments: [job.tenant.rawValue])
            if let open { return try JSONColumn.read(open) }
            try save(job, db)
            return job
        }
    }

    package func takeJob(at now: Timestamp) async throws -> JobRecord? {
        try await pool.write { db in
            let next = try String.fetchOne(
                db,
                sql: """
                    SELECT body FROM jobs AS waiting WHERE status = 'waiting' AND NOT EXISTS (
                        SELECT 1 FROM jobs AS other
                        WHERE other.tenant_id = waiting.tenant_id AND other.status = 'running')
                    ORDER BY created_at LIMIT 1
                    """)
            guard var job = try next.map({ try JSONColumn.read($0, as: JobRecord.self) }) else { return nil }
            job.status = .running
            job.startedAt = job.startedAt ?? now
            try save(job, db)
            return job
        }
    }

    package func saveJob(_ job: JobRecord) async throws {
        try await pool.write { db in try save(job, db) }
    }

    package func job(_ id: String, tenant: TenantID) async throws -> JobRecord? {
        try await pool.read { db in
            try String.fetchOne(
                db, sql: "SELECT body FROM jobs WHERE tenant_id = ? AND id = ?",
                arguments: [tenant.rawValue, id]
            ).map { try JSONColumn.read($0) }
        }
    }

    package func requeueAbandonedJobs() async throws {
        try await pool.write { db in
            let abandoned = try String.fetchAll(db, sql: "SELECT body FROM jobs WHERE status = 'running'")
            for body in abandoned {
                var job = try JSONColumn.read(body, as: JobRecord.self)
                job.status = .waiting
                job.stages = []
                try save(job, db)
            }
        }
    }

    private func save(_ job: JobRecord, _ db: Database) throws {
        try db.execute(
            sql:
                "INSERT OR REPLACE INTO jobs (tenant_id, id, status, created_at, body) VALUES (?, ?, ?, ?, ?)",
            arguments: [
                job.tenant.rawValue, job.id, job.status.rawValue, job.createdAt.milliseconds,
                try JSONColumn.write(job),
            ])
    }
}
