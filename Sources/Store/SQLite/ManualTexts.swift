package import Events
internal import GRDB

extension SQLiteStore {
    package func manualTexts(tenant: TenantID) async throws -> [ManualText] {
        try await pool.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT s.id FROM skills AS s JOIN skill_versions AS v
                        ON v.tenant_id = s.tenant_id AND v.skill_id = s.id AND v.version = s.version
                    WHERE s.tenant_id = ? AND v.origin <> 'run' ORDER BY s.id
                    """, arguments: [tenant.rawValue]
            ).compactMap { try manualText(of: $0, tenant: tenant, db) }
        }
    }

    /// Nil where the text that is, or was last, served is as a run drafted it.
    func manualText(of skill: String, tenant: TenantID, _ db: Database) throws -> ManualText? {
        let versions = try Row.fetchAll(
            db,
            sql: """
                SELECT v.* FROM skills AS s JOIN skill_versions AS v
                    ON v.tenant_id = s.tenant_id AND v.skill_id = s.id AND v.version <= s.version
                WHERE s.tenant_id = ? AND s.id = ? ORDER BY v.version DESC
                """, arguments: [tenant.rawValue, skill]
        ).map(SkillVersion.init)
        guard let newest = versions.first, newest.origin != .run else { return nil }
        let status = try self.skill(skill, tenant: tenant, db)?.status
        return ManualText(
            version: newest, base: try base(of: versions, tenant: tenant, db),
            isServed: status == .approved)
    }

    /// The draft that some versions, the newest first, have taken in last.
    private func base(
        of versions: [SkillVersion], tenant: TenantID, _ db: Database
    ) throws -> String? {
        for version in versions where version.origin != .person {
            if version.origin == .run { return version.markdown }
            if let draft = try draft(of: version, tenant: tenant, db) { return draft }
        }
        return nil
    }

    /// What was merged to make a version.
    private func draft(of version: SkillVersion, tenant: TenantID, _ db: Database) throws -> String? {
        try String.fetchAll(
            db,
            sql: """
                SELECT body FROM skill_decisions WHERE tenant_id = ? AND skill_id = ? ORDER BY sequence DESC
                """, arguments: [tenant.rawValue, version.skill]
        ).lazy.map { try JSONColumn.read($0, as: SkillDecision.self) }
            .first { $0.version == version.version && $0.draft != nil }?.draft
    }
}
