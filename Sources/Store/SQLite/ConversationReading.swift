package import Events
internal import GRDB

extension SQLiteStore {
    package func conversations(
        _ filter: ConversationFilter, limit: Int, before: PageMark?, tenant: TenantID
    ) async throws -> [ConversationSummary] {
        let query = Self.query(filter, limit: limit, before: before, tenant: tenant)
        return try await pool.read { db in
            try Row.fetchAll(db, sql: query.sql, arguments: query.arguments)
                .map { ConversationSummary(try ConversationRow($0)) }
        }
    }

    static func query(_ filter: ConversationFilter, limit: Int, before: PageMark?, tenant: TenantID) -> (
        sql: String, arguments: StatementArguments
    ) {
        var conditions = ["tenant_id = ?"]
        var arguments: StatementArguments = [tenant.rawValue]
        func add(_ condition: String, _ values: StatementArguments) {
            conditions.append(condition)
            arguments += values
        }
        if let user = filter.user { add("user_id = ?", [user]) }
        // The plus keeps SQLite at the index of users, where both are asked for.
        if let application = filter.application {
            add("\(filter.user == nil ? "" : "+")application = ?", [application])
        }
        if let since = filter.since { add("last_at >= ?", [since.milliseconds]) }
        if let before { add("(last_at, id) < (?, ?)", [before.at.milliseconds, before.id]) }
        arguments += [limit]
        let sql = """
            SELECT * FROM llm_conversations WHERE \(conditions.joined(separator: " AND "))
            ORDER BY last_at DESC, id DESC LIMIT ?
            """
        return (sql, arguments)
    }

    package func conversation(_ id: String, tenant: TenantID) async throws -> ConversationSummary? {
        try await pool.read { db in
            try conversationRow(id, tenant: tenant, db).map(ConversationSummary.init)
        }
    }

    static let messageQuery = """
        SELECT position, span_id, timestamp, role, content, finish_reason, is_failed FROM llm_messages
        WHERE tenant_id = ? AND conversation_id = ? AND position > ? ORDER BY position LIMIT ?
        """

    package func messages(
        of conversation: String, after position: Int64?, limit: Int, tenant: TenantID
    ) async throws -> [ConversationMessage] {
        try await pool.read { db in
            try Row.fetchAll(
                db, sql: Self.messageQuery,
                arguments: [tenant.rawValue, conversation, position ?? -1, limit]
            ).map(ConversationMessage.init)
        }
    }

    static func spanQuery(_ group: SpanGroup) -> String {
        let column =
            switch group {
            case .conversation: "conversation_id"
            case .trace: "trace_id"
            }
        return """
            SELECT * FROM llm_spans WHERE tenant_id = ? AND \(column) = ? ORDER BY started_at, id LIMIT ?
            """
    }

    package func spans(of group: SpanGroup, limit: Int, tenant: TenantID) async throws -> [StoredSpan] {
        let id =
            switch group {
            case .conversation(let id), .trace(let id): id
            }
        return try await pool.read { db in
            try Row.fetchAll(db, sql: Self.spanQuery(group), arguments: [tenant.rawValue, id, limit])
                .map { StoredSpan(try SpanRow($0)) }
        }
    }
}

extension ConversationSummary {
    init(_ row: ConversationRow) {
        var usage = TokenUsage()
        usage.input = row.counts.input
        usage.output = row.counts.output
        usage.cacheRead = row.counts.cacheRead
        usage.cacheWrite = row.counts.cacheWrite
        usage.reasoning = row.counts.reasoning
        usage.cost = row.counts.cost == 0 ? nil : Double(row.counts.cost) / 1e9
        self.init(
            id: row.id, application: row.application, user: row.user,
            firstAt: Timestamp(milliseconds: row.firstAt), lastAt: Timestamp(milliseconds: row.lastAt),
            calls: Int(row.counts.calls), turns: Int(row.turns), errors: Int(row.counts.errors), usage: usage,
            models: row.models.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key))
    }
}

extension ConversationMessage {
    fileprivate init(_ row: Row) {
        let blocks = JSONColumn.value(row["content"]).array ?? []
        self.init(
            position: row["position"], span: row["span_id"], at: Timestamp(milliseconds: row["timestamp"]),
            message: ChatMessage(
                role: row["role"], blocks: blocks.map(ContentBlock.init), finishReason: row["finish_reason"]),
            isFailed: row["is_failed"])
    }
}

extension StoredSpan {
    fileprivate init(_ row: SpanRow) {
        self.init(
            span: row.span, conversation: row.belonging.conversation ?? row.span.traceID,
            user: row.belonging.user, application: row.belonging.application, duplicateOf: row.duplicateOf)
    }
}
