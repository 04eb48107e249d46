package import Events
internal import GRDB

extension SQLiteStore {
    package func evaluations(
        label: String?, limit: Int, before: PageMark?, tenant: TenantID
    ) async throws -> [Evaluation] {
        let query = Self.query(label: label, limit: limit, before: before, tenant: tenant)
        return try await pool.read { db in
            try Row.fetchAll(db, sql: query.sql, arguments: query.arguments).map(Evaluation.init)
        }
    }

    static func query(label: String?, limit: Int, before: PageMark?, tenant: TenantID) -> (
        sql: String, arguments: StatementArguments
    ) {
        var conditions = ["tenant_id = ?"]
        var arguments: StatementArguments = [tenant.rawValue]
        if let label {
            conditions.append("label = ?")
            arguments += [label]
        }
        if let before {
            conditions.append("(timestamp, id) < (?, ?)")
            arguments += [before.at.milliseconds, before.id]
        }
        arguments += [limit]
        let sql = """
            SELECT * FROM evaluations WHERE \(conditions.joined(separator: " AND "))
            ORDER BY timestamp DESC, id DESC LIMIT ?
            """
        return (sql, arguments)
    }

    package func evaluations(of subject: EvaluationSubject, limit: Int, tenant: TenantID) async throws
        -> [Evaluation]
    {
        try await pool.read { db in
            var found: [String: Evaluation] = [:]
            for (condition, arguments) in try conditions(for: subject, tenant: tenant, db) {
                guard found.count < limit else { break }
                let rows = try Row.fetchAll(
                    db.cachedStatement(
                        sql: "SELECT * FROM evaluations WHERE tenant_id = ? AND \(condition) LIMIT ?"),
                    arguments: [tenant.rawValue] + arguments + [limit - found.count])
                for row in rows {
                    let evaluation = try Evaluation(row)
                    found[evaluation.id] = evaluation
                }
            }
            return found.values.sorted { ($0.at, $0.id) < ($1.at, $1.id) }
        }
    }

    /// What to look for, one index a query.
    private func conditions(for subject: EvaluationSubject, tenant: TenantID, _ db: Database) throws
        -> [(String, StatementArguments)]
    {
        switch subject {
        case .span(let trace, let span): return [("trace_id = ? AND span_id = ?", [trace, span])]
        case .trace(let trace): return [("trace_id = ?", [trace])]
        case .conversation(let id):
            var found: [(String, StatementArguments)] = [("session_id = ?", [id])]
            found += try spanConditions(ofConversation: id, tenant: tenant, db)
            return found + (try tagConditions(ofConversation: id, tenant: tenant, db))
        }
    }

    /// Spans of a conversation whose evaluations are looked for.
    private static let spanLimit = 2_000

    /// A trace may hold several conversations: of its evaluations only those of this one's spans, and those
    /// of the whole trace.
    ///
    /// Feedback may name a span without its trace.
    private func spanConditions(ofConversation id: String, tenant: TenantID, _ db: Database) throws
        -> [(String, StatementArguments)]
    {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT trace_id, span_id FROM llm_spans WHERE tenant_id = ? AND conversation_id = ?
                    ORDER BY started_at, id LIMIT \(Self.spanLimit)
                    """),
            arguments: [tenant.rawValue, id])
        let traces = Set(rows.map { $0["trace_id"] as String }).sorted()
        let spans = rows.map { row -> (String, StatementArguments) in
            ("trace_id IN (?, '') AND span_id = ?", [row["trace_id"] as String, row["span_id"] as String])
        }
        return traces.map { ("trace_id = ? AND span_id IS NULL", [$0]) } + spans
    }

    /// Spans can be judged by a tag that they carry, before anybody knows their ids.
    private func tagConditions(ofConversation id: String, tenant: TenantID, _ db: Database) throws
        -> [(String, StatementArguments)]
    {
        let keys = try String.fetchSet(
            db.cachedStatement(
                sql: "SELECT DISTINCT tag_key FROM evaluations WHERE tenant_id = ? AND tag_key IS NOT NULL"),
            arguments: [tenant.rawValue])
        guard !keys.isEmpty else { return [] }
        let rows = try String.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT attributes FROM llm_spans WHERE tenant_id = ? AND conversation_id = ?
                    ORDER BY started_at, id LIMIT \(Self.spanLimit)
                    """),
            arguments: [tenant.rawValue, id])
        var tags: Set<[String]> = []
        for attributes in rows {
            let value = JSONColumn.value(attributes)
            for key in keys { tags.formUnion(value.tags(key).map { [key, $0] }) }
        }
        return tags.sorted { $0.lexicographicallyPrecedes($1) }
            .map { ("tag_key = ? AND tag_value = ?", StatementArguments($0)) }
    }
}

extension JSONValue {
    /// A span's values of one tag: a member of its attributes or of its `tags`, or `key:value` in a list of
    /// them.
    fileprivate func tags(_ key: String) -> [String] {
        var found = [self[key], self["tags"]?[key]].compactMap { $0?.string ?? $0?.text }
        for item in self["tags"]?.array ?? [] {
            if let text = item.string, text.hasPrefix(key + ":") {
                found.append(String(text.dropFirst(key.count + 1)))
            }
        }
        return found
    }
}
