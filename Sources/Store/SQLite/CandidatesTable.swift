package import Events
internal import GRDB

extension SQLiteStore {
    package func candidates(tenant: TenantID) async throws -> [CandidateRecord] {
        try await pool.read { db in
            try String.fetchAll(
                db, sql: "SELECT body FROM candidates WHERE tenant_id = ? ORDER BY name, cluster_id",
                arguments: [tenant.rawValue]
            ).map { try JSONColumn.read($0) }
        }
    }

    package func saveCandidate(_ candidate: CandidateRecord, tenant: TenantID) async throws {
        try await write { db in try save(candidate, tenant: tenant, db) }
    }

    package func keepCandidates(ofClusters clusters: Set<Cluster.ID>, tenant: TenantID) async throws {
        try await write { db in
            let known = try String.fetchAll(
                db, sql: "SELECT cluster_id FROM candidates WHERE tenant_id = ?", arguments: [tenant.rawValue]
            )
            for gone in known where !clusters.contains(gone) {
                try db.execute(
                    sql: "DELETE FROM candidates WHERE tenant_id = ? AND cluster_id = ?",
                    arguments: [tenant.rawValue, gone])
            }
        }
    }

    func save(_ candidate: CandidateRecord, tenant: TenantID, _ db: Database) throws {
        try db.execute(
            sql: """
                INSERT OR REPLACE INTO candidates (tenant_id, cluster_id, name, status, body) VALUES (?, ?, ?, ?, ?)
                """,
            arguments: [
                tenant.rawValue, candidate.cluster, candidate.name, candidate.status.rawValue,
                try JSONColumn.write(candidate),
            ])
    }
}
