internal import Events

extension DatadogSpanFields {
    /// The tokens of a call; `input` are those neither read from nor written to a cache, where that is known.
    ///
    /// Every version that names cached tokens counts them as input too (2.x names none, and for Anthropic
    /// leaves them out). An application that reports its own numbers may do as it likes.
    var usage: TokenUsage? {
        var usage = TokenUsage()
        usage.output = count("output_tokens")
        usage.cacheRead = count("cache_read_input_tokens")
        usage.cacheWrite = count("cache_write_input_tokens")
        // 3.x puts those of OpenAI's Responses API beside the call's parameters.
        usage.reasoning = count("reasoning_output_tokens") ?? count("reasoning_tokens", in: metadata)
        usage.input = count("input_tokens")
        usage.countCachedApart(total: count("total_tokens"))
        usage.cost = cost
        return usage == TokenUsage() ? nil : usage
    }

    /// US dollars as the application reports them; ddtrace itself counts none.
    private var cost: Double? {
        func dollars(_ name: String) -> Double? {
            metrics[name]?.number.flatMap { $0.isFinite && $0 >= 0 ? $0 : nil }
        }
        if let total = dollars("total_cost") { return total }
        let parts = [dollars("input_cost"), dollars("output_cost")].compactMap { $0 }
        return parts.isEmpty ? nil : parts.reduce(0, +)
    }

    private func count(_ name: String, in place: [String: JSONValue]? = nil) -> Int64? {
        (place ?? metrics)[name]?.integer.flatMap { $0 >= 0 ? $0 : nil }
    }

    /// Metrics that have a member of `TokenUsage`.
    static let usageNames: Set<String> = [
        "input_tokens", "output_tokens", "cache_read_input_tokens", "cache_write_input_tokens",
        "reasoning_output_tokens", "total_cost",
    ]
}
