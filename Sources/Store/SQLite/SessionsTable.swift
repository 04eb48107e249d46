package import Events
internal import GRDB

extension SQLiteStore {
    package func sessions(tenant: TenantID, unhandledOnly: Bool) async throws -> [Session] {
        try await pool.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT * FROM sessions WHERE tenant_id = ? AND (NOT ? OR revision > handled_revision)
                    ORDER BY first_at, provider, session_id
                    """,
                arguments: [tenant.rawValue, unhandledOnly]
            ).map(Session.init)
        }
    }

    package func subagentSessions(tenant: TenantID) async throws -> Set<String> {
        try await pool.read { db in
            try String.fetchSet(
                db, sql: "SELECT session_id FROM subagent_sessions WHERE tenant_id = ?",
                arguments: [tenant.rawValue])
        }
    }

    package func reopen(_ session: SessionKey, tenant: TenantID) async throws {
        try await pool.write { db in
            try db.execute(
                sql: """
                    UPDATE sessions SET revision = revision + 1
                    WHERE tenant_id = ? AND provider = ? AND session_id = ?
                    """, arguments: [tenant.rawValue, session.agent.rawValue, session.id])
        }
    }

    /// Tells the session that events of it are new or changed: its revision grows, which reopens it.
    func touch(_ key: SessionKey, with change: SessionChange, tenant: TenantID, _ db: Database) throws {
        let place = [tenant.rawValue, key.agent.rawValue, key.id].map(\.databaseValue)
        let span = [change.firstAt, change.lastAt].map { ($0?.milliseconds ?? 0).databaseValue }
        // A session that is being derived anew begins with no events and the times of its old ones.
        let known = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    INSERT INTO sessions (tenant_id, provider, session_id, first_at, last_at, events, revision)
                    VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1)
                    ON CONFLICT (tenant_id, provider, session_id) DO UPDATE SET
                        first_at = IIF(events = 0, excluded.first_at, MIN(first_at, excluded.first_at)),
                        last_at = IIF(events = 0, excluded.last_at, MAX(last_at, excluded.last_at)),
                        events = events + excluded.events, revision = revision + 1
                    RETURNING user_id, repo, branch, cwd
                    """),
            arguments: StatementArguments(place + span + [change.added.databaseValue]))
        if change.hasMoved { try measureSpan(of: place, db) }
        try settle(known, seen: change.values, place: place, db)
    }

    /// First and last time from the events themselves, where one of them may have moved.
    private func measureSpan(of place: [DatabaseValue], _ db: Database) throws {
        try db.cachedStatement(
            sql: """
                UPDATE sessions SET
                    first_at = (SELECT MIN(timestamp) FROM coding_agent_events AS e
                        WHERE e.tenant_id = ?1 AND e.provider = ?2 AND e.session_id = ?3),
                    last_at = (SELECT MAX(timestamp) FROM coding_agent_events AS e
                        WHERE e.tenant_id = ?1 AND e.provider = ?2 AND e.session_id = ?3)
                WHERE tenant_id = ?1 AND provider = ?2 AND session_id = ?3
                """
        ).execute(arguments: StatementArguments(place))
    }

    /// Gives each column the value that the session's events agree on, or the best of several: by what the
    /// events say, never by the order in which they came.
    private func settle(
        _ known: Row?, seen: [SessionColumn: Set<String>], place: [DatabaseValue], _ db: Database
    ) throws {
        let own = "tenant_id = ?1 AND provider = ?2 AND session_id = ?3"
        for column in SessionColumn.allCases {
            guard let values = seen[column], !values.isEmpty else { continue }
            let current = known?[column.rawValue] as String?
            var best = current ?? values.first
            if values.union([current].compactMap(\.self)).count > 1 {
                best = try String.fetchOne(
                    db.cachedStatement(
                        sql: """
                            SELECT \(column) FROM coding_agent_events WHERE \(own) AND \(column) IS NOT NULL
                            ORDER BY \(column.order) LIMIT 1
                            """),
                    arguments: StatementArguments(place))
            }
            guard best != current else { continue }
            try db.cachedStatement(sql: "UPDATE sessions SET \(column) = ?4 WHERE \(own)")
                .execute(arguments: StatementArguments(place + [best?.databaseValue ?? .null]))
        }
    }

    /// Remembers the conversations of subagents, wherever an event names one; one that was taken for a
    /// person's until now opens again.
    func noteSubagent(_ event: CodingAgentEvent, tenant: TenantID, _ db: Database) throws {
        let child = event.attributes["moda.child_agent_id"]?.string
        let own = event.session.agent == .codex && event.subagent == event.session.id ? event.session.id : nil
        let started = event.session.agent == .codex && event.kind == .subagentStart ? event.subagent : nil
        for id in Set([child, own, started].compactMap(\.self)) {
            try db.cachedStatement(
                sql: "INSERT OR IGNORE INTO subagent_sessions (tenant_id, session_id) VALUES (?, ?)"
            ).execute(arguments: [tenant.rawValue, id])
            guard db.changesCount > 0 else { continue }
            try db.execute(
                sql: """
                    UPDATE sessions SET revision = revision + 1
                    WHERE tenant_id = ? AND provider = ? AND session_id = ?
                    """, arguments: [tenant.rawValue, event.session.agent.rawValue, id])
        }
    }
}

extension Session {
    init(_ row: Row) throws {
        guard let agent = Agent(rawValue: row["provider"]) else {
            throw StoreError("sessions: unknown provider; was the store written by a newer moda?")
        }
        self.init(
            key: SessionKey(agent: agent, id: row["session_id"]), user: row["user_id"],
            repository: row["repo"],
            branch: row["branch"], directory: row["cwd"], firstAt: Timestamp(milliseconds: row["first_at"]),
            lastAt: Timestamp(milliseconds: row["last_at"]), events: row["events"], revision: row["revision"],
            handledRevision: row["handled_revision"])
    }
}
