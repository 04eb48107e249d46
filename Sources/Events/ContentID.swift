internal import Crypto

/// Ids derived from content, so that the same thing arriving twice has the same id.
package enum ContentID {
    /// 32 hex digits (128 bits of SHA-256) over the parts, each preceded by its length so that parts cannot
    /// run together.
    package static func make(_ parts: [String]) -> String {
        var hash = SHA256()
        for part in parts {
            let bytes = Array(part.utf8)
            withUnsafeBytes(of: UInt64(bytes.count).littleEndian) { hash.update(bufferPointer: $0) }
            hash.update(data: bytes)
        }
        return hash.finalize().withUnsafeBytes { hex($0.prefix(16)) }
    }

    package static func make(_ parts: String...) -> String { make(parts) }

    /// The full SHA-256 of some bytes as 64 lower-case hex digits.
    package static func sha256(_ bytes: some Sequence<UInt8>) -> String {
        var hash = SHA256()
        if bytes.withContiguousStorageIfAvailable({ hash.update(bufferPointer: UnsafeRawBufferPointer($0)) })
            == nil
        {
            hash.update(data: Array(bytes))
        }
        return hash.finalize().withUnsafeBytes { hex($0[...]) }
    }

    private static func hex(_ bytes: Slice<UnsafeRawBufferPointer>) -> String {
        String(unsafeUninitializedCapacity: 2 * bytes.count) { text in
            for (index, byte) in bytes.enumerated() {
                text[2 * index] = digit(byte >> 4)
                text[2 * index + 1] = digit(byte & 15)
            }
            return 2 * bytes.count
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") - 10 + value
    }
}
