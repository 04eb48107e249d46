/// By what the numbers of `moda stats` are put together.
package enum StatisticsGrouping: String, Sendable, Codable, CaseIterable {
    /// UTC days.
    case day
    case session, user, repository, model, tool, skill
}

/// What happened in one group, as one program reported it.
///
/// Programs are never added up: some name no cached tokens, and then count them within the input.
package struct StatisticsRow: Sendable, Codable, Equatable {
    /// The day, the session's id, the person and so on; nil where it is not known.
    package var label: String?
    package var provider: Provider
    /// Sessions of coding agents, conversations of LLM applications.
    package var sessions = 0
    /// What people typed; prompts that machines wrote do not count.
    package var prompts = 0
    package var modelCalls = 0
    package var inputTokens: Int64 = 0
    package var outputTokens: Int64 = 0
    package var cacheReadTokens: Int64 = 0
    package var cacheWriteTokens: Int64 = 0
    package var reasoningTokens: Int64 = 0
    /// US dollars, as the senders estimate them.
    package var cost = 0.0
    /// Tools that were asked for, whether they ran or not.
    package var toolCalls = 0
    package var toolFailures = 0
    /// Tool calls that a person refused.
    package var refusals = 0
    /// Skills that were taken up.
    package var skills = 0
    package var corrections = 0

    package init(label: String?, provider: Provider) {
        self.label = label
        self.provider = provider
    }

    private enum CodingKeys: String, CodingKey {
        case label, provider, sessions, prompts, refusals, skills, corrections
        case modelCalls = "model_calls"
        case inputTokens = "input_tokens"
        case outputTokens = "output_tokens"
        case cacheReadTokens = "cache_read_tokens"
        case cacheWriteTokens = "cache_write_tokens"
        case reasoningTokens = "reasoning_tokens"
        case cost = "cost_usd"
        case toolCalls = "tool_calls"
        case toolFailures = "tool_failures"
    }
}
