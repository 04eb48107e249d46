internal import Events
internal import GRDB

/// What belongs to a target: sessions, conversations, and the traces of those.
struct ForgetScope: Sendable {
    var sessions: [SessionKey] = []
    var conversations: [String] = []
    var traces: [String] = []
    /// The person or the repository, which a record may name without being of a session.
    var values: [String] = []

    var isEmpty: Bool { sessions.isEmpty && conversations.isEmpty && traces.isEmpty && values.isEmpty }
    /// All names that a raw record may carry.
    var names: Set<String> { Set(sessions.map(\.id) + conversations + traces + values) }

    init() {}

    init(_ target: ForgetTarget, tenant: TenantID, _ db: Database) throws {
        let own = StatementArguments([tenant.rawValue, target.value])
        switch target {
        case .session(let filter):
            let found = try Self.keys(
                db, "SELECT provider, session_id FROM sessions WHERE tenant_id = ?1 AND session_id = ?2", own)
            sessions = found.filter { filter.agent == nil || filter.agent == $0.agent }
            if filter.agent == nil {
                conversations = try String.fetchAll(
                    db, sql: "SELECT id FROM llm_conversations WHERE tenant_id = ?1 AND id = ?2",
                    arguments: own)
            }
        case .user: try find("user_id", "user_id = ?2 OR own_user_id", own, db)
        case .repository: try find("repo", "repo", own, db)
        }
        if case .session = target {} else { values = [target.value] }
        try findTraces(tenant, db)
    }

    private mutating func find(
        _ column: String, _ spanColumn: String, _ own: StatementArguments, _ db: Database
    ) throws {
        sessions = try Self.keys(
            db,
            """
            SELECT provider, session_id FROM sessions WHERE tenant_id = ?1 AND \(column) = ?2 UNION
            SELECT provider, session_id FROM coding_agent_events WHERE tenant_id = ?1 AND \(column) = ?2
            """, own)
        conversations = try String.fetchAll(
            db,
            sql: """
                SELECT DISTINCT conversation_id FROM llm_spans
                WHERE tenant_id = ?1 AND (\(spanColumn) = ?2) ORDER BY conversation_id
                """, arguments: own)
    }

    /// A trace is forgotten whole.
    mutating func findTraces(_ tenant: TenantID, _ db: Database) throws {
        for conversation in conversations {
            traces += try String.fetchAll(
                db,
                sql: "SELECT DISTINCT trace_id FROM llm_spans WHERE tenant_id = ? AND conversation_id = ?",
                arguments: [tenant.rawValue, conversation])
        }
        traces = Set(traces).sorted()
    }

    static func keys(_ db: Database, _ sql: String, _ arguments: StatementArguments) throws -> [SessionKey] {
        try Row.fetchAll(db, sql: sql, arguments: arguments).compactMap { row in
            Agent(rawValue: row["provider"]).map { SessionKey(agent: $0, id: row["session_id"]) }
        }.sorted()
    }

    /// What of a tenant an earlier list names.
    init(_ names: ForgottenNames, tenant: TenantID, _ db: Database) throws {
        let own = StatementArguments([tenant.rawValue])
        let rows = try Row.fetchAll(
            db, sql: "SELECT provider, session_id, user_id, repo, first_at FROM sessions WHERE tenant_id = ?",
            arguments: own)
        for row in rows {
            guard let agent = Agent(rawValue: row["provider"]) else { continue }
            let key = SessionKey(agent: agent, id: row["session_id"])
            let at = Timestamp(milliseconds: row["first_at"])
            let isNamed =
                names.time(.session, key.description, tenant) != nil
                || names.isPast(.user, row["user_id"], at, tenant)
                || names.isPast(.repository, row["repo"], at, tenant)
            if isNamed { sessions.append(key) }
        }
        let spans = try Row.fetchAll(
            db,
            sql: """
                SELECT DISTINCT trace_id, conversation_id, user_id, repo, started_at FROM llm_spans
                WHERE tenant_id = ?
                """, arguments: own)
        for row in spans {
            let at = Timestamp(milliseconds: row["started_at"])
            let isNamed =
                names.time(.trace, row["trace_id"], tenant) != nil
                || names.time(.conversation, row["conversation_id"], tenant) != nil
                || names.isPast(.user, row["user_id"], at, tenant)
                || names.isPast(.repository, row["repo"], at, tenant)
            if isNamed { traces.append(row["trace_id"]) }
        }
        traces = Set(traces).sorted()
    }

    /// The list's entries for all of it.
    func digests(_ target: ForgetTarget?, tenant: TenantID, salt: String, at: Timestamp) -> [ForgottenDigest]
    {
        func digest(_ kind: ForgottenDigest.Kind, _ value: String) -> ForgottenDigest {
            ForgottenDigest(tenant: tenant, kind: kind, salt: salt, value: value, at: at)
        }
        var all = sessions.map { digest(.session, $0.description) }
        all += conversations.map { digest(.conversation, $0) } + traces.map { digest(.trace, $0) }
        switch target {
        case .user(let name): all.append(digest(.user, name))
        case .repository(let name): all.append(digest(.repository, name))
        case .session, nil: break
        }
        return all
    }
}
