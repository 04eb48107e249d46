/// An export request's protobuf bytes with every text made valid UTF-8: what is not becomes U+FFFD.
///
/// Agents cut what they export by bytes, and tools print what they like; one such text would have the whole
/// batch refused, since protobuf allows valid UTF-8 only and its readers have no gentler way.
///
/// - Returns: Nil where the bytes are no protobuf, or nest deeper than a reader would follow.
func repairedText(in body: [UInt8], of shape: WireShape) -> [UInt8]? {
    var fields = WireFields(body[...])
    return fields.repaired(as: shape, depth: 0)
}

/// Reads and writes again the fields of one message.
private struct WireFields {
    /// As deep as protobuf's own reader goes.
    private static let deepest = 100

    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    mutating func repaired(as shape: WireShape, depth: Int) -> [UInt8]? {
        guard depth < Self.deepest else { return nil }
        let fields = shape.fields
        var result: [UInt8] = []
        result.reserveCapacity(rest.count)
        while !rest.isEmpty {
            let start = rest
            guard let tag = varint(), let size = payloadSize(wireType: tag & 7) else { return nil }
            guard size <= UInt64(rest.count) else { return nil }
            let payload = rest.prefix(Int(size))
            rest = rest.dropFirst(Int(size))
            guard tag & 7 == 2, let field = fields[tag >> 3] else {
                result += start.prefix(start.count - rest.count)
                continue
            }
            guard let mended = repaired(payload, as: field, depth: depth) else { return nil }
            Self.append(tag, to: &result)
            Self.append(UInt64(mended.count), to: &result)
            result += mended
        }
        return result
    }

    private func repaired(_ payload: ArraySlice<UInt8>, as field: WireShape.Field, depth: Int) -> [UInt8]? {
        switch field {
        case .text: return Array(String(decoding: payload, as: UTF8.self).utf8)
        case .message(let shape):
            var fields = WireFields(payload)
            return fields.repaired(as: shape, depth: depth + 1)
        }
    }

    /// The bytes of a field's value behind its tag; nil for groups, which OTLP has none of.
    private mutating func payloadSize(wireType: UInt64) -> UInt64? {
        switch wireType {
        case 0:
            var value = self
            guard value.varint() != nil else { return nil }
            return UInt64(rest.count - value.rest.count)
        case 1: return 8
        case 2: return varint()
        case 5: return 4
        default: return nil
        }
    }

    private mutating func varint() -> UInt64? {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 70, by: 7) {
            guard let byte = rest.popFirst() else { return nil }
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
        }
        return nil
    }

    private static func append(_ value: UInt64, to bytes: inout [UInt8]) {
        var value = value
        while value > 0x7F {
            bytes.append(UInt8(value & 0x7F) | 0x80)
            value >>= 7
        }
        bytes.append(UInt8(value))
    }
}
