package import Events
internal import GRDB

extension SQLiteStore {
    package func append(_ events: [RawEvent], tenant: TenantID) async throws -> [Bool] {
        try await pool.write { db in
            try events.map { try insert($0, tenant: tenant, db) }
        }
    }

    /// Inserts unless the same delivery is there.
    ///
    /// A repeat is: for OTLP, the same bytes at the same route, since the times inside make two real requests
    /// differ; for hooks the same delivery id, or without one the same bytes within 10 s (decisions: "The
    /// same thing twice").
    private func insert(_ event: RawEvent, tenant: TenantID, _ db: Database) throws -> Bool {
        let key = repeatKey(of: event)
        if key == nil, event.error == nil, try isRecentRepeat(event, tenant: tenant, db) { return false }
        try db.execute(
            sql: """
                INSERT INTO events_raw (tenant_id, timestamp, observed_at, source, provider, signal, http_status,
                    raw_event, size, digest, delivery_id, error, repeat_key)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (tenant_id, repeat_key) WHERE repeat_key IS NOT NULL DO NOTHING
                """,
            arguments: [
                tenant.rawValue, event.receivedAt.milliseconds, event.observedAt?.milliseconds,
                event.source.rawValue, event.provider.rawValue, event.signal.rawValue, event.httpStatus,
                event.body,
                event.size, event.digest, event.deliveryID, event.error, key,
            ])
        return db.changesCount > 0
    }

    private func repeatKey(of event: RawEvent) -> String? {
        guard event.error == nil else { return nil }
        let route = "\(event.provider.rawValue)/\(event.signal.rawValue)"
        return switch event.source {
        case .otlp, .datadog: "\(route) \(event.digest)"
        case .hook: event.deliveryID.map { "\(route) delivery \($0)" }
        }
    }

    private func isRecentRepeat(_ event: RawEvent, tenant: TenantID, _ db: Database) throws -> Bool {
        try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (SELECT 1 FROM events_raw WHERE tenant_id = ? AND digest = ? AND timestamp > ?
                    AND provider = ? AND signal = ? AND error IS NULL)
                """,
            arguments: [
                tenant.rawValue, event.digest, event.receivedAt.milliseconds - 10_000,
                event.provider.rawValue,
                event.signal.rawValue,
            ]) ?? false
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
