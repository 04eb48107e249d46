internal import Events
internal import Foundation
internal import GRDB

extension SQLiteStore: VitalStore {
    package func vitals() async throws -> StoreVitals {
        let free = try freeBytes()
        let isBeingRewritten = rewriting.isOn
        return try await pool.read { db in
            let applied = try Migrations.migrator.appliedMigrations(db)
            // What is waiting is counted over all tenants, whichever is named.
            let query = IngestHealthQuery(tenant: .local, since: 0)
            let (waiting, oldest) = try query.waiting(db)
            let pages = try Int64.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            let bytes = pages * (try Int64.fetchOne(db, sql: "PRAGMA page_size") ?? 0)
            return StoreVitals(
                freeBytes: free, bytes: bytes, waiting: waiting, oldestWaiting: oldest,
                missingMigrations: Migrations.migrator.migrations.filter { !applied.contains($0) },
                isBeingRewritten: isBeingRewritten)
        }
    }

    /// Bytes that the disk of the file has left; nil where the system does not tell.
    func freeBytes() throws -> Int64? {
        let system = try? FileManager.default.attributesOfFileSystem(forPath: pool.path)
        return (system?[.systemFreeSize] as? NSNumber)?.int64Value
    }
}
