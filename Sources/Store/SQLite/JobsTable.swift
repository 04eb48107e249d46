package import Events
internal import GRDB

extension SQLiteStore {
    package func enqueue(_ job: JobRecord) async throws -> JobRecord {
        try await rewriting.pass()
        return try await transition(of: job.tenant) { queue, _ in queue.enqueue(job) }
    }

    package func enqueue(_ job: JobRecord, due: Timestamp) async throws -> JobRecord? {
        try await transition(of: job.tenant) { queue, db in
            let last = try Int64.fetchOne(
                db, sql: "SELECT due_at FROM job_nights WHERE tenant_id = ?", arguments: [job.tenant.rawValue]
            )
            guard last.map({ $0 < due.milliseconds }) ?? true else { return nil }
            try db.execute(
                sql: "INSERT OR REPLACE INTO job_nights (tenant_id, due_at) VALUES (?, ?)",
                arguments: [job.tenant.rawValue, due.milliseconds])
            return last == nil ? nil : queue.enqueue(job)
        }
    }

    package func takeJob(_ claim: JobClaim) async throws -> JobRecord? {
        guard try await isWorkThere() else { return nil }
        return try await transition(of: claim.tenant) { queue, db in
            try queue.take(claim) { try finishedItems(of: $0, db) }
        }
    }

    package func renew(_ fence: JobFence, until: Timestamp, worked: Int64) async throws -> JobRecord? {
        try await transition(of: fence.tenant) { queue, _ in
            queue.renew(fence, until: until, worked: worked)
        }
    }

    package func report(_ stages: [StageProgress], _ fence: JobFence) async throws {
        let isHeld = try await transition(of: fence.tenant) { queue, _ in queue.report(stages, fence) }
        guard isHeld else { throw FenceError(job: fence.job) }
    }

    package func release(_ fence: JobFence, _ why: JobRelease) async throws -> JobRecord? {
        try await transition(of: fence.tenant) { queue, db in
            try queue.release(fence, why) { try finishedItems(of: $0, db) }
        }
    }

    package func finish(_ fence: JobFence, _ ending: JobEnding, at: Timestamp) async throws -> JobRecord? {
        try await transition(of: fence.tenant) { queue, _ in queue.finish(fence, ending, at: at) }
    }

    package func cancelJob(_ id: String, tenant: TenantID, at: Timestamp) async throws -> JobRecord? {
        try await rewriting.pass()
        let open = try await transition(of: tenant) { queue, _ in queue.cancel(id, tenant: tenant, at: at) }
        // One that is over stays as it is.
        if let open { return open }
        return try await job(id, tenant: tenant)
    }

    /// Looked at without the write lock: idle runners ask often.
    private func isWorkThere() async throws -> Bool {
        try await pool.read { db in
            try Bool.fetchOne(
                db, sql: "SELECT 1 FROM jobs WHERE status IN ('waiting', 'running') LIMIT 1") == true
        }
    }

    /// Reads the open jobs of a tenant, or of all, changes them as a queue, and stores what changed.
    ///
    /// Not as a task: a runner that is stopped must still be able to give its job back.
    private func transition<Value: Sendable>(
        of tenant: TenantID?, _ change: @escaping @Sendable (inout JobQueue, Database) throws -> Value
    ) async throws -> Value {
        let pool = try pool
        return try await withCheckedThrowingContinuation { continuation in
            pool.asyncWrite { db in
                let before = try openJobs(of: tenant, db)
                var queue = JobQueue(before)
                let value = try change(&queue, db)
                for job in queue.jobs where !before.contains(job) { try save(job, db) }
                return value
            } completion: { _, result in
                continuation.resume(with: result)
            }
        }
    }

    private func openJobs(of tenant: TenantID?, _ db: Database) throws -> [JobRecord] {
        let open = "status IN ('waiting', 'running')"
        let bodies =
            if let tenant {
                try String.fetchAll(
                    db, sql: "SELECT body FROM jobs WHERE tenant_id = ? AND \(open) ORDER BY created_at, id",
                    arguments: [tenant.rawValue])
            } else {
                try String.fetchAll(
                    db, sql: "SELECT body FROM jobs WHERE \(open) ORDER BY created_at, tenant_id, id")
            }
        return try bodies.map { try JSONColumn.read($0) }
    }

    private func save(_ job: JobRecord, _ db: Database) throws {
        try db.execute(
            sql: """
                INSERT OR REPLACE INTO jobs (tenant_id, id, status, created_at, token, body)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                job.tenant.rawValue, job.id, job.status.rawValue, job.createdAt.milliseconds, job.token,
                try JSONColumn.write(job),
            ])
        // The report tells what its items told.
        if job.status.isOver { try removeItems(of: job, db) }
    }
}
