internal import Events
internal import GRDB

/// Reports that are compared with each other: those of one key in one session.
struct ReportGroup: Hashable, Comparable {
    let session: SessionKey
    let key: String

    static func < (left: ReportGroup, right: ReportGroup) -> Bool {
        (left.session, left.key) < (right.session, right.key)
    }

    func arguments(_ tenant: TenantID) -> StatementArguments {
        [tenant.rawValue, session.agent.rawValue, session.id, key]
    }
}

extension SQLiteStore {
    /// Keeps a report, or what it adds to the one that has its id.
    ///
    /// - Returns: False where nothing of it is new.
    func keep(_ report: CodingAgentEvent, _ twin: Twin, raw: Int64, tenant: TenantID, _ db: Database) throws
        -> Bool
    {
        let sql = "SELECT * FROM coding_agent_reports WHERE tenant_id = ? AND id = ?"
        let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [tenant.rawValue, report.id])
        guard let row else {
            try write(report, twin, row: "", raw: raw, tenant: tenant, db)
            return true
        }
        var known = try CodingAgentEvent(row)
        known.twin = Twin(row)
        let merged = known.merged(with: report)
        guard merged != known else { return false }
        try write(merged, merged.twin ?? twin, row: row["row_id"], raw: raw, tenant: tenant, db)
        return true
    }

    /// Makes the rows what the group's reports tell now.
    ///
    /// Rows with the same reports as before, none of which is `new` or changed, are left as they are.
    func settle(
        _ group: ReportGroup, new: Set<String>, raw: Int64, tenant: TenantID, _ change: inout SessionChange,
        _ db: Database
    ) throws {
        let (reports, othersStand) = try neighbourhood(of: new, in: group, tenant: tenant, db)
        let told = toldEvents(reports, othersStand: othersStand)
        let rows = Dictionary(
            uniqueKeysWithValues: told.flatMap { event in event.reports.map { ($0, event.id) } })
        let moved = reports.filter { (rows[$0.id] ?? "") != $0.row }
        let stale = Set(moved.map(\.row)).union(moved.map { rows[$0.id] ?? "" })
            .union(new.map { rows[$0] ?? "" })
        for report in moved { try place(report.id, in: rows[report.id] ?? "", tenant: tenant, db) }
        for id in stale.subtracting([""]).subtracting(rows.values).sorted() {
            try remove(id, tenant: tenant, db)
            change.remove()
        }
        for event in told where stale.contains(event.id) {
            try tell(event, raw: raw, tenant: tenant, &change, db)
        }
    }

    /// Writes an event's row from its reports; those that only add to others add what they know, not when.
    private func tell(
        _ event: ToldEvent, raw: Int64, tenant: TenantID, _ change: inout SessionChange, _ db: Database
    ) throws {
        var row: CodingAgentEvent?
        for id in event.reports {
            let sql = "SELECT * FROM coding_agent_reports WHERE tenant_id = ? AND id = ?"
            let found = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [tenant.rawValue, id])
            guard let found else { continue }
            let report = try CodingAgentEvent(found)
            if Twin(found).standing == .never {
                row?.attributes.merge(report.attributes) { mine, _ in mine }
            } else {
                row = row?.merged(with: report) ?? report
            }
        }
        guard let row else { return }
        let known = try stored(row.id, tenant: tenant, db)
        guard row != known else { return }
        try write(row, CodingAgentEvent.replacement, raw: raw, tenant: tenant, db)
        change.add(row, isNew: known == nil)
    }

    private func place(_ report: String, in row: String, tenant: TenantID, _ db: Database) throws {
        try db.cachedStatement(
            sql: "UPDATE coding_agent_reports SET row_id = ? WHERE tenant_id = ? AND id = ?"
        ).execute(arguments: [row, tenant.rawValue, report])
    }

    private func write(
        _ report: CodingAgentEvent, _ twin: Twin, row: String, raw: Int64, tenant: TenantID, _ db: Database
    ) throws {
        let values =
            [tenant.rawValue.databaseValue, raw.databaseValue] + report.columns.map(\.value)
            + twin.columns.map(\.value) + [row.databaseValue]
        try db.cachedStatement(sql: Self.reportInsertion).execute(arguments: StatementArguments(values))
    }

    private static let reportInsertion = CodingAgentEvent.statement(
        "INSERT OR REPLACE", into: "coding_agent_reports",
        beyond: Twin(key: "", window: 0).columns.map(\.name) + ["row_id"])
}
