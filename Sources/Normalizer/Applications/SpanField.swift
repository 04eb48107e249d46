/// What a span may say, and all the names by which the dialects say it, best first.
///
/// The one table for Moda's SDK, OpenLLMetry old and new, the Claude Agent SDK, Anthropic's own tracing,
/// OpenInference and the semantic conventions of OpenTelemetry (1.41).
enum SpanField: CaseIterable {
    case vendor, requestModel, responseModel, responseID, streaming
    case inputTokens, outputTokens, totalTokens, cacheRead, cacheWrite, reasoningTokens, cost
    case conversation, agentSession, user
    case errorType, errorMessage
    case finishReasons
    case inputText, outputText

    var names: [String] { Self.table[self] ?? [] }

    private static let table: [SpanField: [String]] = [
        .vendor: [
            "gen_ai.provider.name", "gen_ai.system", "llm.vendor", "llm.provider", "llm.system",
            "ai.model.provider",
        ],
        .requestModel: [
            "gen_ai.request.model", "llm.request.model", "llm.model_name", "embedding.model_name",
            "reranker.model_name", "ai.model.id",
        ],
        .responseModel: ["gen_ai.response.model", "llm.response.model", "ai.response.model"],
        .responseID: ["gen_ai.response.id", "llm.response.id", "ai.response.id"],
        .streaming: ["gen_ai.request.stream", "gen_ai.is_streaming", "llm.is_streaming"],
        .inputTokens: [
            "gen_ai.usage.input_tokens", "gen_ai.usage.prompt_tokens", "llm.usage.prompt_tokens",
            "llm.usage.input_tokens", "llm.token_count.prompt", "ai.usage.promptTokens",
        ],
        .outputTokens: [
            "gen_ai.usage.output_tokens", "gen_ai.usage.completion_tokens", "llm.usage.completion_tokens",
            "llm.usage.output_tokens", "llm.token_count.completion", "ai.usage.completionTokens",
        ],
        .totalTokens: ["gen_ai.usage.total_tokens", "llm.usage.total_tokens", "llm.token_count.total"],
        .cacheRead: [
            "gen_ai.usage.cache_read.input_tokens", "gen_ai.usage.cache_read_input_tokens",
            "llm.usage.cache_read_input_tokens", "llm.token_count.prompt_details.cache_read",
        ],
        .cacheWrite: [
            "gen_ai.usage.cache_creation.input_tokens", "gen_ai.usage.cache_creation_input_tokens",
            "gen_ai.usage.cache_write.input_tokens", "llm.usage.cache_creation_input_tokens",
            "llm.token_count.prompt_details.cache_write",
        ],
        .reasoningTokens: [
            "gen_ai.usage.reasoning.output_tokens", "gen_ai.usage.reasoning_tokens",
            "llm.usage.reasoning_tokens", "llm.token_count.completion_details.reasoning",
        ],
        .cost: ["gen_ai.usage.cost", "llm.cost.total"],
        .conversation: [
            "moda.conversation_id", "gen_ai.conversation.id",
            "traceloop.association.properties.session_id", "traceloop.association.properties.chat_id",
            "traceloop.association.properties.conversation_id", "session.id",
        ],
        .agentSession: ["claude_agent.session_id"],
        .user: [
            "moda.user_id", "user.email", "enduser.email", "enduser.id",
            "traceloop.association.properties.user_id", "traceloop.association.properties.customer_id",
            "gen_ai.user", "llm.user", "user.id",
        ],
        .errorType: ["error.type"],
        .errorMessage: ["error.message"],
        .finishReasons: [
            "gen_ai.response.finish_reasons", "anthropic.message.stop_reason", "llm.finish_reason",
            "llm.response.finish_reason", "llm.response.stop_reason", "ai.response.finishReason",
        ],
        .inputText: [
            "traceloop.entity.input", "tool.parameters", "gen_ai.tool.call.arguments",
            "gen_ai.retrieval.query.text", "reranker.query", "input.value", "ai.toolCall.args",
        ],
        .outputText: [
            "traceloop.entity.output", "tool.result", "gen_ai.tool.call.result", "output.value",
            "ai.toolCall.result",
        ],
    ]

    /// Fields that stay among the attributes too, having no member of their own.
    private static let unowned: Set<SpanField> = [.totalTokens, .finishReasons]

    /// All names that have a member, so that they are not kept twice.
    static let columns = Set(allCases.filter { !unowned.contains($0) }.flatMap(\.names))
        .union(["input.mime_type", "output.mime_type", "llm.headers"])
}
