internal import Events
internal import GRDB

extension SQLiteStore {
    /// The reports for which new ones can change anything: a few of a long session's many.
    ///
    /// They are those that may be of one event with the new ones, directly or through others, or are so far.
    /// Also tells whether any report of the group stands alone; when the first one does, those that only
    /// stood in its absence are among the reports.
    func neighbourhood(
        of new: [String: KeptReport], in group: ReportGroup, tenant: TenantID, _ db: Database
    ) throws -> (reports: [Report], othersStand: Bool) {
        var found: [String: Report] = [:]
        for (id, kept) in new { found[id] = Report(kept) }
        let standing = try ids(in: group, standing: .alone, limit: new.count + 1, tenant: tenant, db)
        if !standing.isEmpty, standing.allSatisfy({ new[$0] != nil }) {
            for report in try reports(standing: .withoutOthers, in: group, tenant: tenant, db) {
                found[report.id] = report
            }
        }
        var frontier = Array(found.values)
        while let report = frontier.popLast() {
            for near in try reports(near: report, in: group, tenant: tenant, db) where found[near.id] == nil {
                found[near.id] = near
                frontier.append(near)
            }
        }
        return (Array(found.values), !standing.isEmpty)
    }

    /// A few of the reports that stand as they do.
    private func ids(
        in group: ReportGroup, standing: Twin.Standing, limit: Int, tenant: TenantID, _ db: Database
    ) throws -> [String] {
        let sql = "SELECT id FROM coding_agent_reports WHERE \(Self.own) AND twin_standing = ?5 LIMIT ?6"
        let place = group.arguments(tenant) + [standing.rawValue, limit]
        return try String.fetchAll(db.cachedStatement(sql: sql), arguments: place)
    }

    private func reports(
        standing: Twin.Standing, in group: ReportGroup, tenant: TenantID, _ db: Database
    ) throws -> [Report] {
        let sql =
            "SELECT \(Report.columns) FROM coding_agent_reports WHERE \(Self.own) AND twin_standing = ?5"
        let place = group.arguments(tenant) + [standing.rawValue]
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: place).map(Report.init)
    }

    /// What may be of one event with a report: another source's near it, of its turn or in its span; or in its
    /// row so far.
    ///
    /// Two reports of one source are two events, and where no other's is near they have no say in each other:
    /// without that, the prompts of a lively session would all be neighbours, and each new one would read them
    /// all again.
    private func reports(
        near report: Report, in group: ReportGroup, tenant: TenantID, _ db: Database
    ) throws -> [Report] {
        let select = "SELECT \(Report.columns) FROM coding_agent_reports WHERE"
        let sql = """
            \(select) \(Self.own) AND timestamp BETWEEN ?5 AND ?6 AND \(Self.others)
            UNION \(select) \(Self.own) AND turn_id = ?7 AND \(Self.others)
            UNION \(select) \(Self.own) AND twin_span = ?8 AND \(Self.others)
            UNION \(select) tenant_id = ?1 AND row_id = ?9 AND row_id <> ''
            """
        let (start, isBefore) = report.at.milliseconds.subtractingReportingOverflow(report.twin.window)
        let (end, isAfter) = report.at.milliseconds.addingReportingOverflow(report.twin.window)
        let place =
            group.arguments(tenant)
            + [
                isBefore ? Int64.min : start, isAfter ? Int64.max : end, report.turn, report.twin.span,
                report.row, report.twin.source, report.channels,
            ]
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: place).map(Report.init)
    }

    /// See `Report.source`.
    private static let others =
        "NOT (twin_source IS ?10 AND (twin_source IS NOT NULL OR channels = ?11))"

    private static let own = "tenant_id = ?1 AND provider = ?2 AND session_id = ?3 AND twin_key = ?4"
}
