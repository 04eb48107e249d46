import Events

/// Traces requests made by hand, where the recorded ones lack a trap.
enum MadeTraces {
    /// One trace of one span that carries `own`, with a 64-bit id beyond `Int64`.
    static func body(_ own: JSONValue) -> [UInt8] { body(held: [0xC6] + sized(packed(own))) }

    /// The same with any bytes in its place.
    static func body(held: [UInt8]) -> [UInt8] {
        var span: [UInt8] = [0x85]
        span += packed(.string("span_id")) + [0xCF] + [UInt8](repeating: 0xFF, count: 8)
        span += packed(.string("trace_id")) + [0x2A]
        span += packed(.string("name")) + packed(.string("outer"))
        span +=
            packed(.string("meta"))
            + packed(.object(["_dd.p.tid": .string("6b01282d00000000"), "env": .string("test")]))
        span += packed(.string("meta_struct")) + [0x81] + packed(.string("_llmobs")) + held
        return [0x91, 0x91] + span
    }

    static func packed(_ value: JSONValue) -> [UInt8] {
        switch value {
        case .null: [0xC0]
        case .bool(let bool): [bool ? 0xC3 : 0xC2]
        case .integer(let integer): [0xD3] + bytes(UInt64(bitPattern: integer), 8)
        case .number(let number): [0xCB] + bytes(number.bitPattern, 8)
        case .string(let text): [0xDB] + sized(Array(text.utf8))
        case .array(let items): [0xDD] + bytes(UInt64(items.count), 4) + items.flatMap(packed)
        case .object(let members):
            [0xDF] + bytes(UInt64(members.count), 4)
                + members.sorted { $0.key < $1.key }.flatMap { packed(.string($0.key)) + packed($0.value) }
        }
    }

    private static func sized(_ content: [UInt8]) -> [UInt8] { bytes(UInt64(content.count), 4) + content }

    private static func bytes(_ number: UInt64, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: number >> UInt64((count - 1 - $0) * 8)) }
    }
}
