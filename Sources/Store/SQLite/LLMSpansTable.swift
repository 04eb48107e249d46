internal import Events
internal import GRDB

/// A span as its row has it: the span as it came, and what was decided about it.
struct SpanRow {
    var span: LLMSpan
    /// The first raw event that brought it.
    var raw: Int64
    /// Its own word, or its nearest ancestor's.
    var inherited: Belonging
    var belonging: Belonging
    var duplicateOf: String?

    /// Inserts or replaces a row: `tenant_id`, then the columns.
    static let insertion: String = {
        let sample = SpanRow(
            span: LLMSpan(
                provider: .application, traceID: "", spanID: "", name: "", kind: .other,
                startedAt: Timestamp(milliseconds: 0), durationNanoseconds: 0),
            raw: 0, inherited: Belonging(), belonging: Belonging())
        let names = ["tenant_id"] + sample.columns(input: [], output: []).map(\.key)
        let marks = names.map { _ in "?" }.joined(separator: ", ")
        return "INSERT OR REPLACE INTO llm_spans (\(names.joined(separator: ", "))) VALUES (\(marks))"
    }()

    /// The row's columns, `tenant_id` aside, in the order in which they are written; messages are named by
    /// their ids.
    func columns(input: [String], output: [String]) -> KeyValuePairs<
        String, (any DatabaseValueConvertible)?
    > {
        [
            "id": span.id, "raw_id": raw, "provider": span.provider.rawValue, "trace_id": span.traceID,
            "span_id": span.spanID, "parent_id": span.parentID, "kind": span.kind.rawValue,
            "started_at": span.startedAt.milliseconds, "duration_ns": span.durationNanoseconds,
            "status": span.status.rawValue, "conversation_id": belonging.conversation ?? span.traceID,
            "inherited_conversation_id": inherited.conversation, "own_conversation_id": span.conversation.own,
            "agent_session_id": span.conversation.agentSession,
            "computed_conversation_id": span.conversation.computed, "duplicate_of": duplicateOf,
            "user_id": belonging.user, "inherited_user_id": inherited.user, "own_user_id": span.who.user,
            "application": belonging.application, "inherited_application": inherited.application,
            "own_application": span.application, "request_model": span.requestModel,
            "response_model": span.responseModel, "response_id": span.responseID,
            "framework": span.framework, "messages": span.input.count + span.output.count,
            "input_tokens": span.usage?.input, "output_tokens": span.usage?.output,
            "cache_read_tokens": span.usage?.cacheRead, "cache_write_tokens": span.usage?.cacheWrite,
            "reasoning_tokens": span.usage?.reasoning, "cost_usd": span.usage?.cost,
            "is_streaming": span.isStreaming, "vendor": span.vendor, "org_id": span.who.organization,
            "project_id": span.who.project, "repo": span.who.repository, "branch": span.who.branch,
            "cwd": span.who.directory, "name": span.name, "error_type": span.errorType,
            "error_message": span.errorMessage, "output": MessageNames.text(output),
            "input": MessageNames.text(input),
            "attributes": JSONValue.object(span.attributes).text, "input_text": span.inputText,
            "output_text": span.outputText, "documents": JSONValue.array(span.documents).text,
        ]
    }

    /// Reads all but the messages, which stand in a table of their own.
    init(_ row: Row) throws {
        guard let provider = Provider(rawValue: row["provider"]),
            let kind = LLMSpan.Kind(rawValue: row["kind"]),
            let status = LLMSpan.Status(rawValue: row["status"])
        else {
            throw StoreError(
                "llm_spans \(row["id"] as String): unknown provider, kind or status; is moda too old?")
        }
        span = LLMSpan(
            provider: provider, traceID: row["trace_id"], spanID: row["span_id"], parentID: row["parent_id"],
            name: row["name"], kind: kind, startedAt: Timestamp(milliseconds: row["started_at"]),
            durationNanoseconds: row["duration_ns"])
        span.status = status
        raw = row["raw_id"]
        inherited = Belonging(
            conversation: row["inherited_conversation_id"], user: row["inherited_user_id"],
            application: row["inherited_application"])
        belonging = Belonging(
            conversation: row["conversation_id"], user: row["user_id"], application: row["application"])
        duplicateOf = row["duplicate_of"]
        try fill(row)
    }

    init(span: LLMSpan, raw: Int64, inherited: Belonging, belonging: Belonging) {
        self.span = span
        self.raw = raw
        self.inherited = inherited
        self.belonging = belonging
    }

    private mutating func fill(_ row: Row) throws {
        span.errorType = row["error_type"]
        span.errorMessage = row["error_message"]
        span.application = row["own_application"]
        span.framework = row["framework"]
        span.vendor = row["vendor"]
        span.requestModel = row["request_model"]
        span.responseModel = row["response_model"]
        span.responseID = row["response_id"]
        span.usage = TokenUsage(row)
        span.isStreaming = row["is_streaming"]
        span.conversation.own = row["own_conversation_id"]
        span.conversation.agentSession = row["agent_session_id"]
        span.conversation.computed = row["computed_conversation_id"]
        span.who = Attribution(row)
        span.who.user = row["own_user_id"]
        span.inputText = row["input_text"]
        span.outputText = row["output_text"]
        span.documents = JSONColumn.value(row["documents"]).array ?? []
        span.attributes = JSONColumn.value(row["attributes"]).object ?? [:]
    }
}

extension SQLiteStore {
    /// A span with its messages.
    func spanRow(_ id: String, tenant: TenantID, _ db: Database) throws -> SpanRow? {
        let sql = "SELECT * FROM llm_spans WHERE tenant_id = ? AND id = ?"
        let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [tenant.rawValue, id])
        guard let row else { return nil }
        var result = try SpanRow(row)
        result.span.input = try messages(named: row["input"], tenant: tenant, db)
        result.span.output = try messages(named: row["output"], tenant: tenant, db)
        return result
    }

    func write(_ row: SpanRow, tenant: TenantID, _ db: Database) throws {
        let messages = row.span.input + row.span.output
        let ids = messages.map(MessageNames.id)
        try storeContents(Array(zip(ids, messages)), tenant: tenant, db)
        let count = row.span.input.count
        let columns = row.columns(input: Array(ids.prefix(count)), output: Array(ids.dropFirst(count)))
        let values: [(any DatabaseValueConvertible)?] = [tenant.rawValue] + columns.map(\.value)
        try db.cachedStatement(sql: SpanRow.insertion).execute(arguments: StatementArguments(values))
    }
}
