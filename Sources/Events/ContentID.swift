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
        return hex(hash.finalize().prefix(16))
    }

    package static func make(_ parts: String...) -> String { make(parts) }

    /// The full SHA-256 of some bytes as 64 lower-case hex digits.
    package static func sha256(_ bytes: some Sequence<UInt8>) -> String {
        var hash = SHA256()
        hash.update(data: Array(bytes))
        return hex(hash.finalize())
    }

    private static func hex(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
