package import Events

/// What persists of LLM applications: conversations without repeats, spans, evaluations.
package protocol ApplicationStore: Sendable {
    /// Conversations, the latest first.
    func conversations(
        _ filter: ConversationFilter, limit: Int, before: PageMark?, tenant: TenantID
    ) async throws -> [ConversationSummary]
    func conversation(_ id: String, tenant: TenantID) async throws -> ConversationSummary?

    /// A conversation's messages in their order, those behind a position.
    func messages(of conversation: String, after position: Int64?, limit: Int, tenant: TenantID) async throws
        -> [ConversationMessage]

    /// Spans, the earliest first, those of doubly reported calls included.
    func spans(of group: SpanGroup, limit: Int, tenant: TenantID) async throws -> [StoredSpan]

    /// Evaluations, the latest first.
    func evaluations(label: String?, limit: Int, before: PageMark?, tenant: TenantID) async throws
        -> [Evaluation]
    /// What judges a span, a trace or a conversation, the earliest first.
    func evaluations(of subject: EvaluationSubject, limit: Int, tenant: TenantID) async throws -> [Evaluation]
}

/// Which conversations are wanted; nil for all.
package struct ConversationFilter: Sendable {
    package var user: String?
    package var application: String?
    /// Those with something since then.
    package var since: Timestamp?

    package init(user: String? = nil, application: String? = nil, since: Timestamp? = nil) {
        self.user = user
        self.application = application
        self.since = since
    }
}

/// The last row of a page, from which the next one goes on whatever came in meanwhile.
package struct PageMark: Sendable, Equatable {
    package var at: Timestamp
    package var id: String

    package init(at: Timestamp, id: String) {
        self.at = at
        self.id = id
    }

    package init?(cursor: String) {
        let parts = cursor.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let at = Int64(parts[0]) else { return nil }
        self.init(at: Timestamp(milliseconds: at), id: String(parts[1]))
    }

    package var cursor: String { "\(at.milliseconds).\(id)" }
}

/// Spans that belong together.
package enum SpanGroup: Sendable {
    case conversation(String)
    case trace(String)
}

/// What an evaluation may judge.
package enum EvaluationSubject: Sendable {
    case span(traceID: String, spanID: String)
    case trace(String)
    case conversation(String)
}

/// One conversation with an LLM application, in numbers.
package struct ConversationSummary: Sendable, Equatable, Identifiable {
    package var id: String
    package var application: String?
    package var user: String?
    /// When its first and its last span started.
    package var firstAt: Timestamp
    package var lastAt: Timestamp
    /// Calls of a model, each once however often it was reported.
    package var calls: Int
    /// Messages of the user.
    package var turns: Int
    package var errors: Int
    package var usage: TokenUsage
    /// By how often they were called.
    package var models: [String]
}

/// A message in its place in a conversation.
package struct ConversationMessage: Sendable, Equatable {
    package var position: Int64
    /// The span that told it first.
    package var span: LLMSpan.ID
    package var at: Timestamp
    package var message: ChatMessage
    /// The call that it was said in failed, and nothing was answered.
    package var isFailed: Bool
}

/// A span with what was decided over its trace.
package struct StoredSpan: Sendable, Equatable {
    /// As it came, but for its messages, which the conversation has.
    package var span: LLMSpan
    package var conversation: String
    package var user: String?
    package var application: String?
    /// The span that counts, where this one reports the same call.
    package var duplicateOf: LLMSpan.ID?
}
