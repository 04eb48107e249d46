/// One step of an LLM application's trace: a call of a model, a retrieval, a tool, a workflow; a row of
/// `llm_spans`.
package struct LLMSpan: Sendable, Equatable, Identifiable {
    /// What the step was, by the names that OpenLLMetry, OpenInference and Datadog share.
    package enum Kind: String, Sendable, Codable, CaseIterable {
        case llm, embedding, retrieval, reranker, tool, task, workflow, agent, guardrail, evaluator
        case vectorStore = "vector_store"
        case other
    }

    package enum Status: String, Sendable, Codable {
        case unset, ok, error
    }

    /// Which protocol brought it; one application instrumented twice is still two spans.
    package var provider: Provider
    /// 32 lower-case hex digits.
    package var traceID: String
    /// 16 lower-case hex digits; Datadog's are decimal and stay so.
    package var spanID: String
    package var parentID: String?
    package var name: String
    package var kind: Kind
    package var startedAt: Timestamp
    package var durationNanoseconds: Int64
    package var status: Status
    package var errorType: String?
    package var errorMessage: String?

    /// The application: `service.name`, Datadog's `ml_app`.
    package var application: String?
    /// The instrumentation: scope name and version, `opentelemetry.instrumentation.openai.v1 0.51.0`.
    package var framework: String?
    /// Who runs the model: `openai`, `anthropic`; lower case.
    package var vendor: String?
    package var requestModel: String?
    package var responseModel: String?
    /// The vendor's id of the answer; two spans of one call (a vendor's own tracing and an
    /// instrumentation's) share it.
    package var responseID: String?
    package var usage: TokenUsage?
    package var isStreaming: Bool?

    package var conversation: ConversationHints
    package var who: Attribution
    /// The system instructions and messages that the model was given, the whole history where the sender
    /// repeats it.
    package var input: [ChatMessage]
    /// What the model answered.
    package var output: [ChatMessage]
    /// Input and output of a step that is no model call, as text.
    package var inputText: String?
    package var outputText: String?
    /// Documents of a retrieval or embedding, as they came.
    package var documents: [JSONValue]
    /// All that has no member of its own, unknown attributes included.
    package var attributes: [String: JSONValue]

    package var id: String { "\(traceID)/\(spanID)" }

    package init(
        provider: Provider, traceID: String, spanID: String, parentID: String? = nil, name: String,
        kind: Kind,
        startedAt: Timestamp, durationNanoseconds: Int64
    ) {
        self.provider = provider
        self.traceID = traceID
        self.spanID = spanID
        self.parentID = parentID
        self.name = name
        self.kind = kind
        self.startedAt = startedAt
        self.durationNanoseconds = durationNanoseconds
        status = .unset
        conversation = ConversationHints()
        who = Attribution()
        input = []
        output = []
        documents = []
        attributes = [:]
    }
}

/// What a span says of the conversation that it belongs to, the surest first.
///
/// Which one counts is decided over the whole trace, since most spans say nothing and inherit.
package struct ConversationHints: Sendable, Equatable {
    /// Named by the application: `moda.conversation_id`, else `gen_ai.conversation.id`, else the session id of
    /// its association properties, else `session.id` or Datadog's `session_id`.
    package var own: String?
    /// `claude_agent.session_id`: used where nothing in the trace is named.
    package var agentSession: String?
    /// Computed from the first user message and the system prompt, as the Moda SDK does.
    package var computed: String?

    package init() {}
}
