/// Reads MessagePack, which comes from outside: nothing that a body declares is believed before it is there.
///
/// One reader may read several texts, such as one that another holds as bytes; its budget of values spans all
/// of them, so that a small body cannot unfold into much.
package struct MessagePackReader {
    private let depthLimit: Int
    private var valuesLeft: Int

    /// Two million values are about what 32 MB of real spans hold; they take some 100 MB while they are read.
    package init(valueLimit: Int = 2 << 20, depthLimit: Int = 100) {
        self.depthLimit = depthLimit
        valuesLeft = valueLimit
    }

    /// No further value may be read.
    package var isExhausted: Bool { valuesLeft == 0 }

    /// Reads the bytes as one value.
    ///
    /// - Throws: `MessagePackError` where they are cut off, go on after the value, nest too deeply or hold too
    ///   many values.
    package mutating func read(_ bytes: ArraySlice<UInt8>) throws(MessagePackError) -> MessagePackValue {
        var cursor = MessagePackCursor(bytes)
        let value = try value(&cursor, depth: 0)
        guard cursor.left == 0 else { throw cursor.error("more than one value") }
        return value
    }

    private mutating func value(
        _ cursor: inout MessagePackCursor, depth: Int
    ) throws(MessagePackError) -> MessagePackValue {
        guard depth < depthLimit else { throw cursor.error("nested too deeply") }
        guard valuesLeft > 0 else { throw cursor.error("too many values") }
        valuesLeft -= 1
        let head = try cursor.byte()
        switch head {
        case 0x00...0x7F: return .integer(Int64(head))
        case 0xE0...0xFF: return .integer(Int64(Int8(bitPattern: head)))
        case 0x80...0x8F: return try map(Int(head & 0x0F), &cursor, depth)
        case 0x90...0x9F: return try array(Int(head & 0x0F), &cursor, depth)
        case 0xA0...0xBF: return try cursor.text(Int(head & 0x1F))
        case 0xDC, 0xDD: return try array(cursor.count(width: 2 << Int(head - 0xDC)), &cursor, depth)
        case 0xDE, 0xDF: return try map(cursor.count(width: 2 << Int(head - 0xDE)), &cursor, depth)
        default: return try cursor.scalar(head)
        }
    }

    private mutating func array(
        _ count: Int, _ cursor: inout MessagePackCursor, _ depth: Int
    ) throws(MessagePackError) -> MessagePackValue {
        // Every value is a byte at least.
        guard count <= cursor.left else { throw cursor.error("a list longer than the body") }
        var items: [MessagePackValue] = []
        for _ in 0..<count { items.append(try value(&cursor, depth: depth + 1)) }
        return .array(items)
    }

    private mutating func map(
        _ count: Int, _ cursor: inout MessagePackCursor, _ depth: Int
    ) throws(MessagePackError) -> MessagePackValue {
        guard count <= cursor.left / 2 else { throw cursor.error("a map longer than the body") }
        var members: [String: MessagePackValue] = [:]
        for _ in 0..<count {
            let name = try value(&cursor, depth: depth + 1)
            guard let name = Self.name(name) else { throw cursor.error("a key that is no text") }
            let value = try value(&cursor, depth: depth + 1)
            // The first of two equal names counts.
            if members[name] == nil { members[name] = value }
        }
        return .map(members)
    }

    /// A key as text; encoders write numbers and, in old versions, bytes as keys too.
    private static func name(_ key: MessagePackValue) -> String? {
        switch key {
        case .string(let text): text
        case .integer(let number): String(number)
        case .unsigned(let number): String(number)
        case .binary(let bytes): String(decoding: bytes, as: UTF8.self)
        default: nil
        }
    }
}
