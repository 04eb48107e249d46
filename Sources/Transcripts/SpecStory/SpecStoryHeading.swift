internal import Events

/// A line that begins a message: `_**User (2026-07-13 13:40:49Z)**_`, `_**Agent (model x, mode Agent)**_`,
/// `_**Assistant**_`, also with ` - sidechain` or a name behind the role.
struct SpecStoryHeading: Equatable {
    var isUser: Bool
    var isSidechain: Bool
    var at: Timestamp?
    var model: String?

    init?(_ line: Substring) {
        guard line.hasPrefix("_**"), line.hasSuffix("**_"), line.utf8.count <= 300, line.utf8.count > 6 else {
            return nil
        }
        let inside = line.dropFirst(3).dropLast(3)
        let role = inside.prefix { $0.isLetter }
        guard ["User", "Agent", "Assistant"].contains(role) else { return nil }
        let rest = inside.dropFirst(role.count)
        guard rest.isEmpty || [" ", ":"].contains(rest.first) else { return nil }
        isUser = role == "User"
        isSidechain = rest.hasPrefix(" - sidechain")
        guard let open = rest.lastIndex(of: "("), rest.hasSuffix(")") else { return }
        read(rest[rest.index(after: open)...].dropLast())
    }

    /// What stands in parentheses: a time, a model, both, or a model and a mode.
    private mutating func read(_ inside: Substring) {
        let words = inside.split(separator: " ")
        for count in [2, 3] where words.count >= count && at == nil {
            at = specStoryTime(words.suffix(count).joined(separator: " "))
            if at != nil { model = name(words.dropLast(count)) }
        }
        if at == nil { model = name(words[...]) }
    }

    private func name(_ words: ArraySlice<Substring>) -> String? {
        let words = words.first == "model" ? words.dropFirst() : words
        return words.first.map { String($0.prefix { $0 != "," }) }
    }
}

/// A time as SpecStory writes it: to the minute or the second, with `Z`, an offset, or neither, which is then
/// taken for UTC; with `_` and `-` in a file's name.
func specStoryTime(_ text: String) -> Timestamp? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 16, bytes[4] == 0x2D, bytes[7] == 0x2D, [0x20, 0x5F, 0x54].contains(bytes[10]) else {
        return nil
    }
    let isDigit = { (byte: UInt8) in (48...57).contains(byte) }
    let hasSeconds =
        bytes.count >= 19 && [0x3A, 0x2D].contains(bytes[16]) && isDigit(bytes[17]) && isDigit(bytes[18])
        && !(bytes.count >= 21 && bytes[16] == 0x2D && isDigit(bytes[19]))
    let day = String(decoding: bytes[0..<10], as: UTF8.self)
    let hour = String(decoding: bytes[11..<13], as: UTF8.self)
    let minute = String(decoding: bytes[14..<16], as: UTF8.self)
    let second = hasSeconds ? String(decoding: bytes[17..<19], as: UTF8.self) : "00"
    let zone = bytes[(hasSeconds ? 19 : 16)...].filter { $0 != 0x20 && $0 != 0x3A }
    return Timestamp(rfc3339: "\(day)T\(hour):\(minute):\(second)\(offset(zone))")
}

/// `+0200` as RFC 3339 has it; `Z` for anything else.
private func offset(_ zone: [UInt8]) -> String {
    guard zone.count >= 5, zone[0] == 0x2B || zone[0] == 0x2D,
        zone[1..<5].allSatisfy({ (48...57).contains($0) })
    else { return "Z" }
    let text = Array(String(decoding: zone[0..<5], as: UTF8.self))
    return "\(text[0])\(text[1])\(text[2]):\(text[3])\(text[4])"
}
