package import Events
internal import GRDB

extension SQLiteStore: RetentionStore {
    package func expire(before: Timestamp, atMost rows: Int) async throws -> Expired {
        let expiry = Expiry(before: before.milliseconds, rows: rows)
        return try await pool.write { db in
            var gone = Expired()
            try expiry.sessions(&gone, db)
            if gone.isEmpty { gone.traces = try expiry.traces(self, db) }
            if gone.isEmpty { gone.rawEvents = try expiry.rawEvents(db) }
            if gone.isEmpty { gone.jobs = try expiry.jobs(db) }
            return gone
        }
    }

    package func usedBytes() async throws -> Int64 {
        try await pool.read { db in
            func value(_ name: String) throws -> Int64 { try Int64.fetchOne(db, sql: "PRAGMA \(name)") ?? 0 }
            return (try value("page_count") - value("freelist_count")) * (try value("page_size"))
        }
    }

    package func oldestRawEvent() async throws -> Timestamp? {
        try await pool.read { db in
            try Int64.fetchOne(db, sql: "SELECT timestamp FROM events_raw ORDER BY id LIMIT 1")
                .map(Timestamp.init(milliseconds:))
        }
    }
}

/// One batch of what is too old, in one short transaction.
private struct Expiry: Sendable {
    let before: Int64
    let rows: Int

    /// Some events of the session that ended first, and the session with its last ones.
    func sessions(_ gone: inout Expired, _ db: Database) throws {
        guard let session = try next(db) else { return }
        let own: StatementArguments = [session["tenant_id"], session["provider"], session["session_id"]]
        let condition = "tenant_id = ? AND provider = ? AND session_id = ?"
        for table in ["coding_agent_events", "coding_agent_reports"] {
            try db.execute(
                sql:
                    "DELETE FROM \(table) WHERE rowid IN (SELECT rowid FROM \(table) WHERE \(condition) LIMIT \(rows))",
                arguments: own)
            gone.events += db.changesCount
        }
        guard gone.events == 0 else { return }
        try db.execute(sql: "DELETE FROM session_files WHERE \(condition)", arguments: own)
        try db.execute(sql: "DELETE FROM sessions WHERE \(condition)", arguments: own)
        gone.sessions = db.changesCount
    }

    /// The oldest session that was read by a run since its last event, and on which no skill rests.
    private func next(_ db: Database) throws -> Row? {
        try Row.fetchOne(
            db,
            sql: """
                SELECT s.tenant_id, s.provider, s.session_id FROM sessions AS s
                WHERE s.last_at < ?1 AND s.revision <= s.handled_revision AND NOT EXISTS (
                    SELECT 1 FROM skills AS k
                    JOIN clusters AS c ON c.tenant_id = k.tenant_id AND c.id = k.cluster_id
                    JOIN json_each(c.body, '$.members') AS m
                    JOIN corrections AS r ON r.tenant_id = k.tenant_id AND r.id = m.value
                    WHERE k.tenant_id = s.tenant_id AND k.status IN ('approved', 'proposed')
                        AND r.provider = s.provider AND r.session_id = s.session_id)
                    AND NOT EXISTS (
                    SELECT 1 FROM skill_evidence AS e
                    JOIN skills AS k ON k.tenant_id = e.tenant_id AND k.id = e.skill_id
                    JOIN corrections AS r ON r.tenant_id = e.tenant_id AND r.id = e.correction_id
                    WHERE e.tenant_id = s.tenant_id AND k.status IN ('approved', 'proposed')
                        AND r.provider = s.provider AND r.session_id = s.session_id)
                ORDER BY s.last_at LIMIT 1
                """, arguments: [before])
    }

    /// A trace of a conversation that ended before, whole.
    func traces(_ store: SQLiteStore, _ db: Database) throws -> Int {
        let found = try Row.fetchOne(
            db,
            sql: """
                SELECT s.tenant_id, s.trace_id FROM llm_conversations AS c
                JOIN llm_spans AS s ON s.tenant_id = c.tenant_id AND s.conversation_id = c.id
                WHERE c.last_at < ?1 AND c.folded_from IS NULL ORDER BY c.last_at LIMIT 1
                """, arguments: [before])
        guard let found else { return 0 }
        let tenant = TenantID(rawValue: found["tenant_id"])
        var scope = ForgetScope()
        scope.traces = [found["trace_id"]]
        let gone = ForgetRows(scope: scope, tenant: tenant)
        let named = try gone.contents(db)
        try gone.forget(trace: found["trace_id"], store, db)
        try gone.dropUnnamed(named, db)
        return 1
    }

    /// Raw events that were normalized, of tenants whose events are not being derived anew, and of which nothing
    /// that is kept was made.
    func rawEvents(_ db: Database) throws -> Int {
        let kept = ["coding_agent_events", "coding_agent_reports", "llm_spans", "evaluations"].map {
            "AND NOT EXISTS (SELECT 1 FROM \($0) AS d WHERE d.tenant_id = r.tenant_id AND d.raw_id = r.id)"
        }.joined(separator: " ")
        guard try Marks.tenantToRenormalize(db) == nil else { return 0 }
        try db.execute(
            sql: """
                DELETE FROM events_raw WHERE id IN (
                    SELECT r.id FROM events_raw AS r WHERE r.timestamp < ?1 AND r.id <= ?2 \(kept)
                    ORDER BY r.id LIMIT \(rows))
                """, arguments: [before, try Marks.value(.normalized, db) ?? 0])
        return db.changesCount
    }

    func jobs(_ db: Database) throws -> Int {
        try db.execute(
            sql: """
                DELETE FROM jobs WHERE (tenant_id, id) IN (
                    SELECT tenant_id, id FROM jobs
                    WHERE created_at < ?1 AND status NOT IN ('waiting', 'running') LIMIT \(rows))
                """, arguments: [before])
        return db.changesCount
    }
}
