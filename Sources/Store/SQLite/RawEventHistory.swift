package import Events
internal import GRDB

extension SQLiteStore {
    package func rawEvents(_ query: RawEventQuery, tenant: TenantID) async throws -> RawEventPage {
        let (sql, arguments) = query.statement(tenant: tenant)
        return try await pool.read { db in
            let rows = try Row.fetchCursor(db, sql: sql, arguments: arguments)
            var (events, bytes): ([StoredRawEvent], Int) = ([], 0)
            while let row = try rows.next() {
                guard events.count < query.limit, bytes < RawEventQuery.bytesOfAPage else {
                    return RawEventPage(events: events, hasMore: true)
                }
                let stored = try StoredRawEvent(row)
                events.append(stored)
                bytes += stored.event.body.utf8.count
            }
            return RawEventPage(events: events, hasMore: false)
        }
    }
}

extension RawEventQuery {
    /// Bodies that one page holds, but for the last one.
    static let bytesOfAPage = 8 << 20

    /// The query for a page and one more, each of its filters only where it is set, so that the fitting index is taken.
    func statement(tenant: TenantID) -> (sql: String, arguments: StatementArguments) {
        var filters = ["tenant_id = ?"]
        var values: [(any DatabaseValueConvertible)?] = [tenant.rawValue]
        func add(_ filter: String, _ new: (any DatabaseValueConvertible)?...) {
            filters.append(filter)
            values += new
        }
        if onlyRefused { add("error IS NOT NULL") }
        if let before { add("(timestamp, id) < (?, ?)", before.timestamp, before.id) }
        if let provider { add("provider = ?", provider.rawValue) }
        if let signal { add("signal = ?", signal.rawValue) }
        let sql = """
            SELECT id, provider, signal, timestamp, observed_at, http_status,
                \(withBody ? "raw_event" : "'' AS raw_event"), size, digest, delivery_id, error
            FROM events_raw WHERE \(filters.joined(separator: " AND "))
            ORDER BY timestamp DESC, id DESC LIMIT ?
            """
        return (sql, StatementArguments(values + [limit + 1]))
    }
}
