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
    /// - Returns: The report as it is kept now; nil where nothing of it is new.
    func keep(_ report: CodingAgentEvent, _ twin: Twin, raw: Int64, tenant: TenantID, _ db: Database) throws
        -> KeptReport?
    {
        let sql = "SELECT * FROM coding_agent_reports WHERE tenant_id = ? AND id = ?"
        let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [tenant.rawValue, report.id])
        guard let row else {
            try write(report, twin, row: "", raw: raw, tenant: tenant, db)
            return KeptReport(event: report, twin: twin, row: "")
        }
        var known = try CodingAgentEvent(row)
        known.twin = Twin(row)
        let merged = known.merged(with: report)
        guard merged != known else { return nil }
        let kept = KeptReport(event: merged, twin: merged.twin ?? twin, row: row["row_id"])
        try write(merged, kept.twin, row: kept.row, raw: raw, tenant: tenant, db)
        return kept
    }

    /// Makes the rows what the group's reports tell now.
    ///
    /// Rows with the same reports as before, none of which is `new` or changed, are left as they are.
    func settle(
        _ group: ReportGroup, new: [String: KeptReport], raw: Int64, tenant: TenantID,
        _ change: inout SessionChange,
        _ db: Database
    ) throws {
        let (reports, othersStand) = try neighbourhood(of: new, in: group, tenant: tenant, db)
        let told = toldEvents(reports, othersStand: othersStand)
        let rows = Dictionary(
            uniqueKeysWithValues: told.flatMap { event in event.reports.map { ($0, event.id) } })
        let moved = reports.filter { (rows[$0.id] ?? "") != $0.row }
        let stale = Set(moved.map(\.row)).union(moved.map { rows[$0.id] ?? "" })
            .union(new.keys.map { rows[$0] ?? "" })
        for report in moved { try place(report.id, in: rows[report.id] ?? "", tenant: tenant, db) }
        for id in stale.subtracting([""]).subtracting(rows.values).sorted() {
            try remove(id, tenant: tenant, db)
            change.remove()
        }
        for event in told where stale.contains(event.id) {
            try tell(event, new, raw: raw, tenant: tenant, &change, db)
        }
    }

    /// Writes an event's row from its reports; those that only add to others add what they know, not when.
    private func tell(
        _ event: ToldEvent, _ new: [String: KeptReport], raw: Int64, tenant: TenantID,
        _ change: inout SessionChange, _ db: Database
    ) throws {
        var row: CodingAgentEvent?
        for id in event.reports {
            guard let report = try new[id] ?? report(id, tenant: tenant, db) else { continue }
            if report.twin.standing == .never {
                row?.attributes.merge(report.event.attributes) { mine, _ in mine }
            } else {
                row = row?.merged(with: report.event) ?? report.event
            }
        }
        guard let row else { return }
        // Nearly all events are new: one insert tells.
        if try write(row, CodingAgentEvent.insertion, raw: raw, tenant: tenant, db) {
            return change.add(row, isNew: true)
        }
        guard var known = try stored(row.id, tenant: tenant, db) else { return }
        known.twin = row.twin
        guard row != known else { return }
        try write(row, CodingAgentEvent.replacement, raw: raw, tenant: tenant, db)
        change.add(row, isNew: false)
    }

    private func report(_ id: String, tenant: TenantID, _ db: Database) throws -> KeptReport? {
        let sql = "SELECT * FROM coding_agent_reports WHERE tenant_id = ? AND id = ?"
        return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [tenant.rawValue, id]).map { row in
            KeptReport(event: try CodingAgentEvent(row), twin: Twin(row), row: row["row_id"])
        }
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
