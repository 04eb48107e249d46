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
        try await pool.read { db in try skill(id, tenant: tenant, db) }
    }

    @discardableResult
    package func promote(
        _ skill: SkillRecord, from candidate: CandidateRecord, tenant: TenantID
    ) async throws -> Bool {
        try await write { db in
            // What passed the gates waits as drafted: only a person can have refused it since.
            let status = try String.fetchOne(
                db, sql: "SELECT status FROM candidates WHERE tenant_id = ? AND cluster_id = ?",
                arguments: [tenant.rawValue, candidate.cluster])
            guard status != CandidateRecord.Status.refused.rawValue,
                try !isEdited(skill.id, tenant: tenant, db)
            else { return false }
            try save(skill, tenant: tenant, db)
            try keep(SkillVersion(skill, author: nil), tenant: tenant, db)
            try keepEvidence(of: skill, tenant: tenant, db)
            try save(candidate, tenant: tenant, db)
            return true
        }
    }

    func skill(_ id: String, tenant: TenantID, _ db: Database) throws -> SkillRecord? {
        try Row.fetchOne(
            db, sql: "SELECT * FROM skills WHERE tenant_id = ? AND id = ?", arguments: [tenant.rawValue, id]
        ).map(SkillRecord.init)
    }

    func save(_ skill: SkillRecord, tenant: TenantID, _ db: Database) throws {
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
    }
}

extension SkillRecord {
    init(_ row: Row) throws {
        guard let status = Status(rawValue: row["status"]) else {
            throw StoreError("skills \(row["id"] as String): unknown status; was it written by a newer moda?")
        }
        self.init(
            id: row["id"], version: row["version"], status: status, description: row["description"],
            markdown: row["markdown"], digest: row["digest"], cluster: row["cluster_id"],
            updatedAt: Timestamp(milliseconds: row["updated_at"]))
    }
}
