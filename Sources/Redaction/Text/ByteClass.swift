/// A set of bytes, asked for each byte of a text and so kept in two words.
struct ByteClass: Sendable, Hashable {
    private var low: UInt64
    private var high: UInt64
    private var acceptsNonASCII = false

    /// Takes a bit for each byte below 64 and below 128; written out, a set costs nothing to make.
    init(low: UInt64, high: UInt64) {
        self.low = low
        self.high = high
    }

    init(_ characters: StaticString) {
        self.init(low: 0, high: 0)
        characters.withUTF8Buffer { $0.forEach { insert($0) } }
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

    /// The same without the bytes of longer characters.
    var ascii: ByteClass { ByteClass(low: low, high: high) }

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
    static let digit = ByteClass(low: 0x03FF_0000_0000_0000, high: 0)
    static let upper = ByteClass(low: 0, high: 0x07FF_FFFE)
    static let lower = ByteClass(low: 0, high: 0x07FF_FFFE_0000_0000)
    static let letter = ByteClass(low: 0, high: 0x07FF_FFFE_07FF_FFFE)
    static let alnum = ByteClass(low: 0x03FF_0000_0000_0000, high: 0x07FF_FFFE_07FF_FFFE)
    static let lowerHex = ByteClass(low: 0x03FF_0000_0000_0000, high: 0x007E_0000_0000)
    static let hex = ByteClass(low: 0x03FF_0000_0000_0000, high: 0x007E_0000_007E)
    static let upperAlnum = ByteClass(low: 0x03FF_0000_0000_0000, high: 0x07FF_FFFE)
    static let lowerAlnum = ByteClass(low: 0x03FF_0000_0000_0000, high: 0x07FF_FFFE_0000_0000)
    static let word = ByteClass(low: 0x03FF_0000_0000_0000, high: 0x07FF_FFFE_87FF_FFFE)
    static let base64url = ByteClass(low: 0x03FF_2000_0000_0000, high: 0x07FF_FFFE_87FF_FFFE)
    static let dotted = ByteClass(low: 0x03FF_6000_0000_0000, high: 0x07FF_FFFE_87FF_FFFE)
    static let base64 = ByteClass(low: 0x23FF_8800_0000_0000, high: 0x07FF_FFFE_07FF_FFFE)
    static let blank = ByteClass(low: 0x0001_0000_0200, high: 0)
    static let quote = ByteClass(low: 0x0084_0000_0000, high: 0x0001_0000_0000)
    static let lineEnd = ByteClass(low: 0x2400, high: 0)
}
