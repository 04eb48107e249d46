internal import Events
internal import GRDB

/// Takes corrections out of what was distilled from them: clusters, drafts, skills, answers of models, reports of
/// runs.
///
/// A skill of which nothing is left goes. One that others support as well is withdrawn with its words, until the
/// next run has drafted and judged it anew with what is left.
struct ForgetDistilled {
    let store: SQLiteStore
    let tenant: TenantID
    let at: Timestamp

    static let reason = "part of what it rested on was forgotten; the next run judges what is left"
    static let withdrawn = "Withdrawn: part of what it rested on was forgotten. Do not use."

    /// - Returns: The names of the skills concerned.
    func run(_ gone: [Correction], _ db: Database) throws -> [String] {
        guard !gone.isEmpty else { return [] }
        let ids = Set(gone.map(\.id))
        let affected = try Affected(ids, texts: Self.texts(of: gone), tenant: tenant, db)
        for cluster in affected.clusters { try shrink(cluster, by: ids, db) }
        let left = affected.clusters.filter { !$0.members.allSatisfy(ids.contains) }.map(\.id)
        for skill in affected.skills {
            if left.contains(skill.cluster) { try withdraw(skill, db) } else { try remove(skill.id, db) }
        }
        try strike(ids, db)
        let own = StatementArguments([tenant.rawValue])
        // Which answers, vectors, items of runs and reasons repeat it cannot be told; they are made again.
        for table in ["model_answers", "embeddings", "job_items", "dead_letters"] {
            try db.execute(sql: "DELETE FROM \(table) WHERE tenant_id = ?", arguments: own)
        }
        for id in ids.sorted() {
            try db.execute(
                sql: "DELETE FROM skill_evidence WHERE tenant_id = ? AND correction_id = ?",
                arguments: own + [id])
        }
        try db.execute(
            sql: """
                UPDATE jobs SET body = json_remove(body, '$.report')
                WHERE tenant_id = ? AND json_valid(body) AND json_extract(body, '$.report') IS NOT NULL
                """, arguments: own)
        return affected.skills.map(\.id)
    }

    /// What was said, where it is long enough to know it again.
    private static func texts(of gone: [Correction]) -> [String] {
        gone.flatMap { [$0.words, $0.instruction] + $0.evidence.map(\.detail) }.filter { $0.count >= 12 }
    }

    private func shrink(_ cluster: Cluster, by gone: Set<Correction.ID>, _ db: Database) throws {
        let own: StatementArguments = [tenant.rawValue, cluster.id]
        try db.execute(sql: "DELETE FROM candidates WHERE tenant_id = ? AND cluster_id = ?", arguments: own)
        var left = cluster
        left.members.removeAll(where: gone.contains)
        let others = try left.members.compactMap { id in
            try String.fetchOne(
                db, sql: "SELECT body FROM corrections WHERE tenant_id = ? AND id = ?",
                arguments: [tenant.rawValue, id]
            ).map { try JSONColumn.read($0, as: Correction.self) }
        }
        guard let first = others.first else {
            try db.execute(sql: "DELETE FROM clusters WHERE tenant_id = ? AND id = ?", arguments: own)
            return try db.execute(
                sql: "DELETE FROM cluster_contradictions WHERE tenant_id = ?1 AND ?2 IN (one_id, other_id)",
                arguments: own)
        }
        left.instruction =
            others.first { $0.instruction == cluster.instruction }?.instruction ?? first.instruction
        left.recurrence = Recurrence(of: others)
        try db.execute(
            sql: "UPDATE clusters SET body = ?3 WHERE tenant_id = ?1 AND id = ?2",
            arguments: own + [try JSONColumn.write(left)])
    }

    private func remove(_ skill: String, _ db: Database) throws {
        for (table, column) in [
            ("skills", "id"), ("skill_versions", "skill_id"), ("skill_effects", "skill_id"),
            ("skill_decisions", "skill_id"), ("skill_evidence", "skill_id"), ("skill_proposals", "skill_id"),
        ] {
            try db.execute(
                sql: "DELETE FROM \(table) WHERE tenant_id = ? AND \(column) = ?",
                arguments: [tenant.rawValue, skill])
        }
    }

    /// The decision names no evidence, so that what is left is new to the next run.
    private func withdraw(_ skill: SkillRecord, _ db: Database) throws {
        let text = "---\nname: \(skill.id)\ndescription: \"\(Self.withdrawn)\"\n---\n\n\(Self.withdrawn)\n"
        let digest = "sha256:" + ContentID.sha256(text.utf8)
        var gone = skill
        (gone.status, gone.description, gone.markdown) = (.retired, Self.withdrawn, text)
        (gone.digest, gone.updatedAt) = (digest, at)
        try store.save(gone, tenant: tenant, db)
        try db.execute(
            sql: """
                UPDATE skill_versions SET markdown = ?3, digest = ?4, note = NULL
                WHERE tenant_id = ?1 AND skill_id = ?2
                """, arguments: [tenant.rawValue, skill.id, text, digest])
        try db.execute(
            sql: """
                UPDATE skill_decisions SET body = json_remove(body, '$.draft')
                WHERE tenant_id = ? AND skill_id = ?
                """, arguments: [tenant.rawValue, skill.id])
        try db.execute(
            sql: "DELETE FROM skill_effects WHERE tenant_id = ? AND skill_id = ?",
            arguments: [tenant.rawValue, skill.id])
        var decision = SkillDecision(
            skill: skill.id, cluster: skill.cluster, action: .retire, at: at, keyID: "",
            keyName: "moda forget",
            version: skill.version, digest: digest, evidence: [])
        decision.reason = Self.reason
        try store.save(decision, tenant: tenant, db)
    }

    /// Decisions keep no names of what is gone, and no text that was drafted from it.
    private func strike(_ gone: Set<Correction.ID>, _ db: Database) throws {
        let rows = try Row.fetchAll(
            db, sql: "SELECT sequence, body FROM skill_decisions WHERE tenant_id = ?",
            arguments: [tenant.rawValue])
        for row in rows {
            var decision = try JSONColumn.read(row["body"], as: SkillDecision.self)
            guard decision.evidence.contains(where: gone.contains) else { continue }
            decision.evidence.removeAll(where: gone.contains)
            (decision.text, decision.draft) = (nil, nil)
            try db.execute(
                sql: "UPDATE skill_decisions SET body = ? WHERE sequence = ?",
                arguments: [try JSONColumn.write(decision), row["sequence"] as Int64])
        }
    }

    /// What rests on some corrections, or repeats what they said.
    struct Affected {
        var clusters: [Cluster]
        var skills: [SkillRecord]

        init(_ gone: Set<Correction.ID>, texts: [String], tenant: TenantID, _ db: Database) throws {
            let own = StatementArguments([tenant.rawValue])
            clusters = try String.fetchAll(
                db, sql: "SELECT body FROM clusters WHERE tenant_id = ?", arguments: own
            ).map { try JSONColumn.read($0, as: Cluster.self) }
                .filter { $0.members.contains(where: gone.contains) }
            let named = Set(clusters.map(\.id))
            let decided = try Set(
                String.fetchAll(
                    db, sql: "SELECT body FROM skill_decisions WHERE tenant_id = ?", arguments: own
                ).map { try JSONColumn.read($0, as: SkillDecision.self) }
                    .filter { $0.evidence.contains(where: gone.contains) }.map(\.skill))
            skills = try Row.fetchAll(
                db, sql: "SELECT * FROM skills WHERE tenant_id = ? ORDER BY id", arguments: own
            ).map(SkillRecord.init).filter { skill in
                named.contains(skill.cluster) || decided.contains(skill.id)
                    || texts.contains { skill.markdown.contains($0) }
            }
        }
    }
}
