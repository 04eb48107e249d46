/// An instant in whole milliseconds since 1970-01-01T00:00:00Z.
///
/// Agents report nanoseconds, RFC 3339 strings or nothing; milliseconds are what all of them can say.
package struct Timestamp: Hashable, Comparable, Codable, Sendable {
    package var milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// Nanoseconds as OTLP writes them; nil for 0, which OTLP defines as "unknown".
    package init?(unixNanoseconds: UInt64) {
        guard unixNanoseconds > 0 else { return nil }
        self.init(milliseconds: Int64(unixNanoseconds / 1_000_000))
    }

    /// The UTC day, counted from 1970-01-01: what "on several days" counts.
    package var day: Int64 { Int64((Double(milliseconds) / 86_400_000).rounded(.down)) }

    package static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.milliseconds < right.milliseconds
    }

    /// Written as a bare number, so that stored JSON stays small and readable by any tool.
    package init(from decoder: any Decoder) throws {
        milliseconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }
}
