/// A place in a MessagePack text, and the values that hold no others.
struct MessagePackCursor {
    private let bytes: ArraySlice<UInt8>
    private var place: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        place = bytes.startIndex
    }

    /// Bytes from here to the end.
    var left: Int { bytes.endIndex - place }

    func error(_ what: String) -> MessagePackError {
        MessagePackError(description: "not MessagePack at byte \(place - bytes.startIndex): \(what)")
    }

    mutating func byte() throws(MessagePackError) -> UInt8 {
        guard left > 0 else { throw error("the body ends early") }
        defer { place += 1 }
        return bytes[place]
    }

    /// A value that starts with this byte and is neither a list nor a map, nor short enough for one byte.
    mutating func scalar(_ head: UInt8) throws(MessagePackError) -> MessagePackValue {
        switch head {
        case 0xC0: return .null
        case 0xC2: return .bool(false)
        case 0xC3: return .bool(true)
        case 0xC4...0xC6: return .binary(try slice(count(width: 1 << Int(head - 0xC4))))
        case 0xC7...0xC9: return try skipExtension(count(width: 1 << Int(head - 0xC7)))
        case 0xCA: return .number(Double(Float(bitPattern: UInt32(truncatingIfNeeded: try number(4)))))
        case 0xCB: return .number(Double(bitPattern: try number(8)))
        case 0xCC...0xCF:
            let value = try number(1 << Int(head - 0xCC))
            return Int64(exactly: value).map(MessagePackValue.integer) ?? .unsigned(value)
        case 0xD0...0xD3: return .integer(try signed(1 << Int(head - 0xD0)))
        case 0xD4...0xD8: return try skipExtension(1 << Int(head - 0xD4))
        case 0xD9...0xDB: return try text(count(width: 1 << Int(head - 0xD9)))
        default: throw error("no value starts with this byte")
        }
    }

    /// A length, as wide as its head says: four bytes at most, which every `Int` of a 64-bit machine holds.
    mutating func count(width: Int) throws(MessagePackError) -> Int {
        guard let count = Int(exactly: try number(width)) else { throw error("longer than the body") }
        return count
    }

    /// A string; bytes in it that are no UTF-8 become U+FFFD.
    mutating func text(_ count: Int) throws(MessagePackError) -> MessagePackValue {
        .string(String(decoding: try slice(count), as: UTF8.self))
    }

    /// Types that an application defines for itself mean nothing here.
    private mutating func skipExtension(_ count: Int) throws(MessagePackError) -> MessagePackValue {
        _ = try byte()
        _ = try slice(count)
        return .null
    }

    private mutating func slice(_ count: Int) throws(MessagePackError) -> ArraySlice<UInt8> {
        guard count <= left else { throw error("longer than the body") }
        defer { place += count }
        return bytes[place..<place + count]
    }

    /// A number of that many bytes, the highest first.
    private mutating func number(_ width: Int) throws(MessagePackError) -> UInt64 {
        try slice(width).reduce(0) { $0 << 8 | UInt64($1) }
    }

    private mutating func signed(_ width: Int) throws(MessagePackError) -> Int64 {
        let unused = 64 - width * 8
        return Int64(bitPattern: try number(width) << UInt64(unused)) >> Int64(unused)
    }
}
