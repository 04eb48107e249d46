internal import Events
internal import GRDB

extension SQLiteStore {
    /// Normalizes what waits, from where the last transaction ended: rows and mark move together, so a crash repeats
    /// nothing and leaves nothing out.
    package func normalizeWaiting(limit: Int) async throws -> Int {
        try await pool.write { db in
            let mark = try Int64.fetchOne(db, sql: "SELECT value FROM marks WHERE name = 'normalized'") ?? 0
            let rows = try Row.fetchAll(
                db, sql: "SELECT * FROM events_raw WHERE id > ? ORDER BY id LIMIT ?", arguments: [mark, limit])
            for row in rows { try normalizeRow(row, db) }
            if let last = rows.last {
                try db.execute(
                    sql: "INSERT OR REPLACE INTO marks (name, value) VALUES ('normalized', ?)",
                    arguments: [last["id"] as Int64])
            }
            return rows.count
        }
    }

    private func normalizeRow(_ row: Row, _ db: Database) throws {
        let tenant = TenantID(rawValue: row["tenant_id"])
        let raw = try StoredRawEvent(row)
        var changed: [SessionKey: [CodingAgentEvent]] = [:]
        for event in try normalize(raw.event) {
            if let stored = try merge(event, raw: raw.id, tenant: tenant, db) {
                changed[event.session, default: []].append(stored)
            }
        }
        for session in changed.keys.sorted() {
            try touch(session, with: changed[session] ?? [], tenant: tenant, db)
        }
    }

    /// Stores an event, or what it adds to the row that it already has.
    ///
    /// - Returns: The row as it is now; nil where nothing changed.
    private func merge(
        _ event: CodingAgentEvent, raw: Int64, tenant: TenantID, _ db: Database
    ) throws -> CodingAgentEvent? {
        try noteSubagent(event, tenant: tenant, db)
        guard let known = try stored(event.id, tenant: tenant, db) ?? twin(of: event, tenant: tenant, db) else {
            try write(event, raw: raw, tenant: tenant, db)
            return event
        }
        let merged = known.merged(with: event)
        guard merged != known else { return nil }
        try write(merged, raw: raw, tenant: tenant, db)
        return merged
    }

    private func stored(_ id: String, tenant: TenantID, _ db: Database) throws -> CodingAgentEvent? {
        try Row.fetchOne(
            db, sql: "SELECT * FROM coding_agent_events WHERE tenant_id = ? AND id = ?",
            arguments: [tenant.rawValue, id]
        ).map(CodingAgentEvent.init)
    }

    /// The same event as another channel reported it: an equal twin key, not yet met by this channel, words that do
    /// not disagree, and of several the nearest in time. One channel's two events never meet, however alike.
    private func twin(of event: CodingAgentEvent, tenant: TenantID, _ db: Database) throws -> CodingAgentEvent? {
        guard let twin = event.twin else { return nil }
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM coding_agent_events
                WHERE tenant_id = ? AND provider = ? AND session_id = ? AND twin_key = ?
                ORDER BY ABS(timestamp - ?), id
                """,
            arguments: [
                tenant.rawValue, event.session.agent.rawValue, event.session.id, twin.key, event.at.milliseconds,
            ])
        return try rows.lazy.map(CodingAgentEvent.init).first { other in
            let apart = abs(other.at.milliseconds.subtractingReportingOverflow(event.at.milliseconds).partialValue)
            let disagree = other.text != nil && event.text != nil && other.text != event.text
            return other.channels.isDisjoint(with: event.channels) && !disagree && apart <= twin.window ?? .max
        }
    }

    private func write(_ event: CodingAgentEvent, raw: Int64, tenant: TenantID, _ db: Database) throws {
        var columns: [String: any DatabaseValueConvertible] = event.columns.compactMapValues(\.self)
        columns["tenant_id"] = tenant.rawValue
        columns["raw_id"] = raw
        let names = columns.keys.sorted()
        let marks = Array(repeating: "?", count: names.count).joined(separator: ", ")
        let values: [(any DatabaseValueConvertible)?] = names.map { columns[$0] }
        try db.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO coding_agent_events (\(names.joined(separator: ", "))) VALUES (\(marks))
                """
        ).execute(arguments: StatementArguments(values))
    }
}
