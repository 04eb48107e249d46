package import Events

/// A conversation with an LLM application as `/v1/conversations` lists it.
package struct ConversationView: Sendable, Codable, Equatable {
    package var id: String
    package var application: String?
    package var user: String?
    /// RFC 3339, UTC.
    package var firstAt: String
    package var lastAt: String
    package var modelCalls: Int
    /// Messages of the user.
    package var turns: Int
    package var errors: Int
    package var tokens: TokensView
    /// US dollars, where the senders tell what the calls cost.
    package var cost: Double?
    /// By how often they were called.
    package var models: [String]

    package init(
        id: String, application: String?, user: String?, firstAt: String, lastAt: String, modelCalls: Int,
        turns: Int, errors: Int, tokens: TokensView, cost: Double?, models: [String]
    ) {
        self.id = id
        self.application = application
        self.user = user
        self.firstAt = firstAt
        self.lastAt = lastAt
        self.modelCalls = modelCalls
        self.turns = turns
        self.errors = errors
        self.tokens = tokens
        self.cost = cost
        self.models = models
    }

    private enum CodingKeys: String, CodingKey {
        case id, application, user, turns, errors, tokens, models
        case firstAt = "first_at"
        case lastAt = "last_at"
        case modelCalls = "model_calls"
        case cost = "cost_usd"
    }
}

/// Tokens of model calls; nil where nothing was said.
package struct TokensView: Sendable, Codable, Equatable {
    package var input: Int64?
    package var output: Int64?
    package var cacheRead: Int64?
    package var cacheWrite: Int64?
    package var reasoning: Int64?

    package init(_ usage: TokenUsage) {
        input = usage.input
        output = usage.output
        cacheRead = usage.cacheRead
        cacheWrite = usage.cacheWrite
        reasoning = usage.reasoning
    }

    private enum CodingKeys: String, CodingKey {
        case input, output, reasoning
        case cacheRead = "cache_read"
        case cacheWrite = "cache_write"
    }
}

/// The answer of `GET /v1/conversations`, the latest first.
package struct ConversationList: Sendable, Codable, Equatable {
    package var conversations: [ConversationView]
    /// For `before`; nil where nothing older is left.
    package var next: String?

    package init(conversations: [ConversationView], next: String?) {
        self.conversations = conversations
        self.next = next
    }
}

/// The answer of `GET /v1/conversations/{id}`: what was said, turn by turn and without repeats, by which
/// spans, and how it was judged.
package struct ConversationDetail: Sendable, Codable, Equatable {
    package var conversation: ConversationView
    package var messages: [MessageView]
    /// For `after`; nil where these are the last messages.
    package var next: String?
    package var spans: [SpanView]
    /// True where the conversation has more spans than are told here.
    package var hasMoreSpans: Bool
    package var evaluations: [EvaluationView]

    package init(
        conversation: ConversationView, messages: [MessageView], next: String?, spans: [SpanView],
        hasMoreSpans: Bool, evaluations: [EvaluationView]
    ) {
        self.conversation = conversation
        self.messages = messages
        self.next = next
        self.spans = spans
        self.hasMoreSpans = hasMoreSpans
        self.evaluations = evaluations
    }

    private enum CodingKeys: String, CodingKey {
        case conversation, messages, next, spans, evaluations
        case hasMoreSpans = "has_more_spans"
    }
}

/// A message of a conversation.
package struct MessageView: Sendable, Codable, Equatable {
    package var position: Int64
    package var role: String
    /// When the call that told it began; RFC 3339, UTC.
    package var at: String
    /// The span of that call: trace id, a slash, span id.
    package var span: String
    package var content: [ContentBlock]
    package var finishReason: String?
    /// The call failed, and nothing was answered.
    package var isFailed: Bool

    package init(
        position: Int64, message: ChatMessage, at: Timestamp, span: LLMSpan.ID, isFailed: Bool
    ) {
        self.position = position
        self.role = message.role
        self.at = at.rfc3339
        self.span = span
        self.content = message.blocks
        self.finishReason = message.finishReason
        self.isFailed = isFailed
    }

    private enum CodingKeys: String, CodingKey {
        case position, role, at, span, content
        case finishReason = "finish_reason"
        case isFailed = "is_failed"
    }
}
