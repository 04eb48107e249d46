internal import Events
internal import GRDB

extension SQLiteStore {
    /// Finds out anew which reports of one response count.
    func markDuplicates(
        _ response: String, tenant: TenantID, _ ledger: inout ConversationLedger, _ db: Database
    ) throws {
        let reports = try places(.reports, [tenant.rawValue, response], db)
        guard reports.count <= DuplicateCalls.limit else {
            // The id identifies nothing: those that were marked while it was rarer count again.
            let marked = try places(.duplicates, [tenant.rawValue, response], db)
            for report in marked { try mark(report, as: nil, tenant: tenant, &ledger, db) }
            return
        }
        let found = DuplicateCalls.find(reports.map(\.report))
        for report in reports where report.duplicateOf != found[report.id] {
            try mark(report, as: found[report.id], tenant: tenant, &ledger, db)
        }
    }

    private func mark(
        _ place: SpanPlace, as duplicate: String?, tenant: TenantID, _ ledger: inout ConversationLedger,
        _ db: Database
    ) throws {
        var marked = place
        marked.duplicateOf = duplicate
        ledger.move(from: place, to: marked)
        try db.cachedStatement(sql: "UPDATE llm_spans SET duplicate_of = ? WHERE tenant_id = ? AND id = ?")
            .execute(arguments: [duplicate, tenant.rawValue, place.id])
    }
}
