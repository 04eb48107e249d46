internal import Compression

/// Git's pack format, version 2, without deltas: whole objects only.
///
/// Deltas would be smaller, but a reader of packs from elsewhere cannot tell what undoing them costs; without
/// them the size of every object stands before it.
package enum Pack {
    static let head: [UInt8] = Array("PACK".utf8) + [0, 0, 0, 2]
    /// The bytes at the end: SHA-1 over all before.
    static let tail = 20

    /// The objects as a pack.
    ///
    /// - Throws: `PackError` where there are more objects than a pack can count, or memory is short.
    package static func bytes(of objects: [Object]) throws(PackError) -> [UInt8] {
        guard let count = UInt32(exactly: objects.count) else {
            throw PackError(.tooLarge, "\(objects.count) objects")
        }
        var bytes = head + withUnsafeBytes(of: count.bigEndian, Array.init)
        for object in objects {
            bytes += entryHead(object.kind, size: object.bytes.count)
            do {
                bytes += try zlibbed(object.bytes)
            } catch {
                throw PackError(.damaged, "an object could not be compressed: \(error)")
            }
        }
        return bytes + checksum(of: bytes)
    }

    /// What stands at a pack's end.
    package static func checksum(of bytes: [UInt8]) -> [UInt8] {
        bytes.withUnsafeBytes { ObjectHash.checksum(of: $0) }
    }

    /// Kind and size: four bits of the size, then seven more in each byte, the lowest first.
    private static func entryHead(_ kind: ObjectKind, size: Int) -> [UInt8] {
        var rest = size >> 4
        var bytes = [UInt8(kind.rawValue) << 4 | UInt8(size & 15)]
        while rest > 0 {
            bytes[bytes.count - 1] |= 0x80
            bytes.append(UInt8(rest & 0x7F))
            rest >>= 7
        }
        return bytes
    }
}
