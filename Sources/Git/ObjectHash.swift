internal import Crypto

/// The names that git gives to content.
package enum ObjectHash {
    package static func id(of bytes: [UInt8], as kind: ObjectKind) -> ObjectID {
        bytes.withUnsafeBytes { id(of: $0, as: kind) }
    }

    package static func id(of bytes: UnsafeRawBufferPointer, as kind: ObjectKind) -> ObjectID {
        var hash = Insecure.SHA1()
        hash.update(data: Array("\(kind) \(bytes.count)\0".utf8))
        hash.update(bufferPointer: bytes)
        return hash.finalize().withUnsafeBytes { ObjectID($0, at: 0) }
    }

    /// The plain SHA-1 of bytes, with which packs and indexes end.
    static func checksum(of bytes: UnsafeRawBufferPointer) -> [UInt8] { checksum(of: [bytes]) }

    static func checksum(of parts: [UnsafeRawBufferPointer]) -> [UInt8] {
        var hash = Insecure.SHA1()
        for part in parts { hash.update(bufferPointer: part) }
        return Array(hash.finalize())
    }
}
