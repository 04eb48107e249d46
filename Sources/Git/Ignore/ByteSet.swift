/// A set of bytes, as brackets in a pattern name it: `[a-z]`, `[!0-9]`, `[[:alpha:]_]`.
struct ByteSet: Sendable {
    private var members = [Bool](repeating: false, count: 256)

    func contains(_ byte: UInt8) -> Bool { members[Int(byte)] }

    /// The set that starts at a bracket, and where the pattern goes on; nil where it is not closed, or names a
    /// class that there is not.
    static func parse(_ pattern: [UInt8], from start: Int) -> (ByteSet, end: Int)? {
        var set = ByteSet()
        var place = start + 1
        let isNegated =
            place < pattern.count && [UInt8(ascii: "!"), UInt8(ascii: "^")].contains(pattern[place])
        if isNegated { place += 1 }
        let first = place
        while place < pattern.count, pattern[place] != UInt8(ascii: "]") || place == first {
            if let found = set.insertClass(pattern, at: place) {
                guard found.isKnown else { return nil }
                place = found.end
            } else {
                guard let end = set.insertRange(pattern, at: place) else { return nil }
                place = end
            }
        }
        guard place < pattern.count else { return nil }
        if isNegated { set.members = set.members.map { !$0 } }
        return (set, place + 1)
    }

    private mutating func insertRange(_ pattern: [UInt8], at start: Int) -> Int? {
        var place = start
        guard let low = Self.byte(pattern, &place) else { return nil }
        var high = low
        if place + 1 < pattern.count, pattern[place] == UInt8(ascii: "-"),
            pattern[place + 1] != UInt8(ascii: "]")
        {
            place += 1
            guard let end = Self.byte(pattern, &place) else { return nil }
            high = end
        }
        if low <= high { for byte in low...high { members[Int(byte)] = true } }
        return place
    }

    /// One byte, which a backslash may stand before.
    private static func byte(_ pattern: [UInt8], _ place: inout Int) -> UInt8? {
        if place < pattern.count, pattern[place] == UInt8(ascii: "\\") { place += 1 }
        guard place < pattern.count else { return nil }
        defer { place += 1 }
        return pattern[place]
    }

    /// `[:name:]`; nil where there is none, so that its bytes stand for themselves.
    private mutating func insertClass(_ pattern: [UInt8], at start: Int) -> (end: Int, isKnown: Bool)? {
        guard pattern[start...].starts(with: "[:".utf8),
            let end = pattern[(start + 2)...].firstIndex(of: UInt8(ascii: "]")),
            end > start + 2, pattern[end - 1] == UInt8(ascii: ":")
        else { return nil }
        let name = String(decoding: pattern[(start + 2)..<(end - 1)], as: UTF8.self)
        guard let isMember = Self.classes[name] else { return (end + 1, false) }
        for byte in UInt8(0)...127 where isMember(Unicode.Scalar(byte).properties, byte) {
            members[Int(byte)] = true
        }
        return (end + 1, true)
    }

    private static let classes: [String: @Sendable (Unicode.Scalar.Properties, UInt8) -> Bool] = [
        "alpha": { properties, _ in properties.isAlphabetic },
        "alnum": { properties, byte in properties.isAlphabetic || isDigit(byte) },
        "digit": { _, byte in isDigit(byte) },
        "upper": { properties, _ in properties.isUppercase },
        "lower": { properties, _ in properties.isLowercase },
        "space": { _, byte in byte == 0x20 || (0x09...0x0D).contains(byte) },
        "blank": { _, byte in byte == 0x20 || byte == 0x09 },
        "xdigit": { _, byte in isDigit(byte) || (0x41...0x46).contains(byte & 0xDF) },
        "punct": { properties, byte in
            (0x21...0x7E).contains(byte) && !properties.isAlphabetic && !isDigit(byte)
        },
        "print": { _, byte in (0x20...0x7E).contains(byte) },
        "graph": { _, byte in (0x21...0x7E).contains(byte) },
        "cntrl": { _, byte in byte < 0x20 || byte == 0x7F },
    ]

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
