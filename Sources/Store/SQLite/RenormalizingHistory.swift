package import Events
internal import GRDB

extension SQLiteStore {
    package func renormalizing(tenant: TenantID) async throws -> RenormalizingProgress {
        try await pool.read { db in
            let end = try Marks.value(.normalized, db) ?? 0
            let mark = try Marks.value(.renormalized(tenant), db)
            let count = "SELECT COUNT(*) FROM events_raw WHERE tenant_id = ? AND id <= ?"
            func counted(to id: Int64) throws -> Int {
                try Int.fetchOne(db, sql: count, arguments: [tenant.rawValue, id]) ?? 0
            }
            let total = try counted(to: end)
            return RenormalizingProgress(
                total: total, done: try mark.map { try counted(to: $0) } ?? total, isRunning: mark != nil)
        }
    }
}
