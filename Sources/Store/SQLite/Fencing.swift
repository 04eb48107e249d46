internal import Events
internal import GRDB

/// By what right a run writes, and what its next write finishes.
struct Warrant: Sendable {
    let fence: JobFence
    let item: JobItem?
}

extension SQLiteStore: RunStore {
    package func fenced(by fence: JobFence, finishing item: JobItem?) -> any RunStore {
        var store = self
        store.warrant = Warrant(fence: fence, item: item)
        return store
    }

    /// One transaction; where a run writes, the fence is checked in it, and the item finished.
    ///
    /// A run waits for the writer however long it is taken; others are told to come again.
    func write<Value: Sendable>(
        _ updates: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        guard let warrant else { return try await writer.write(updates) }
        return try await pool.write { db in
            try check(warrant.fence, db)
            let value = try updates(db)
            if let item = warrant.item { try finish(item, warrant.fence, db) }
            return value
        }
    }

    func check(_ fence: JobFence, _ db: Database) throws {
        let isHeld = try Bool.fetchOne(
            db.cachedStatement(
                sql: "SELECT 1 FROM jobs WHERE tenant_id = ? AND id = ? AND token = ? AND status = 'running'"),
            arguments: [fence.tenant.rawValue, fence.job, fence.token])
        guard isHeld == true else { throw FenceError(job: fence.job) }
    }

    /// Whether this is the run's first write of such an effect, by whichever attempt; true for everybody but a
    /// run.
    func claim(_ stage: String, _ item: String, _ db: Database) throws -> Bool {
        guard let fence = warrant?.fence else { return true }
        try db.execute(
            sql: """
                INSERT OR IGNORE INTO job_items (tenant_id, job_id, stage, item, version, is_finished)
                VALUES (?, ?, ?, ?, '', 1)
                """,
            arguments: [fence.tenant.rawValue, fence.job, stage, item])
        return db.changesCount > 0
    }
}

extension StoreError {
    /// True for a failure that may pass by itself: a lock, a full disk.
    package static func isTransient(_ error: any Error) -> Bool {
        switch error {
        case let error as StoreError: error.code != .other
        case let error as DatabaseError:
            error.concernsTheStore
                && ![.SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_AUTH].contains(error.resultCode)
        default: false
        }
    }
}
