/// Sums of the usage columns, of those rows that a condition picks.
enum UsageSums {
    private static let tokens = [
        "input_tokens", "output_tokens", "cache_read_tokens", "cache_write_tokens", "reasoning_tokens",
    ]

    /// Each number in two halves of 32 bits, which only billions of rows could make overflow; a negative one
    /// counts nothing.
    static func sql(where condition: String) -> String {
        let sums = tokens.flatMap { name in
            [("high", ">> 32"), ("low", "& 4294967295")].map { half, part in
                "SUM(MAX(\(name), 0) \(part)) FILTER (WHERE \(condition)) AS \(name)_\(half)"
            }
        }
        let cost = "SUM(MAX(cost_usd, 0)) FILTER (WHERE \(condition)) AS cost_usd"
        return (sums + [cost]).joined(separator: ",\n    ")
    }
}
