/// Ways to damage a body: what lines do to bytes, and what somebody does who means it.
struct Damage {
    private static let texts: [[UInt8]] = [
        "999999999999999999999", "-9223372036854775808", "9223372036854775807", "18446744073709551615",
        "1e308",
        "1e-400", "-0", "NaN", "null", "true", "\"\"", "{}", "[]", "\\ud800", "\\u0000", "\u{0}",
        "2026-13-45T99:99:99Z",
        "gen_ai.prompt.99999999999999999999.content", "gen_ai.prompt.2147483647.role", "<REDACTED>",
        "-----BEGIN ",
        "password=", "Bearer ", "://u:p@", "\u{202E}", "data:image/png;base64,AAAA", "_llmobs", "parent_id",
    ].map { Array($0.utf8) }
    private static let bytes: [UInt8] = [
        0, 1, 0x7F, 0x80, 0xC0, 0xC1, 0xDB, 0xDD, 0xDF, 0xFF, 0x0A, 0x22, 0x5C,
    ]

    var chance: Chance

    mutating func apply(to body: [UInt8], other: [UInt8]) -> [UInt8] {
        if chance.below(400) == 0 { return nested() }
        if chance.below(100) == 0 { return noise() }
        var result = body
        for _ in 0...(chance.below(2) == 0 ? 0 : chance.below(5)) { once(&result, other) }
        return result
    }

    private mutating func once(_ body: inout [UInt8], _ other: [UInt8]) {
        guard !body.isEmpty else { return body = noise() }
        let place = chance.below(body.count)
        switch chance.below(11) {
        case 0: body[place] = chance.byte()
        case 1: body[place] ^= 1 << UInt8(chance.below(8))
        case 2: body[place] = chance.pick(Self.bytes) ?? 0
        case 3: body.removeSubrange(place..<min(body.count, place + 1 + chance.below(16)))
        case 4: body.insert(chance.byte(), at: place)
        case 5: body.removeLast(chance.below(body.count))
        case 6:
            body.insert(contentsOf: body[place..<min(body.count, place + 1 + chance.below(200))], at: place)
        case 7: body.insert(contentsOf: chance.pick(Self.texts) ?? [], at: place)
        case 8: overwrite(&body, place, chance.pick(Self.texts) ?? [])
        case 9: number(&body, from: place)
        default: splice(&body, place, other)
        }
    }

    private func overwrite(_ body: inout [UInt8], _ place: Int, _ text: [UInt8]) {
        body.replaceSubrange(place..<min(body.count, place + text.count), with: text)
    }

    /// Puts a hostile number in the place of the next one that is written in digits.
    private mutating func number(_ body: inout [UInt8], from place: Int) {
        guard let start = body[place...].firstIndex(where: { (48...57).contains($0) }) else { return }
        let end = body[start...].firstIndex { !(48...57).contains($0) } ?? body.count
        body.replaceSubrange(start..<end, with: Self.texts[chance.below(8)])
    }

    private mutating func splice(_ body: inout [UInt8], _ place: Int, _ other: [UInt8]) {
        guard !other.isEmpty else { return }
        let start = chance.below(other.count)
        let end = min(other.count, start + 1 + chance.below(2_000))
        body.replaceSubrange(place..<min(body.count, place + chance.below(64)), with: other[start..<end])
    }

    private mutating func noise() -> [UInt8] { (0..<chance.below(300)).map { _ in chance.byte() } }

    /// Lists within lists, as deep as a small body can be, in each of the encodings.
    private mutating func nested() -> [UInt8] {
        let depth = 1 + chance.below(30_000)
        let opening =
            chance.pick(
                ["[", "{\"a\":", "{\"arrayValue\":{\"values\":[", "\"[", "\u{91}", "\u{81}\u{a1}a"].map {
                    Array($0.utf8)
                }
                    + [[0x91], [0x81, 0xA1, 0x61], [0x0A], [0x2A, 0x7F]]) ?? []
        return Array(repeatElement(opening, count: min(depth, 200_000 / max(1, opening.count))).joined())
    }
}
