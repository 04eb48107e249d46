internal import Events

extension SpanFields {
    /// The tokens of a call; `input` are those neither read from nor written to a cache, where that is known.
    ///
    /// All dialects count cached tokens as input too (OpenLLMetry and Anthropic's tracing add them to what
    /// Anthropic's API reports), so they are taken out again. Left alone is a count that cannot hold them, or
    /// whose sender's total says that it does not. The Claude Agent SDK names no cache tokens: its input
    /// holds them.
    var usage: TokenUsage? {
        var usage = TokenUsage()
        usage.output = count(.outputTokens)
        usage.cacheRead = count(.cacheRead)
        usage.cacheWrite = count(.cacheWrite)
        usage.reasoning = count(.reasoningTokens)
        usage.cost = self[.cost]?.number.flatMap { $0.isFinite && $0 >= 0 ? $0 : nil }
        usage.input = count(.inputTokens).map { input in
            let (cached, overflows) = (usage.cacheRead ?? 0).addingReportingOverflow(usage.cacheWrite ?? 0)
            return overflows || cached > input || isApart(input, cached, usage.output)
                ? input : input - cached
        }
        return usage == TokenUsage() ? nil : usage
    }

    /// True where the total is the sum of all four, and so the input holds no cached tokens.
    private func isApart(_ input: Int64, _ cached: Int64, _ output: Int64?) -> Bool {
        guard cached > 0, let total = count(.totalTokens) else { return false }
        let (all, overflows) = input.addingReportingOverflow(cached)
        let (sum, overflowsToo) = all.addingReportingOverflow(output ?? 0)
        return !overflows && !overflowsToo && sum == total
    }

    private func count(_ field: SpanField) -> Int64? {
        self[field]?.integer.flatMap { $0 >= 0 ? $0 : nil }
    }
}
