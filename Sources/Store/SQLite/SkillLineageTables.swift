package import Events
internal import GRDB

extension SQLiteStore {
    package func skillEvidence(tenant: TenantID) async throws -> [String: Set<Correction.ID>] {
        try await pool.read { db in
            let rows = try Row.fetchAll(
                db, sql: "SELECT skill_id, correction_id FROM skill_evidence WHERE tenant_id = ?",
                arguments: [tenant.rawValue])
            return rows.reduce(into: [:]) { found, row in
                found[row["skill_id"], default: []].insert(row["correction_id"])
            }
        }
    }

    package func rehome(_ homes: [String: Cluster.ID], tenant: TenantID) async throws {
        guard !homes.isEmpty else { return }
        try await write { db in
            for (skill, cluster) in homes.sorted(by: { $0.key < $1.key }) {
                try db.execute(
                    sql: "UPDATE skills SET cluster_id = ? WHERE tenant_id = ? AND id = ?",
                    arguments: [cluster, tenant.rawValue, skill])
            }
        }
    }

    package func retire(
        _ skill: SkillRecord, because decision: SkillDecision, tenant: TenantID
    ) async throws -> Bool {
        try await write { db in
            let known = try self.skill(skill.id, tenant: tenant, db)
            guard let known, known.version == skill.version, known.status == .approved else { return false }
            try save(skill, tenant: tenant, db)
            try save(decision, tenant: tenant, db)
            return true
        }
    }

    package func proposals(tenant: TenantID) async throws -> [RetirementProposal] {
        try await pool.read { db in try proposals(of: nil, tenant: tenant, db) }
    }

    package func replaceProposals(_ proposals: [RetirementProposal], tenant: TenantID) async throws {
        try await write { db in
            let known = try self.proposals(of: nil, tenant: tenant, db)
            try db.execute(
                sql: "DELETE FROM skill_proposals WHERE tenant_id = ?", arguments: [tenant.rawValue])
            for var proposal in proposals {
                let before = known.first { $0.isSame(as: proposal) }
                proposal.since = before?.since ?? proposal.since
                try db.execute(
                    sql: """
                        INSERT OR REPLACE INTO skill_proposals (tenant_id, skill_id, kind, subject, body)
                        VALUES (?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        tenant.rawValue, proposal.skill, proposal.kind.rawValue, proposal.subject,
                        try JSONColumn.write(proposal),
                    ])
            }
        }
    }

    func proposals(of skill: String?, tenant: TenantID, _ db: Database) throws -> [RetirementProposal] {
        try String.fetchAll(
            db,
            sql: """
                SELECT body FROM skill_proposals WHERE tenant_id = ?1 AND (?2 IS NULL OR skill_id = ?2)
                ORDER BY skill_id, kind, subject
                """, arguments: [tenant.rawValue, skill]
        ).map { try JSONColumn.read($0) }
    }

    /// Remembers what a skill is made from: the corrections of its cluster now, beside those of earlier versions.
    func keepEvidence(of skill: SkillRecord, tenant: TenantID, _ db: Database) throws {
        try db.execute(
            sql: """
                INSERT OR IGNORE INTO skill_evidence (tenant_id, skill_id, correction_id)
                SELECT c.tenant_id, ?, m.value FROM clusters AS c, json_each(c.body, '$.members') AS m
                WHERE c.tenant_id = ? AND c.id = ?
                """, arguments: [skill.id, tenant.rawValue, skill.cluster])
    }
}

extension RetirementProposal {
    fileprivate func isSame(as other: RetirementProposal) -> Bool {
        (skill, kind, subject) == (other.skill, other.kind, other.subject)
    }
}
