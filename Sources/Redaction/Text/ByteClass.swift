/// A set of bytes, asked for each byte of a text and so kept in two words.
struct ByteClass: Sendable, Hashable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0
    private var acceptsNonASCII = false

    init(_ characters: StaticString) {
        characters.withUTF8Buffer { $0.forEach { insert($0) } }
    }

    init(_ ranges: ClosedRange<UInt8>...) {
        for range in ranges { range.forEach { insert($0) } }
    }

    @inline(__always)
    func contains(_ byte: UInt8) -> Bool {
        if byte < 64 { return low >> UInt64(byte) & 1 == 1 }
        if byte < 128 { return high >> UInt64(byte &- 64) & 1 == 1 }
        return acceptsNonASCII
    }

    func union(_ characters: StaticString) -> ByteClass {
        var joined = self
        characters.withUTF8Buffer { $0.forEach { joined.insert($0) } }
        return joined
    }

    /// Everything else, bytes of longer characters included.
    var inverted: ByteClass {
        var other = self
        other.low = ~low
        other.high = ~high
        other.acceptsNonASCII = !acceptsNonASCII
        return other
    }

    private mutating func insert(_ byte: UInt8) {
        if byte < 64 {
            low |= 1 << UInt64(byte)
        } else if byte < 128 {
            high |= 1 << UInt64(byte - 64)
        } else {
            acceptsNonASCII = true
        }
    }
}

extension ByteClass {
    static let digit = ByteClass(0x30...0x39)
    static let upper = ByteClass(0x41...0x5A)
    static let lower = ByteClass(0x61...0x7A)
    static let letter = ByteClass(0x41...0x5A, 0x61...0x7A)
    static let alnum = ByteClass(0x30...0x39, 0x41...0x5A, 0x61...0x7A)
    static let lowerHex = ByteClass(0x30...0x39, 0x61...0x66)
    static let hex = ByteClass(0x30...0x39, 0x41...0x46, 0x61...0x66)
    static let upperAlnum = ByteClass(0x30...0x39, 0x41...0x5A)
    static let lowerAlnum = ByteClass(0x30...0x39, 0x61...0x7A)
    static let word = alnum.union("_")
    static let base64url = alnum.union("_-")
    static let base64 = alnum.union("+/=")
    static let dotted = alnum.union("_-.")
    static let blank = ByteClass(" \t")
    static let quote = ByteClass("\"'`")
    static let lineEnd = ByteClass("\r\n")
}
