internal import NIOCore

extension AskedFields {
    /// Bytes of a head that is read here; so short that it keeps within all limits of the decoder.
    private static let longest = 4_000

    /// Reads the plain GET that some bytes begin with, strictly.
    ///
    /// That is one that can be read in one way only: single spaces, visible characters, `\r\n`, no field folded or said
    /// twice, none that speaks of a body. Whatever else there may be is for the decoder to judge.
    ///
    /// - Returns: What it asks, and its bytes; nil where it is anything else, or has not come whole.
    static func first(in bytes: ByteBuffer) -> (asked: AskedFields, length: Int)? {
        bytes.withUnsafeReadableBytes { bytes in
            bytes.prefix(longest).withMemoryRebound(to: UInt8.self) { bytes in
                var head = HeadReader(bytes: UnsafeBufferPointer(rebasing: bytes[...]))
                guard head.skip("GET "), let target = head.target(), head.skip(" HTTP/1.1\r\n") else {
                    return nil
                }
                var asked = AskedFields(target: String(decoding: target, as: UTF8.self))
                while !head.skip("\r\n") {
                    guard let (name, value) = head.field(),
                        asked.take(name, String(decoding: value, as: UTF8.self))
                    else { return nil }
                }
                return (asked, head.position)
            }
        }
    }
}

/// Reads the parts of a head one after the other, never beyond its last byte.
private struct HeadReader {
    let bytes: UnsafeBufferPointer<UInt8>
    private(set) var position = 0

    init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// Goes on behind a text where it comes next.
    mutating func skip(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { text in
            guard bytes.count - position >= text.count,
                text.indices.allSatisfy({ bytes[position + $0] == text[$0] })
            else { return false }
            position += text.count
            return true
        }
    }

    /// A path with its query: anything visible behind a slash.
    mutating func target() -> UnsafeBufferPointer<UInt8>? {
        let target = take { 0x21...0x7E ~= $0 }
        return target.first == UInt8(ascii: "/") ? target : nil
    }

    /// A line of the head.
    mutating func field() -> (name: UnsafeBufferPointer<UInt8>, value: UnsafeBufferPointer<UInt8>)? {
        let name = take(while: Self.isToken)
        guard !name.isEmpty, skip(":") else { return nil }
        _ = take { $0 == 0x20 }
        let value = take { 0x20...0x7E ~= $0 }
        guard value.last != 0x20, skip("\r\n") else { return nil }
        return (name, value)
    }

    private mutating func take(while isMeant: (UInt8) -> Bool) -> UnsafeBufferPointer<UInt8> {
        let start = position
        while position < bytes.count, isMeant(bytes[position]) { position += 1 }
        return UnsafeBufferPointer(rebasing: bytes[start..<position])
    }

    /// What names are made of (RFC 9110, 5.6.2).
    private static func isToken(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2E, 0x5E...0x60, 0x7C, 0x7E: true
        default: false
        }
    }
}
