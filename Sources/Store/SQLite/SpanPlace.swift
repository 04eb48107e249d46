internal import Events
internal import GRDB

/// A span's row without its contents: what its place in a trace and in a conversation depends on.
struct SpanPlace {
    let id: String
    let traceID: String
    let spanID: String
    let parentID: String?
    let provider: Provider
    let framework: String?
    let isModelCall: Bool
    /// A call of a model of any kind; workflows and agents sum up what their calls say already.
    let spendsTokens: Bool
    let startedAt: Timestamp
    let durationNanoseconds: Int64
    let isError: Bool
    let own: Belonging
    var inherited: Belonging
    var belonging: Belonging
    let agentSession: String?
    let computed: String?
    var duplicateOf: String?
    let responseID: String?
    let messages: Int
    let model: String?
    let usage: TokenUsage?

    static let columns = """
        id, trace_id, span_id, parent_id, provider, framework, kind, started_at, duration_ns, status,
        own_conversation_id, own_user_id, own_application, inherited_conversation_id, inherited_user_id,
        inherited_application, conversation_id, user_id, application, agent_session_id,
        computed_conversation_id, duplicate_of, response_id, messages, response_model, request_model,
        input_tokens, output_tokens, cache_read_tokens, cache_write_tokens, reasoning_tokens, cost_usd
        """

    /// What is looked for, one index each.
    enum Lookup: CaseIterable {
        case trace, span, children
        /// The calls with one response id, one more than may be duplicates of each other.
        case reports
        case duplicates

        var sql: String { "SELECT \(SpanPlace.columns) FROM llm_spans WHERE tenant_id = ? AND \(condition)" }

        private var condition: String {
            switch self {
            case .trace: "trace_id = ?"
            case .span: "id = ?"
            case .children: "trace_id = ? AND parent_id = ?"
            case .reports: "response_id = ? AND kind = 'llm' LIMIT \(DuplicateCalls.limit + 1)"
            case .duplicates: "response_id = ? AND duplicate_of IS NOT NULL"
            }
        }
    }

    init(_ row: SpanRow) {
        let span = row.span
        id = span.id
        traceID = span.traceID
        spanID = span.spanID
        parentID = span.parentID
        provider = span.provider
        framework = span.framework
        isModelCall = span.kind == .llm
        spendsTokens = [.llm, .embedding, .reranker].contains(span.kind)
        startedAt = span.startedAt
        durationNanoseconds = span.durationNanoseconds
        isError = span.status == .error
        own = span.own
        inherited = row.inherited
        belonging = row.belonging
        agentSession = span.conversation.agentSession
        computed = span.conversation.computed
        duplicateOf = row.duplicateOf
        responseID = span.responseID
        messages = span.input.count + span.output.count
        model = span.responseModel ?? span.requestModel
        usage = span.usage
    }

    init(_ row: Row) throws {
        guard let provider = Provider(rawValue: row["provider"]) else {
            throw StoreError("llm_spans \(row["id"] as String): unknown provider; is moda too old?")
        }
        self.provider = provider
        id = row["id"]
        traceID = row["trace_id"]
        spanID = row["span_id"]
        parentID = row["parent_id"]
        framework = row["framework"]
        let kind = LLMSpan.Kind(rawValue: row["kind"])
        isModelCall = kind == .llm
        spendsTokens = kind == .llm || kind == .embedding || kind == .reranker
        startedAt = Timestamp(milliseconds: row["started_at"])
        durationNanoseconds = row["duration_ns"]
        isError = row["status"] as String == LLMSpan.Status.error.rawValue
        own = Belonging(
            conversation: row["own_conversation_id"], user: row["own_user_id"],
            application: row["own_application"])
        inherited = Belonging(
            conversation: row["inherited_conversation_id"], user: row["inherited_user_id"],
            application: row["inherited_application"])
        belonging = Belonging(
            conversation: row["conversation_id"], user: row["user_id"], application: row["application"])
        agentSession = row["agent_session_id"]
        computed = row["computed_conversation_id"]
        duplicateOf = row["duplicate_of"]
        responseID = row["response_id"]
        messages = row["messages"]
        model = row["response_model"] ?? row["request_model"]
        usage = TokenUsage(row)
    }

    var conversation: String { belonging.conversation ?? traceID }

    var member: TraceMember {
        TraceMember(
            id: id, spanID: spanID, parentID: parentID, startedAt: startedAt, isModelCall: isModelCall,
            own: own, agentSession: agentSession, computed: computed)
    }

    var report: CallReport {
        CallReport(
            id: id, traceID: traceID, spanID: spanID, parentID: parentID, provider: provider,
            framework: framework, startedAt: startedAt, durationNanoseconds: durationNanoseconds,
            messages: messages, isNamed: own.conversation != nil)
    }
}

extension LLMSpan {
    /// What it says itself of where it belongs.
    var own: Belonging {
        Belonging(conversation: conversation.own, user: who.user, application: application)
    }
}

extension SQLiteStore {
    func places(_ lookup: SpanPlace.Lookup, _ arguments: StatementArguments, _ db: Database) throws
        -> [SpanPlace]
    {
        try Row.fetchAll(db.cachedStatement(sql: lookup.sql), arguments: arguments).map(SpanPlace.init)
    }

    /// Writes where a span belongs, and moves what it counts to its new conversation.
    func move(
        _ place: SpanPlace, inherited: Belonging, to belonging: Belonging, tenant: TenantID,
        _ ledger: inout ConversationLedger, _ db: Database
    ) throws {
        var moved = place
        moved.inherited = inherited
        moved.belonging = belonging
        ledger.move(from: place, to: moved)
        try db.cachedStatement(
            sql: """
                UPDATE llm_spans SET conversation_id = ?, user_id = ?, application = ?,
                    inherited_conversation_id = ?, inherited_user_id = ?, inherited_application = ?
                WHERE tenant_id = ? AND id = ?
                """
        ).execute(arguments: [
            moved.conversation, belonging.user, belonging.application, inherited.conversation,
            inherited.user, inherited.application, tenant.rawValue, place.id,
        ])
    }
}
