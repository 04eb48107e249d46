package import Events
internal import GRDB

extension SQLiteStore {
    package func append(_ events: [RawEvent], tenant: TenantID) async throws -> [Bool] {
        let forgotten = try await forgottenNames.read(pool)
        guard forgotten.concerns(tenant) else { return try await commits.append(events, tenant: tenant) }
        let screened = events.map { forgotten.screened($0, tenant: tenant, normalize) }
        return try await commits.append(screened, tenant: tenant)
    }

    package func checkWritable() async throws {
        try commits.checkHealth()
        // The store's own writer is busy, and needed by nobody who is to be acknowledged.
        if commits.isAside { return }
        do {
            try await pool.write { db in
                try Marks.set(.proof, to: 1 - (Marks.value(.proof, db) ?? 0), db)
            }
        } catch {
            connection.heal(after: error)
            throw StoreError(error)
        }
    }

    package func rawEvents(tenant: TenantID, limit: Int) async throws -> [StoredRawEvent] {
        try await pool.read { db in
            try Row.fetchAll(
                db, sql: "SELECT * FROM events_raw WHERE tenant_id = ? ORDER BY id DESC LIMIT ?",
                arguments: [tenant.rawValue, limit]
            ).map(StoredRawEvent.init)
        }
    }
}

extension RawEvent {
    /// Inserts unless the same delivery is there.
    ///
    /// A repeat is: for OTLP, the same bytes at the same route, since the times inside make two real requests
    /// differ; for hooks the same delivery id, or without one the same bytes within 10 s (decisions: "The
    /// same thing twice").
    func insert(tenant: TenantID, _ db: Database) throws -> Bool {
        let key = repeatKey
        if key == nil, error == nil, try isRecentRepeat(tenant: tenant, db) { return false }
        try db.cachedStatement(
            sql: """
                INSERT INTO events_raw (tenant_id, timestamp, observed_at, source, provider, signal, http_status,
                    raw_event, size, digest, delivery_id, error, repeat_key)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (tenant_id, repeat_key) WHERE repeat_key IS NOT NULL DO NOTHING
                """
        ).execute(arguments: [
            tenant.rawValue, receivedAt.milliseconds, observedAt?.milliseconds, source.rawValue,
            provider.rawValue, signal.rawValue, httpStatus, body, size, digest, deliveryID, error, key,
        ])
        return db.changesCount > 0
    }

    private var repeatKey: String? {
        guard error == nil else { return nil }
        let route = "\(provider.rawValue)/\(signal.rawValue)"
        return switch source {
        case .otlp, .datadog: "\(route) \(digest)"
        case .hook: deliveryID.map { "\(route) delivery \($0)" }
        // The importer names what it sends by its content; sent by hand, the bytes themselves are the name.
        case .imported: deliveryID.map { "\(route) delivery \($0)" } ?? "\(route) \(digest)"
        }
    }

    private func isRecentRepeat(tenant: TenantID, _ db: Database) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT EXISTS (SELECT 1 FROM events_raw WHERE tenant_id = ? AND digest = ? AND timestamp > ?
                        AND provider = ? AND signal = ? AND error IS NULL)
                    """),
            arguments: [
                tenant.rawValue, digest, receivedAt.milliseconds - 10_000, provider.rawValue, signal.rawValue,
            ]) ?? false
    }
}

extension StoredRawEvent {
    init(_ row: Row) throws {
        guard let provider = Provider(rawValue: row["provider"]),
            let signal = RawEvent.Signal(rawValue: row["signal"])
        else {
            throw StoreError(
                "events_raw \(row["id"] as Int64): unknown provider or signal; was it written by a newer moda?"
            )
        }
        id = row["id"]
        event = RawEvent(
            provider: provider, signal: signal, receivedAt: Timestamp(milliseconds: row["timestamp"]),
            observedAt: (row["observed_at"] as Int64?).map(Timestamp.init(milliseconds:)),
            httpStatus: row["http_status"], body: row["raw_event"], size: row["size"], digest: row["digest"],
            deliveryID: row["delivery_id"], error: row["error"])
    }
}
