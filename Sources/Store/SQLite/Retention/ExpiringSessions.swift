internal import Events
internal import GRDB

// A session goes some events at a time, and with its last ones itself.
extension SQLiteStore {
    private static let pickedAtOnce = 100

    func expireSession(_ sweep: inout ExpirySweep, _ rows: Int) async throws -> Expired? {
        if sweep.sessions.waiting.isEmpty {
            let (before, last) = (sweep.before.milliseconds, sweep.sessions.last)
            sweep.sessions.waiting = try await pool.read { try Self.oldSessions(before, after: last, $0) }
        }
        guard let session = sweep.sessions.waiting.first else { return nil }
        let before = sweep.before.milliseconds
        let (gone, isOver) = try await pool.write { db in
            try Self.expire(session, before: before, atMost: rows, db)
        }
        if isOver { sweep.sessions.advance() }
        return gone
    }

    /// Those that were read by a run since their last event, and on which no skill rests; the one that ended first
    /// leads.
    private static func oldSessions(
        _ before: Int64, after last: AgedKey?, _ db: Database
    ) throws -> ArraySlice<AgedKey> {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT last_at, tenant_id, provider, session_id FROM sessions
                WHERE last_at < ?1 AND revision <= handled_revision
                    AND (last_at, tenant_id, provider, session_id) > (?2, ?3, ?4, ?5)
                    AND (tenant_id, provider, session_id) NOT IN (\(supporting("")))
                ORDER BY last_at, tenant_id, provider, session_id LIMIT \(pickedAtOnce)
                """,
            arguments: [
                before, last?.at ?? Int64.min, last?.tenant ?? "", last?.provider ?? "", last?.id ?? "",
            ])
        return rows.map {
            AgedKey(
                at: $0["last_at"], tenant: $0["tenant_id"], provider: $0["provider"], id: $0["session_id"])
        }[...]
    }

    /// The sessions of corrections on which a skill rests that is served or proposed.
    private static func supporting(_ condition: String) -> String {
        """
        SELECT r.tenant_id, r.provider, r.session_id FROM skills AS k
            JOIN clusters AS c ON c.tenant_id = k.tenant_id AND c.id = k.cluster_id
            JOIN json_each(c.body, '$.members') AS m
            JOIN corrections AS r ON r.tenant_id = k.tenant_id AND r.id = m.value
        WHERE k.status IN ('approved', 'proposed') \(condition)
        UNION
        SELECT r.tenant_id, r.provider, r.session_id FROM skills AS k
            JOIN skill_evidence AS e ON e.tenant_id = k.tenant_id AND e.skill_id = k.id
            JOIN corrections AS r ON r.tenant_id = e.tenant_id AND r.id = e.correction_id
        WHERE k.status IN ('approved', 'proposed') \(condition)
        """
    }

    /// - Returns: What went, and whether the session is done with: gone, or wanted again since it was picked.
    private static func expire(
        _ session: AgedKey, before: Int64, atMost rows: Int, _ db: Database
    ) throws -> (Expired, isOver: Bool) {
        var gone = Expired()
        let own: StatementArguments = [session.tenant, session.provider, session.id]
        guard try mayGo(own, before: before, db) else { return (gone, true) }
        let condition = "tenant_id = ? AND provider = ? AND session_id = ?"
        var raws: Set<Int64> = []
        for table in ["coding_agent_events", "coding_agent_reports"] {
            let found = try Int64.fetchAll(
                db,
                sql: """
                    DELETE FROM \(table) WHERE rowid IN (
                        SELECT rowid FROM \(table) WHERE \(condition) LIMIT \(rows)) RETURNING raw_id
                    """, arguments: own)
            gone.events += found.count
            raws.formUnion(found)
        }
        gone.rawEvents = try dropUnused(raws, before: before, db)
        guard gone.events == 0 else { return (gone, false) }
        try db.execute(sql: "DELETE FROM session_files WHERE \(condition)", arguments: own)
        try db.execute(sql: "DELETE FROM sessions WHERE \(condition)", arguments: own)
        gone.sessions = db.changesCount
        return (gone, true)
    }

    /// Looked at once more, since it was picked before this transaction.
    private static func mayGo(_ own: StatementArguments, before: Int64, _ db: Database) throws -> Bool {
        let condition = "AND k.tenant_id = ?1 AND r.provider = ?2 AND r.session_id = ?3"
        return try Bool.fetchOne(
            db,
            sql: """
                SELECT 1 FROM sessions WHERE tenant_id = ?1 AND provider = ?2 AND session_id = ?3
                    AND last_at < ?4 AND revision <= handled_revision AND NOT EXISTS (\(supporting(condition)))
                """, arguments: own + [before]) == true
    }
}
