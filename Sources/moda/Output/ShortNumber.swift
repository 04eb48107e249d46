import Foundation

/// Numbers as a table shows them.
enum ShortNumber {
    /// At most five characters: `99999`, `123k`, `1.2M`.
    static func count(_ number: Int64) -> String {
        guard number >= 100_000 else { return String(number) }
        var (value, unit) = (Double(number), "")
        for next in ["k", "M", "G", "T", "P", "E"] where value >= 999.5 {
            (value, unit) = (value / 1_000, next)
        }
        return String(format: value < 9.95 ? "%.1f" : "%.0f", value) + unit
    }

    static func bytes(_ number: Int) -> String {
        number < 100_000 ? "\(number) B" : "\(count(Int64(number)))B"
    }

    static func dollars(_ amount: Double) -> String {
        switch amount {
        case 0: "0"
        case ..<0.01: "<0.01"
        case ..<100_000: String(format: "%.2f", amount)
        case ..<1e18: count(Int64(amount))
        default: "very much"
        }
    }
}

extension String {
    /// Of an RFC 3339 time the month, day and minute: `11-21 05:58`; with seconds where wanted.
    func shortTime(seconds: Bool = false) -> String {
        guard count >= 19 else { return self }
        return "\(dropFirst(5).prefix(5)) \(dropFirst(11).prefix(seconds ? 8 : 5))"
    }
}
