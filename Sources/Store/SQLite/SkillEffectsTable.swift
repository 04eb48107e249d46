package import Events
internal import GRDB

extension SQLiteStore {
    package func activations(tenant: TenantID) async throws -> [String: SkillActivations] {
        try await pool.read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT skill_name, COUNT(*) AS taken, COUNT(DISTINCT provider || ' ' || session_id) AS sessions,
                        MAX(timestamp) AS last
                    FROM coding_agent_events
                    WHERE tenant_id = ? AND event_type = 'skill_activated' AND skill_name IS NOT NULL
                    GROUP BY skill_name
                    """, arguments: [tenant.rawValue])
            let pairs = rows.map { row in
                let last = (row["last"] as Int64?).map { Timestamp(milliseconds: $0) }
                return (
                    row["skill_name"] as String,
                    SkillActivations(count: row["taken"], sessions: row["sessions"], lastAt: last)
                )
            }
            return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
        }
    }

    package func effects(tenant: TenantID) async throws -> [SkillEffectRecord] {
        try await pool.read { db in
            try String.fetchAll(
                db, sql: "SELECT body FROM skill_effects WHERE tenant_id = ? ORDER BY skill_id",
                arguments: [tenant.rawValue]
            ).map { try JSONColumn.read($0) }
        }
    }

    package func save(
        _ effect: SkillEffectRecord, demoting: (skill: SkillRecord, decision: SkillDecision)?,
        tenant: TenantID
    ) async throws -> Bool {
        try await write { db in
            let known = try skill(effect.skill, tenant: tenant, db)
            guard let known, known.version == effect.version, known.status == .approved else { return false }
            // One measurement a run: a run that is taken up must not count a strike twice.
            guard try claim("standing", effect.skill, db) else { return false }
            try db.execute(
                sql: "INSERT OR REPLACE INTO skill_effects (tenant_id, skill_id, body) VALUES (?, ?, ?)",
                arguments: [tenant.rawValue, effect.skill, try JSONColumn.write(effect)])
            if let demoting {
                try save(demoting.skill, tenant: tenant, db)
                try save(demoting.decision, tenant: tenant, db)
            }
            return true
        }
    }
}
