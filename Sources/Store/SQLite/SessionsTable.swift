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

    /// Tells the session that events of it are new or changed: its revision grows, which reopens it.
    func touch(_ key: SessionKey, with events: [CodingAgentEvent], tenant: TenantID, _ db: Database) throws {
        guard let first = events.map(\.at).min(), let last = events.map(\.at).max() else { return }
        let who = events.map(\.who)
        try db.execute(
            sql: """
                INSERT INTO sessions (tenant_id, provider, session_id, user_id, repo, branch, cwd, first_at, last_at,
                    events, revision)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)
                ON CONFLICT (tenant_id, provider, session_id) DO UPDATE SET
                    user_id = COALESCE(user_id, excluded.user_id), repo = COALESCE(repo, excluded.repo),
                    branch = COALESCE(excluded.branch, branch), cwd = COALESCE(cwd, excluded.cwd),
                    first_at = MIN(first_at, excluded.first_at), last_at = MAX(last_at, excluded.last_at)
                """,
            arguments: [
                tenant.rawValue, key.agent.rawValue, key.id, who.lazy.compactMap(\.user).first,
                who.lazy.compactMap(\.repository).first, who.lazy.compactMap(\.branch).first,
                who.lazy.compactMap(\.directory).first, first.milliseconds, last.milliseconds,
            ])
        try db.execute(
            sql: """
                UPDATE sessions SET revision = revision + 1, events = (
                    SELECT COUNT(*) FROM coding_agent_events AS e
                    WHERE e.tenant_id = ?1 AND e.provider = ?2 AND e.session_id = ?3)
                WHERE tenant_id = ?1 AND provider = ?2 AND session_id = ?3
                """,
            arguments: [tenant.rawValue, key.agent.rawValue, key.id])
    }

    /// Remembers the conversations of subagents, wherever an event names one.
    func noteSubagent(_ event: CodingAgentEvent, tenant: TenantID, _ db: Database) throws {
        let child = event.attributes["moda.child_agent_id"]?.string
        let own = event.session.agent == .codex && event.subagent == event.session.id ? event.session.id : nil
        let started = event.session.agent == .codex && event.kind == .subagentStart ? event.subagent : nil
        for id in [child, own, started].compactMap({ $0 }) {
            try db.execute(
                sql: "INSERT OR IGNORE INTO subagent_sessions (tenant_id, session_id) VALUES (?, ?)",
                arguments: [tenant.rawValue, id])
        }
    }
}

extension Session {
    fileprivate init(_ row: Row) throws {
        guard let agent = Agent(rawValue: row["provider"]) else {
            throw StoreError("sessions: unknown provider; was the store written by a newer moda?")
        }
        self.init(
            key: SessionKey(agent: agent, id: row["session_id"]), user: row["user_id"], repository: row["repo"],
            branch: row["branch"], directory: row["cwd"], firstAt: Timestamp(milliseconds: row["first_at"]),
            lastAt: Timestamp(milliseconds: row["last_at"]), events: row["events"], revision: row["revision"],
            handledRevision: row["handled_revision"])
    }
}
