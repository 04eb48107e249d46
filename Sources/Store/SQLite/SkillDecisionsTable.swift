package import Events
internal import GRDB

extension SQLiteStore {
    package func review(
        _ id: String, tenant: TenantID, decide: @escaping @Sendable (ReviewSubject) throws -> ReviewOutcome
    ) async throws -> (subject: ReviewSubject, decision: SkillDecision?)? {
        try await write { db in
            guard let subject = try subject(id, tenant: tenant, db) else { return nil }
            let outcome = try decide(subject)
            if let skill = outcome.skill {
                try save(skill, tenant: tenant, db)
                let version = outcome.version ?? SkillVersion(skill, author: outcome.decision?.keyName)
                try keep(version, tenant: tenant, db)
                if skill.status == .approved { try keepEvidence(of: skill, tenant: tenant, db) }
            }
            if let candidate = outcome.candidate { try save(candidate, tenant: tenant, db) }
            if let decision = outcome.decision { try save(decision, tenant: tenant, db) }
            return try self.subject(id, tenant: tenant, db).map { ($0, outcome.decision) }
        }
    }

    package func decisions(of skill: String?, tenant: TenantID) async throws -> [SkillDecision] {
        try await pool.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT body FROM skill_decisions WHERE tenant_id = ?1 \(skill == nil ? "" : "AND skill_id = ?2")
                    ORDER BY sequence
                    """,
                arguments: StatementArguments([tenant.rawValue] + [skill].compactMap(\.self))
            ).map { try JSONColumn.read($0) }
        }
    }

    /// Everything of a name; nil where there is neither a skill nor a candidate.
    private func subject(_ id: String, tenant: TenantID, _ db: Database) throws -> ReviewSubject? {
        let skill = try skill(id, tenant: tenant, db)
        let candidates = try String.fetchAll(
            db, sql: "SELECT body FROM candidates WHERE tenant_id = ? AND name = ? ORDER BY cluster_id",
            arguments: [tenant.rawValue, id]
        ).map { try JSONColumn.read($0, as: CandidateRecord.self) }
        let candidate = CandidateRecord.meant(among: candidates, beside: skill)
        let clusters = Set([skill?.cluster, candidate?.cluster].compactMap(\.self))
        guard !clusters.isEmpty else { return nil }
        let members = try clusters.sorted().flatMap {
            try self.members(of: $0, beside: id, tenant: tenant, db)
        }
        let last = try String.fetchOne(
            db,
            sql: """
                SELECT body FROM skill_decisions WHERE tenant_id = ? AND skill_id = ?
                ORDER BY sequence DESC LIMIT 1
                """, arguments: [tenant.rawValue, id]
        ).map { try JSONColumn.read($0, as: SkillDecision.self) }
        var subject = ReviewSubject(
            skill: skill, candidate: candidate, evidence: members, lastDecision: last)
        subject.proposals = try proposals(of: id, tenant: tenant, db)
        subject.manual = try manualText(of: id, tenant: tenant, db)
        return subject
    }

    /// None where the cluster is no more, or another approved skill goes on with it: what is decided of one of two is
    /// not decided of the other.
    private func members(
        of cluster: Cluster.ID, beside skill: String, tenant: TenantID, _ db: Database
    ) throws -> [Correction.ID] {
        let isShared = try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (SELECT 1 FROM skills
                    WHERE tenant_id = ? AND cluster_id = ? AND id <> ? AND status = 'approved')
                """, arguments: [tenant.rawValue, cluster, skill])
        guard isShared != true else { return [] }
        return try String.fetchOne(
            db, sql: "SELECT body FROM clusters WHERE tenant_id = ? AND id = ?",
            arguments: [tenant.rawValue, cluster]
        ).map { try JSONColumn.read($0, as: Cluster.self) }?.members ?? []
    }

    func save(_ decision: SkillDecision, tenant: TenantID, _ db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO skill_decisions (tenant_id, skill_id, action, timestamp, body)
                VALUES (?, ?, ?, ?, ?)
                """,
            arguments: [
                tenant.rawValue, decision.skill, decision.action.rawValue, decision.at.milliseconds,
                try JSONColumn.write(decision),
            ])
    }
}
