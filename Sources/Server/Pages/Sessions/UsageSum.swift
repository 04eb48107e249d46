internal import Events

/// Tokens and money of some model calls.
struct UsageSum: Sendable {
    private var (input, output, cached): (Int64, Int64, Int64) = (0, 0, 0)
    private var cost = 0.0
    private var calls = 0

    mutating func add(_ usage: TokenUsage?) {
        guard let usage else { return }
        calls += 1
        input = input.addingSaturated(usage.input)
        output = output.addingSaturated(usage.output)
        cached = cached.addingSaturated(usage.cacheRead)
        if let amount = usage.cost, amount.isFinite { cost += amount }
    }

    var text: String? {
        guard calls > 0 else { return nil }
        let tokens =
            "\(PageNumber.short(Double(input))) tokens in, \(PageNumber.short(Double(output))) out"
            + (cached > 0 ? ", \(PageNumber.short(Double(cached))) from cache" : "")
        return "\(counted(calls, "model call")): \(tokens)"
            + (cost > 0 ? ", \(PageNumber.dollars(cost))" : "")
    }
}

extension Int64 {
    /// Counts come from outside, and may be as large as they like.
    fileprivate func addingSaturated(_ other: Int64?) -> Int64 {
        guard let other, other > 0 else { return self }
        let (sum, overflows) = addingReportingOverflow(other)
        return overflows ? .max : sum
    }
}
