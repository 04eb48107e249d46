internal import Events

extension SpanFields {
    /// The tokens of a call; `input` are those neither read from nor written to a cache, where that is known.
    ///
    /// All dialects count cached tokens as input too (OpenLLMetry and Anthropic's tracing add them to what
    /// Anthropic's API reports), so they are taken out again. The Claude Agent SDK names no cache tokens: its input
    /// holds them.
    var usage: TokenUsage? {
        var usage = TokenUsage()
        usage.output = count(.outputTokens)
        usage.cacheRead = count(.cacheRead)
        usage.cacheWrite = count(.cacheWrite)
        usage.reasoning = count(.reasoningTokens)
        usage.cost = self[.cost]?.number.flatMap { $0.isFinite && $0 >= 0 ? $0 : nil }
        usage.input = count(.inputTokens)
        usage.countCachedApart(total: count(.totalTokens))
        return usage == TokenUsage() ? nil : usage
    }

    private func count(_ field: SpanField) -> Int64? {
        self[field]?.integer.flatMap { $0 >= 0 ? $0 : nil }
    }
}
