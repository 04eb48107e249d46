/// A value that stands near its key's name in a way that no other rule knows: `api_key <- "…"`,
/// `<token type="string">…`, `Dim apiKey As String = "…"`.
///
/// Only what cannot be a name or a word counts, on the same line and a few short words away.
struct NearbyValue {
    let text: Bytes
    let key: KeyName
    let kind: KeyKind

    /// Returns the value's place, or nil when the next words are ordinary.
    func range() -> Range<Int>? {
        let end = key.range.upperBound
        guard !kind.isHeader, !isWordOfProse, !isRuleOfMarker else { return nil }
        var at = end
        for _ in 0..<Self.wordLimit {
            at = text.runEnd(of: Self.gap, from: at, limit: Self.gapLimit)
            guard at - end <= Self.distance, Self.token.contains(text[at]),
                Marker.end(in: text, at: at - 1) == nil
            else { return nil }
            let next = text.runEnd(of: Self.token, from: at, limit: Self.sampleLimit)
            if isSecret(at..<next) { return at..<valueEnd(next) }
            guard next - at <= Self.longestWord, !isOtherKey(at..<next),
                text.runEnd(of: ByteClass.letter.union("-_."), from: at) >= next,
                !ByteClass("([{").contains(text[next]) || next - at <= 12
            else { return nil }
            at = next
        }
        return nil
    }

    private func valueEnd(_ next: Int) -> Int {
        let end = text.runEnd(of: Self.token, from: next, limit: 4096)
        return text.runEnd(of: ByteClass("="), from: end, limit: 2)
    }

    /// `[password] request_id=…`: the value is another name's.
    private func isOtherKey(_ word: Range<Int>) -> Bool {
        let closed = QuoteMark.end(in: text, at: word.upperBound) ?? word.upperBound
        let sign = text.runEnd(of: .blank, from: closed, limit: 4)
        guard ByteClass("=:").contains(text[sign]) else { return false }
        return !Self.valueNames.contains {
            text.matchesFolded($0, at: word.upperBound - $0.utf8CodeUnitCount)
        }
    }

    private static let valueNames: [StaticString] = [
        "value", "values", "default", "content", "type", "string", "text",
    ]

    /// `the secret put in …`: a word alone, and words behind it.
    private var isWordOfProse: Bool {
        let end = key.range.upperBound
        return text.runEnd(of: .lower, from: key.range.lowerBound) == end
            && ByteClass.blank.contains(text[end])
            && ByteClass.alnum.contains(text[text.runEnd(of: .blank, from: end, limit: 8)])
    }

    /// The rule's name in a marker names no key.
    private var isRuleOfMarker: Bool {
        text.matches(Marker.opening, at: key.range.lowerBound - Marker.opening.count)
    }

    private func isSecret(_ range: Range<Int>) -> Bool {
        let shape = ValueShape(text: text, range: range)
        guard !shape.isNumber, !shape.isName, !shape.isDottedName, Randomness.isMixed(text, range),
            !Placeholder.isPlaceholder(text, range)
        else { return false }
        switch kind {
        case .password: return range.count >= 10 && hasBothCases(range)
        case .secret: return range.count >= 16 && shape.isRandom && !isPath(range)
        default: return false
        }
    }

    private func hasBothCases(_ range: Range<Int>) -> Bool {
        range.contains { ByteClass.upper.contains(text[$0]) }
            && range.contains { ByteClass.lower.contains(text[$0]) }
            && range.reduce(0) { $0 + (ByteClass.digit.contains(text[$1]) ? 1 : 0) } >= 2
    }

    private func isPath(_ range: Range<Int>) -> Bool {
        text[range.lowerBound] == UInt8(ascii: "/") || text[range.lowerBound] == UInt8(ascii: ".")
            || text.matchesFolded("://", at: range.upperBound)
    }

    private static let gap = ByteClass(" \t\"'`*:=<>,()[]{}|!?&;\\-$@#")
    private static let token = ByteClass.alnum.union("_-.+/~%")
    private static let gapLimit = 24
    private static let wordLimit = 5
    private static let longestWord = 24
    private static let distance = 64
    /// Enough to judge a value by, so that names without values cost little.
    private static let sampleLimit = 128
}
