package import Events
internal import GRDB

extension SQLiteStore {
    package func corrections(_ query: CorrectionQuery, tenant: TenantID) async throws -> [Correction] {
        try await pool.read { db in
            var found: [Correction.ID]?
            if let cluster = query.cluster { found = try members(of: cluster, tenant: tenant, db) }
            let (sql, arguments) = try query.statement(members: found, tenant: tenant)
            return try String.fetchAll(db, sql: sql, arguments: arguments).map { try JSONColumn.read($0) }
        }
    }

    private func members(of cluster: Cluster.ID, tenant: TenantID, _ db: Database) throws -> [Correction.ID] {
        let body = try String.fetchOne(
            db, sql: "SELECT body FROM clusters WHERE tenant_id = ? AND id = ?",
            arguments: [tenant.rawValue, cluster])
        let found: Cluster? = try body.map { try JSONColumn.read($0) }
        return found?.members ?? []
    }
}

extension CorrectionQuery {
    /// The query and its arguments; `members` are the cluster's, where one is wanted.
    func statement(
        members: [Correction.ID]?, tenant: TenantID
    ) throws -> (sql: String, arguments: StatementArguments) {
        var conditions = ["tenant_id = :tenant"]
        var values: [String: (any DatabaseValueConvertible)?] = ["tenant": tenant.rawValue, "limit": limit]
        func want(_ condition: String, _ name: String, _ value: (any DatabaseValueConvertible)?) {
            guard let value else { return }
            conditions.append(condition)
            values[name] = value
        }
        want("provider = :agent", "agent", agent?.rawValue)
        want("session_id = :session", "session", session)
        // Ids alone do not say of which agent, and the index begins with that.
        if session != nil, agent == nil { conditions.append("provider IN (\(Self.agents))") }
        want("\(Self.place) = :repository", "repository", repository)
        want("(timestamp, id) < (:at, :id)", "at", before?.at.milliseconds)
        if let before { values["id"] = before.id }
        if let members {
            want("id IN (SELECT value FROM json_each(:members))", "members", try JSONColumn.write(members))
        }
        let sql = """
            SELECT body FROM corrections \(way)WHERE \(conditions.joined(separator: " AND "))
            ORDER BY \(order) LIMIT :limit
            """
        return (sql, StatementArguments(values))
    }

    /// As the index has it.
    private static let place = "CASE WHEN json_valid(body) THEN json_extract(body, '$.repository') END"
    private static let agents = Agent.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")

    /// SQLite takes few rows in their order for cheaper than it is to find them among all, unless told.
    private var way: String {
        if cluster == nil, session != nil { return "INDEXED BY corrections_session " }
        return cluster == nil && repository != nil ? "INDEXED BY corrections_repository " : ""
    }

    /// A cluster's corrections are found by their ids, not in the order of time.
    private var order: String {
        cluster == nil ? "timestamp DESC, id DESC" : "+timestamp DESC, +id DESC"
    }
}
