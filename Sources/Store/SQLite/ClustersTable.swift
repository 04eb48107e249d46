package import Events
internal import GRDB

extension SQLiteStore {
    package func clusters(tenant: TenantID) async throws -> [Cluster] {
        try await pool.read { db in
            try String.fetchAll(
                db, sql: "SELECT body FROM clusters WHERE tenant_id = ? ORDER BY id",
                arguments: [tenant.rawValue]
            ).map { try JSONColumn.read($0) }
        }
    }

    package func replaceClusters(_ clusters: [Cluster], tenant: TenantID) async throws {
        try await pool.write { db in
            try db.execute(sql: "DELETE FROM clusters WHERE tenant_id = ?", arguments: [tenant.rawValue])
            for cluster in clusters {
                try db.execute(
                    sql: "INSERT INTO clusters (tenant_id, id, body) VALUES (?, ?, ?)",
                    arguments: [tenant.rawValue, cluster.id, try JSONColumn.write(cluster)])
            }
        }
    }
}
