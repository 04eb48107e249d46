internal import Foundation

extension Timestamp {
    /// Reads RFC 3339 with or without a fraction; nil for anything else.
    package init?(rfc3339 text: String) {
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: text.contains("."))
        guard text.utf8.count <= 40, let date = try? style.parse(text) else { return nil }
        self.init(milliseconds: Int64((date.timeIntervalSince1970 * 1000).rounded()))
    }

    /// RFC 3339 in UTC with milliseconds: `2026-11-21T05:58:00.123Z`.
    ///
    /// The milliseconds are written apart: as a fraction of a floating-point second they can lose one.
    package var rfc3339: String {
        let (seconds, rest) = milliseconds.quotientAndRemainder(dividingBy: 1000)
        let second = rest < 0 ? seconds - 1 : seconds
        let fraction = String(1000 + (rest < 0 ? rest + 1000 : rest)).dropFirst()
        let text = Date(timeIntervalSince1970: Double(second)).formatted(Date.ISO8601FormatStyle())
        return "\(text.dropLast()).\(fraction)Z"
    }

    /// The UTC day as `2026-11-21`.
    package var dayText: String { String(rfc3339.prefix(10)) }
}
