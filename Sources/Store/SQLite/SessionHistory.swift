package import Events
internal import GRDB

extension SQLiteStore {
    package func sessions(
        _ wanted: SessionSelection, before place: SessionPlace?, limit: Int, tenant: TenantID
    ) async throws -> [SessionSummary] {
        var values: [(any DatabaseValueConvertible)?] = [tenant.rawValue]
        values += [wanted.agent?.rawValue, wanted.repository, wanted.user].compactMap(\.self)
        if let place { values += [place.firstAt, place.key.agent.rawValue, place.key.id] }
        let arguments = StatementArguments(values + [limit])
        return try await pool.read { db in
            TypedPrompts.prepare(db)
            return try Row.fetchAll(
                db, sql: SessionQuery.page(wanted, before: place != nil), arguments: arguments
            )
            .map(SessionSummary.init)
        }
    }

    package func session(_ key: SessionKey, tenant: TenantID) async throws -> SessionSummary? {
        try await pool.read { db in
            TypedPrompts.prepare(db)
            return try Row.fetchOne(
                db, sql: SessionQuery.one, arguments: [tenant.rawValue, key.agent.rawValue, key.id]
            ).map(SessionSummary.init)
        }
    }
}

/// The queries for sessions with what is counted of them.
enum SessionQuery {
    /// The arguments are the tenant, what is wanted in the order of its members, the place and the limit.
    static func page(_ wanted: SessionSelection = SessionSelection(), before hasPlace: Bool) -> String {
        let columns = [
            wanted.agent.map { _ in "s.provider" }, wanted.repository.map { _ in "s.repo" },
            wanted.user.map { _ in "s.user_id" },
        ]
        let conditions = columns.compactMap(\.self).map { " AND \($0) = ?" }.joined()
        return """
            \(summary)\(conditions)\(hasPlace ? " AND (s.first_at, s.provider, s.session_id) < (?, ?, ?)" : "")
            ORDER BY s.first_at DESC, s.provider DESC, s.session_id DESC LIMIT ?
            """
    }

    static let one = "\(summary) AND s.provider = ? AND s.session_id = ?"

    private static let summary = """
        SELECT s.*, (
            SELECT COUNT(*) FROM coding_agent_events AS e
            WHERE e.tenant_id = s.tenant_id AND e.provider = s.provider AND e.session_id = s.session_id
                AND \(TypedPrompts.condition)) AS prompts,
            EXISTS (
                SELECT 1 FROM subagent_sessions AS c
                WHERE c.tenant_id = s.tenant_id AND c.session_id = s.session_id) AS is_subagent
        FROM sessions AS s WHERE s.tenant_id = ?
        """
}

extension SessionSummary {
    fileprivate init(_ row: Row) throws {
        session = try Session(row)
        isSubagent = row["is_subagent"]
        prompts = isSubagent ? 0 : row["prompts"]
    }
}
