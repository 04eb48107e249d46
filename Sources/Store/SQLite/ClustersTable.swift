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

    package func replaceClusters(
        _ clusters: [Cluster], contradictions: [ClusterContradiction], successions: [ClusterSuccession],
        tenant: TenantID
    ) async throws {
        try await write { db in
            try db.execute(sql: "DELETE FROM clusters WHERE tenant_id = ?", arguments: [tenant.rawValue])
            for cluster in clusters {
                try db.execute(
                    sql: "INSERT INTO clusters (tenant_id, id, body) VALUES (?, ?, ?)",
                    arguments: [tenant.rawValue, cluster.id, try JSONColumn.write(cluster)])
            }
            try replace(contradictions, tenant: tenant, db)
            for succession in successions { try add(succession, tenant: tenant, db) }
        }
    }

    package func clusterContradictions(tenant: TenantID) async throws -> [ClusterContradiction] {
        try await pool.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT one_id, other_id FROM cluster_contradictions WHERE tenant_id = ?
                    ORDER BY one_id, other_id
                    """, arguments: [tenant.rawValue]
            ).map { ClusterContradiction($0["one_id"], $0["other_id"]) }
        }
    }

    package func clusterSuccessions(
        of cluster: Cluster.ID?, tenant: TenantID
    ) async throws -> [ClusterSuccession] {
        try await pool.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT previous_id, next_id, change, timestamp FROM cluster_successions
                    WHERE tenant_id = ?1 AND (?2 IS NULL OR previous_id = ?2) ORDER BY sequence
                    """, arguments: [tenant.rawValue, cluster]
            ).compactMap(ClusterSuccession.init)
        }
    }

    private func replace(_ contradictions: [ClusterContradiction], tenant: TenantID, _ db: Database) throws {
        try db.execute(
            sql: "DELETE FROM cluster_contradictions WHERE tenant_id = ?", arguments: [tenant.rawValue])
        for contradiction in contradictions {
            try db.execute(
                sql: "INSERT INTO cluster_contradictions (tenant_id, one_id, other_id) VALUES (?, ?, ?)",
                arguments: [tenant.rawValue, contradiction.one, contradiction.other])
        }
    }

    private func add(_ succession: ClusterSuccession, tenant: TenantID, _ db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO cluster_successions (tenant_id, previous_id, next_id, change, timestamp)
                VALUES (?, ?, ?, ?, ?)
                """,
            arguments: [
                tenant.rawValue, succession.previous, succession.next, succession.change.rawValue,
                succession.at.milliseconds,
            ])
    }
}

extension ClusterSuccession {
    /// Nil for a kind of change that this version does not know.
    fileprivate init?(_ row: Row) {
        guard let change = Change(rawValue: row["change"]) else { return nil }
        self.init(
            previous: row["previous_id"], next: row["next_id"], change: change,
            at: Timestamp(milliseconds: row["timestamp"]))
    }
}
