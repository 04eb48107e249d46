internal import Events

/// An API key: `moda_`, 8 characters that name it, 32 that prove it, and 6 that catch a typing error.
///
/// All base62, so that a double click selects it whole; 190 random bits; the checksum is CRC-32 in base62, so
/// that a mistyped key is refused without a look into the store (the form that GitHub's keys have).
package struct APIKey: Sendable, Equatable {
    package let text: String

    private static let prefix = "moda_"
    private static let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
    private static let (nameLength, secretLength, checksumLength) = (8, 32, 6)

    /// A new key from a random source.
    package static func generate(using random: inout some RandomNumberGenerator) -> APIKey {
        let body = (0..<nameLength + secretLength).map { _ in
            alphabet[Int(random.next(upperBound: UInt(alphabet.count)))]
        }
        return APIKey(text: prefix + String(decoding: body + checksum(of: body), as: UTF8.self))
    }

    /// Reads a key as somebody sent it; nil where its form or checksum is wrong.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard
            bytes.count == Self.prefix.utf8.count + Self.nameLength + Self.secretLength + Self.checksumLength,
            text.hasPrefix(Self.prefix)
        else { return nil }
        let body = bytes.dropFirst(Self.prefix.utf8.count).dropLast(Self.checksumLength)
        guard body.allSatisfy(Self.alphabet.contains),
            Self.checksum(of: Array(body)) == Array(bytes.suffix(6))
        else {
            return nil
        }
        self.text = text
    }

    private init(text: String) { self.text = text }

    /// The public part, by which the store finds it and people name it.
    package var id: String { String(text.dropFirst(Self.prefix.count).prefix(Self.nameLength)) }

    /// What the store keeps in its place.
    package var digest: String { ContentID.sha256(text.utf8) }

    /// Compares in constant time, so that the answer's timing says nothing of the digest.
    package func matches(digest stored: String) -> Bool {
        let (mine, theirs) = (Array(digest.utf8), Array(stored.utf8))
        guard mine.count == theirs.count else { return false }
        return zip(mine, theirs).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// A digest that no key has: what a key is compared with where the store knows none of its id, so that both
    /// cases do the same work.
    package static let digestOfNone = String(repeating: "0", count: 64)

    private static func checksum(of body: [UInt8]) -> [UInt8] {
        var rest = crc32(body)
        return (0..<checksumLength).map { _ in
            defer { rest /= UInt32(alphabet.count) }
            return alphabet[Int(rest % UInt32(alphabet.count))]
        }
    }

    /// CRC-32 (IEEE 802.3), bit by bit: forty bytes need no table.
    private static func crc32(_ bytes: [UInt8]) -> UInt32 {
        var crc = ~UInt32(0)
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? (crc >> 1) ^ 0xEDB8_8320 : crc >> 1 }
        }
        return ~crc
    }
}
