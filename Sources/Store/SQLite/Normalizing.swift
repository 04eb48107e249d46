internal import Events
internal import GRDB

extension SQLiteStore {
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
        try store(found, raw: raw.id, tenant: tenant, db)
    }

    /// Stores what was found in one raw event, or in a part of it.
    func store(_ found: Normalized, raw: Int64, tenant: TenantID, _ db: Database) throws {
        var changes: [SessionKey: SessionChange] = [:]
        var groups: [ReportGroup: [String: KeptReport]] = [:]
        for event in found.events {
            try noteSubagent(event, tenant: tenant, db)
            if let twin = event.twin {
                guard let kept = try keep(event, twin, raw: raw, tenant: tenant, db) else { continue }
                groups[ReportGroup(session: event.session, key: twin.key), default: [:]][event.id] = kept
            } else {
                try merge(event, raw: raw, tenant: tenant, into: &changes, db)
            }
        }
        for (group, new) in groups.sorted(by: { $0.key < $1.key }) {
            var change = changes[group.session] ?? SessionChange()
            try settle(group, new: new, raw: raw, tenant: tenant, &change, db)
            changes[group.session] = change
        }
        for (session, change) in changes.sorted(by: { $0.key < $1.key }) where !change.isEmpty {
            try touch(session, with: change, tenant: tenant, db)
        }
        try storeApplicationRows(found, raw: raw, tenant: tenant, db)
    }

    /// Stores an event, or what it adds to the row that has its id.
    private func merge(
        _ event: CodingAgentEvent, raw: Int64, tenant: TenantID,
        into changes: inout [SessionKey: SessionChange], _ db: Database
    ) throws {
        // Nearly all events are new: one insert tells.
        if try write(event, CodingAgentEvent.insertion, raw: raw, tenant: tenant, db) {
            return changes[event.session, default: SessionChange()].add(event, isNew: true)
        }
        guard let known = try stored(event.id, tenant: tenant, db) else { return }
        let merged = known.merged(with: event)
        guard merged != known else { return }
        try write(merged, CodingAgentEvent.replacement, raw: raw, tenant: tenant, db)
        changes[event.session, default: SessionChange()].add(merged, isNew: false)
    }

    func stored(_ id: String, tenant: TenantID, _ db: Database) throws -> CodingAgentEvent? {
        let sql = "SELECT * FROM coding_agent_events WHERE tenant_id = ? AND id = ?"
        return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [tenant.rawValue, id])
            .map(CodingAgentEvent.init)
    }

    func remove(_ id: String, tenant: TenantID, _ db: Database) throws {
        try db.cachedStatement(sql: "DELETE FROM coding_agent_events WHERE tenant_id = ? AND id = ?")
            .execute(arguments: [tenant.rawValue, id])
    }

    /// - Returns: True where a row was written.
    @discardableResult func write(
        _ event: CodingAgentEvent, _ sql: String, raw: Int64, tenant: TenantID, _ db: Database
    ) throws -> Bool {
        let values =
            [tenant.rawValue.databaseValue, raw.databaseValue] + event.columns.map(\.value)
        try db.cachedStatement(sql: sql).execute(arguments: StatementArguments(values))
        return db.changesCount > 0
    }

    func markUnreadable(_ id: Int64, _ error: any Error, _ db: Database) throws {
        try db.execute(
            sql: "UPDATE events_raw SET error = ? WHERE id = ?",
            arguments: [String("not normalized: \(error)".prefix(1_000)), id])
    }
}
