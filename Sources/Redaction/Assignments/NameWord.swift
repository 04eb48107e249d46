/// One word of a key's name, its small letters packed into two integers so that a look-up needs no string.
struct NameWord {
    private(set) var low: UInt64 = 0
    private(set) var high: UInt64 = 0
    /// Where it stands in the text.
    private(set) var range: Range<Int>

    init(at start: Int) {
        range = start..<start
    }

    init(_ word: String) {
        self.init(at: 0)
        for byte in word.utf8 { append(byte) }
    }

    mutating func append(_ byte: UInt8) {
        let shift = UInt64(range.count & 7) * 8
        if range.count < 8 {
            low |= UInt64(byte.lowercased) << shift
        } else if range.count < 16 {
            high |= UInt64(byte.lowercased) << shift
        }
        range = range.lowerBound..<(range.upperBound + 1)
    }

    /// Longer words are in no list.
    var isShort: Bool { range.count <= 16 }

    func hasSuffix(_ suffix: StaticString, in text: Bytes) -> Bool {
        let start = range.upperBound - suffix.utf8CodeUnitCount
        return start >= range.lowerBound
            && text[range.upperBound - 1].lowercased == suffix.utf8Start[suffix.utf8CodeUnitCount - 1]
            && text.matchesFolded(suffix, at: start)
    }
}
