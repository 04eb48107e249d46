package import Events
internal import GRDB

extension SQLiteStore {
    package func skills(tenant: TenantID) async throws -> [SkillRecord] {
        try await pool.read { db in
            try Row.fetchAll(
                db, sql: "SELECT * FROM skills WHERE tenant_id = ? ORDER BY id", arguments: [tenant.rawValue]
            ).map(SkillRecord.init)
        }
    }

    package func skill(_ id: String, tenant: TenantID) async throws -> SkillRecord? {
        try await pool.read { db in
            try Row.fetchOne(
                db, sql: "SELECT * FROM skills WHERE tenant_id = ? AND id = ?",
                arguments: [tenant.rawValue, id]
            ).map(SkillRecord.init)
        }
    }

    package func promote(_ skill: SkillRecord, from candidate: CandidateRecord, tenant: TenantID) async throws
    {
        try await pool.write { db in
            try db.execute(
                sql: """
                    INSERT OR REPLACE INTO skills (tenant_id, id, version, status, description, markdown, digest,
                        cluster_id, updated_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    tenant.rawValue, skill.id, skill.version, skill.status.rawValue, skill.description,
                    skill.markdown, skill.digest, skill.cluster, skill.updatedAt.milliseconds,
                ])
            try save(candidate, tenant: tenant, db)
        }
    }
}

extension SkillRecord {
    fileprivate init(_ row: Row) throws {
        guard let status = Status(rawValue: row["status"]) else {
            throw StoreError("skills \(row["id"] as String): unknown status; was it written by a newer moda?")
        }
        self.init(
            id: row["id"], version: row["version"], status: status, description: row["description"],
            markdown: row["markdown"], digest: row["digest"], cluster: row["cluster_id"],
            updatedAt: Timestamp(milliseconds: row["updated_at"]))
    }
}
