extension Timestamp {
    /// Reads RFC 3339 with or without a fraction; nil for anything else.
    ///
    /// By hand: every log record has such a time, and Foundation's styles take longer than all else that is
    /// read of it.
    package init?(rfc3339 text: String) {
        var text = text
        let read = text.withUTF8 { bytes in RFC3339(bytes).map(\.milliseconds) }
        guard let read else { return nil }
        self.init(milliseconds: read)
    }

    /// RFC 3339 in UTC with milliseconds: `2026-11-21T05:58:00.123Z`.
    package var rfc3339: String {
        let (whole, left) = milliseconds.quotientAndRemainder(dividingBy: 86_400_000)
        let (day, rest) = left < 0 ? (whole - 1, left + 86_400_000) : (whole, left)
        let date = CivilDate(daysSince1970: day)
        func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let time = "\(two(rest / 3_600_000)):\(two(rest / 60_000 % 60)):\(two(rest / 1000 % 60))"
        return "\(date.text)T\(time).\(String(1000 + rest % 1000).dropFirst())Z"
    }

    /// The UTC day as `2026-11-21`.
    package var dayText: String { CivilDate(daysSince1970: day).text }
}

/// A time as RFC 3339 (5.6) writes it: `2026-11-21T05:58:00.123Z`, `2026-11-21T05:58:00+01:00`.
private struct RFC3339 {
    private(set) var milliseconds: Int64 = 0

    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        func number(_ start: Int, _ count: Int) -> Int64? {
            var value: Int64 = 0
            for index in start..<start + count {
                guard (48...57).contains(bytes[index]) else { return nil }
                value = value * 10 + Int64(bytes[index] - 48)
            }
            return value
        }
        guard (20...40).contains(bytes.count), bytes[4] == 0x2D, bytes[7] == 0x2D, bytes[10] | 0x20 == 0x74,
            bytes[13] == 0x3A, bytes[16] == 0x3A, let year = number(0, 4), let month = number(5, 2),
            let day = number(8, 2), let hour = number(11, 2), let minute = number(14, 2),
            let second = number(17, 2),
            let days = CivilDate(year: year, month: month, day: day)?.daysSince1970,
            hour < 24, minute < 60, second <= 60
        else { return nil }
        var place = 19
        var fraction: Int64 = 0
        if bytes[place] == 0x2E {
            let start = place + 1
            place = start
            while place < bytes.count, (48...57).contains(bytes[place]) { place += 1 }
            guard place > start, let digits = number(start, min(3, place - start)) else { return nil }
            fraction = digits * [100, 10, 1][min(3, place - start) - 1]
            // The nearest millisecond, as the rest of the fraction says.
            if place > start + 3, bytes[start + 3] >= 53 { fraction += 1 }
        }
        guard let offset = Self.offset(bytes, from: place) else { return nil }
        milliseconds = ((days * 24 + hour) * 60 + minute - offset) * 60_000 + second * 1000 + fraction
    }

    /// Minutes east of UTC; nil where the text does not end with a zone.
    private static func offset(_ bytes: UnsafeBufferPointer<UInt8>, from place: Int) -> Int64? {
        guard place < bytes.count else { return nil }
        if bytes[place] | 0x20 == 0x7A { return place + 1 == bytes.count ? 0 : nil }
        guard bytes.count == place + 6, bytes[place] == 0x2B || bytes[place] == 0x2D, bytes[place + 3] == 0x3A
        else { return nil }
        let digits = [1, 2, 4, 5].map { Int64(bytes[place + $0]) - 48 }
        guard digits.allSatisfy({ (0...9).contains($0) }) else { return nil }
        let (hours, minutes) = (digits[0] * 10 + digits[1], digits[2] * 10 + digits[3])
        guard hours < 24, minutes < 60 else { return nil }
        return (hours * 60 + minutes) * (bytes[place] == 0x2B ? 1 : -1)
    }
}
