/// Counts what a reader of OTLP would build, before it builds it: two bytes of text may become hundreds in memory.
///
/// It looks at large bodies only; what it cannot follow ends the counting, and the reader says what is wrong.
enum MessageCount {
    /// Whether protobuf bytes hold more messages than a limit.
    static func isOver(_ limit: Int, protobuf bytes: [UInt8], as shape: OTLPShape) -> Bool {
        // No message is shorter than the two bytes that announce it.
        guard bytes.count / 2 > limit else { return false }
        return bytes.withUnsafeBufferPointer { Walk($0).count(shape, upTo: limit + 1) } > limit
    }

    /// Whether JSON text has more opening braces than a limit, those in its strings among them.
    static func isOver(_ limit: Int, json bytes: [UInt8]) -> Bool {
        guard bytes.count / 2 > limit else { return false }
        var count = 0
        for byte in bytes where byte == UInt8(ascii: "{") { count += 1 }
        return count > limit
    }

    /// A walk over the wire format, with a list of the messages that it is in.
    private struct Walk {
        private let bytes: UnsafeBufferPointer<UInt8>
        private var place = 0

        init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

        private static let depthLimit = 100

        /// The messages, as far as they can be followed, and not many more than wanted.
        consuming func count(_ shape: OTLPShape, upTo most: Int) -> Int {
            var open = [(shape: shape, end: bytes.count)]
            var count = 0
            while let current = open.last, count < most {
                guard place < current.end else {
                    open.removeLast()
                    continue
                }
                guard let tag = number(), let length = skip(tag & 7) else { return count }
                guard length <= current.end - place else { return count }
                if tag & 7 == 2, let inner = current.shape.field(tag >> 3), open.count < Self.depthLimit {
                    count += 1
                    open.append((inner, place + length))
                } else {
                    place += length
                }
            }
            return count
        }

        /// How many bytes follow in a field of a wire type; nil for one that no longer exists, or cut off.
        private mutating func skip(_ type: UInt64) -> Int? {
            switch type {
            case 0: number().map { _ in 0 }
            case 1: 8
            case 2: number().flatMap(Int.init(exactly:))
            case 5: 4
            default: nil
            }
        }

        /// The next variable-length number; nil where the bytes end in it, or it does not end.
        private mutating func number() -> UInt64? {
            var value: UInt64 = 0
            for shift in stride(from: UInt64(0), to: 70, by: 7) {
                guard place < bytes.count else { return nil }
                let byte = bytes[place]
                place += 1
                value |= UInt64(byte & 0x7F) << shift
                if byte < 0x80 { return value }
            }
            return nil
        }
    }
}
