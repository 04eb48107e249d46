internal import Events
internal import GRDB

extension SQLiteStore {
    /// Normalizes what waits, from where the last transaction ended: rows and mark move together, so a crash
    /// repeats nothing and leaves nothing out.
    ///
    /// Tenants whose events are being derived anew come first, so that for each tenant raw events are always
    /// read in their order.
    package func normalizeWaiting(limit: Int) async throws -> Int {
        try await pool.write { db in
            let again = try renormalizeWaiting(limit: limit, db)
            let mark = try Marks.value(.normalized, db) ?? 0
            let rows = try Row.fetchAll(
                db.cachedStatement(sql: "SELECT * FROM events_raw WHERE id > ? ORDER BY id LIMIT ?"),
                arguments: [mark, limit - again])
            for row in rows { try normalizeRow(row, db) }
            if let last = rows.last { try Marks.set(.normalized, to: last["id"], db) }
            return again + rows.count
        }
    }

    /// Derives the events of one raw event; one that cannot be read is marked and never holds up the others.
    func normalizeRow(_ row: Row, _ db: Database) throws {
        let tenant = TenantID(rawValue: row["tenant_id"])
        let raw = try StoredRawEvent(row)
        let found: Normalized
        do {
            found = try normalize(raw.event)
        } catch {
            return try markUnreadable(raw.id, error, db)
        }
        var changes: [SessionKey: SessionChange] = [:]
        for event in found.events {
            try noteSubagent(event, tenant: tenant, db)
            try merge(event, raw: raw.id, tenant: tenant, into: &changes, db)
        }
        for (session, change) in changes.sorted(by: { $0.key < $1.key }) {
            try touch(session, with: change, tenant: tenant, db)
        }
        try storeApplicationRows(found, raw: raw.id, tenant: tenant, db)
    }

    /// Stores an event, or what it adds to the row that it already has.
    private func merge(
        _ event: CodingAgentEvent, raw: Int64, tenant: TenantID,
        into changes: inout [SessionKey: SessionChange], _ db: Database
    ) throws {
        guard let known = try stored(event.id, tenant: tenant, db) ?? twin(of: event, tenant: tenant, db)
        else {
            try write(event, raw: raw, tenant: tenant, db)
            changes[event.session, default: SessionChange()].add(event, isNew: true)
            return
        }
        let merged = known.joined(with: event)
        guard merged != known else { return }
        if merged.id != known.id { try remove(known.id, tenant: tenant, db) }
        try write(merged, raw: raw, tenant: tenant, db)
        changes[event.session, default: SessionChange()].add(merged, isNew: false)
    }

    private func stored(_ id: String, tenant: TenantID, _ db: Database) throws -> CodingAgentEvent? {
        let sql = "SELECT * FROM coding_agent_events WHERE tenant_id = ? AND id = ?"
        return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [tenant.rawValue, id])
            .map(CodingAgentEvent.init)
    }

    /// The same event as another channel reported it.
    ///
    /// That is: an equal twin key, not yet met by this channel, words that do not disagree, and of several
    /// the nearest in time. One channel's two events never meet, however alike.
    private func twin(of event: CodingAgentEvent, tenant: TenantID, _ db: Database) throws
        -> CodingAgentEvent?
    {
        guard let twin = event.twin else { return nil }
        let sql = """
            SELECT * FROM coding_agent_events
            WHERE tenant_id = ? AND provider = ? AND session_id = ? AND twin_key = ?
            """
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: sql),
            arguments: [tenant.rawValue, event.session.agent.rawValue, event.session.id, twin.key])
        return try rows.map(CodingAgentEvent.init).filter { $0.isTwin(of: event) }
            .min { ($0.distance(to: event), $0.id) < ($1.distance(to: event), $1.id) }
    }

    private func remove(_ id: String, tenant: TenantID, _ db: Database) throws {
        try db.cachedStatement(sql: "DELETE FROM coding_agent_events WHERE tenant_id = ? AND id = ?")
            .execute(arguments: [tenant.rawValue, id])
    }

    private func write(_ event: CodingAgentEvent, raw: Int64, tenant: TenantID, _ db: Database) throws {
        let values: [(any DatabaseValueConvertible)?] = [tenant.rawValue, raw] + event.columns.map(\.value)
        try db.cachedStatement(sql: CodingAgentEvent.insertion).execute(arguments: StatementArguments(values))
    }

    private func markUnreadable(_ id: Int64, _ error: any Error, _ db: Database) throws {
        try db.execute(
            sql: "UPDATE events_raw SET error = ? WHERE id = ?",
            arguments: [String("not normalized: \(error)".prefix(1_000)), id])
    }
}
