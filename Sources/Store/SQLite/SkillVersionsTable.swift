package import Events
internal import GRDB

extension SQLiteStore {
    package func versions(of skill: String, tenant: TenantID) async throws -> [SkillVersion] {
        try await pool.read { db in
            try Row.fetchAll(
                db, sql: "SELECT * FROM skill_versions WHERE tenant_id = ? AND skill_id = ? ORDER BY version",
                arguments: [tenant.rawValue, skill]
            ).map(SkillVersion.init)
        }
    }

    package func edit(
        _ skill: String, tenant: TenantID, make: @escaping @Sendable (SkillRecord) throws -> SkillEdit?
    ) async throws -> SkillRecord? {
        try await write { db in
            guard let known = try self.skill(skill, tenant: tenant, db) else { return nil }
            guard let edit = try make(known) else { return known }
            try keep(edit.version, tenant: tenant, db)
            try save(edit.skill, tenant: tenant, db)
            return edit.skill
        }
    }

    /// Whether a person's words are in the text that is served now.
    func isEdited(_ skill: String, tenant: TenantID, _ db: Database) throws -> Bool {
        let origin = try String.fetchOne(
            db,
            sql: """
                SELECT v.origin FROM skills AS s JOIN skill_versions AS v
                    ON v.tenant_id = s.tenant_id AND v.skill_id = s.id AND v.version = s.version
                WHERE s.tenant_id = ? AND s.id = ?
                """, arguments: [tenant.rawValue, skill])
        return (origin ?? SkillVersion.Origin.run.rawValue) != SkillVersion.Origin.run.rawValue
    }

    /// Keeps a text for good; one that is kept already stays as it is.
    func keep(_ version: SkillVersion, tenant: TenantID, _ db: Database) throws {
        try db.execute(
            sql: """
                INSERT OR IGNORE INTO skill_versions (tenant_id, skill_id, version, origin, author, digest,
                    markdown, created_at, note)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                tenant.rawValue, version.skill, version.version, version.origin.rawValue, version.author,
                version.digest, version.markdown, version.createdAt.milliseconds, version.note,
            ])
    }
}

extension SkillVersion {
    /// A version that a run drafted, approved by the gates or by the person who holds the key.
    init(_ skill: SkillRecord, author: String?) {
        self.init(
            skill: skill.id, version: skill.version, origin: .run, author: author, digest: skill.digest,
            markdown: skill.markdown, createdAt: skill.updatedAt)
    }

    init(_ row: Row) throws {
        guard let origin = Origin(rawValue: row["origin"]) else {
            throw StoreError(
                "skill_versions \(row["skill_id"] as String): unknown origin; was it written by a newer moda?"
            )
        }
        self.init(
            skill: row["skill_id"], version: row["version"], origin: origin, author: row["author"],
            digest: row["digest"], markdown: row["markdown"],
            createdAt: Timestamp(milliseconds: row["created_at"]), note: row["note"])
    }
}
