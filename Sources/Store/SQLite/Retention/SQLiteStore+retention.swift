package import Events
internal import GRDB

extension SQLiteStore: RetentionStore {
    package func expire(_ sweep: inout ExpirySweep, atMost rows: Int) async throws -> Expired? {
        while let stage = sweep.stages.first {
            let gone =
                switch stage {
                case .sessions: try await expireSession(&sweep, rows)
                case .conversations: try await expireConversation(&sweep, rows)
                case .rawEvents: try await expireRawEvents(&sweep, rows)
                case .jobs: try await expireJobs(&sweep, rows)
                }
            if let gone { return gone }
            sweep.stages.removeFirst()
        }
        return nil
    }

    package func usedBytes() async throws -> Int64 {
        try await pool.read { db in
            (try Self.value("page_count", db) - Self.value("freelist_count", db))
                * (try Self.value("page_size", db))
        }
    }

    package func fileBytes() async throws -> Int64 {
        try await pool.read { db in try Self.value("page_count", db) * Self.value("page_size", db) }
    }

    package func shrink() async throws {
        try await cleaning.run { try await shrinkNow() }
    }

    private func shrinkNow() async throws {
        // SQLite makes a copy, and then writes it into the log.
        let room = try await usedBytes() * 2 + (64 << 20)
        if let free = try freeBytes(), free < room {
            throw StoreError(
                "writing the store's file anew takes \(room >> 20) MiB for a while, and \(free >> 20) MiB are free"
            )
        }
        try await wipe()
    }

    private static func value(_ pragma: String, _ db: Database) throws -> Int64 {
        try Int64.fetchOne(db, sql: "PRAGMA \(pragma)") ?? 0
    }

    package func oldestRawEvent() async throws -> Timestamp? {
        try await pool.read { db in
            try Int64.fetchOne(db, sql: "SELECT timestamp FROM events_raw ORDER BY id LIMIT 1")
                .map(Timestamp.init(milliseconds:))
        }
    }

    /// Jobs that are over; few, and small.
    private func expireJobs(_ sweep: inout ExpirySweep, _ rows: Int) async throws -> Expired? {
        let before = sweep.before.milliseconds
        let condition = "created_at < ? AND status NOT IN ('waiting', 'running')"
        let isAny = try await pool.read { db in
            try Bool.fetchOne(
                db, sql: "SELECT EXISTS (SELECT 1 FROM jobs WHERE \(condition))", arguments: [before]) == true
        }
        guard isAny else { return nil }
        return try await pool.write { db in
            try db.execute(
                sql: """
                    DELETE FROM jobs WHERE (tenant_id, id) IN (
                        SELECT tenant_id, id FROM jobs WHERE \(condition) LIMIT ?)
                    """, arguments: [before, rows])
            var gone = Expired()
            gone.jobs = db.changesCount
            return gone
        }
    }
}
