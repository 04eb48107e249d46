internal import CGit2

/// The SHA-1 name of a git object.
package struct ObjectID: Hashable, Sendable, Comparable, CustomStringConvertible {
    // Big-endian, so that numbers order as digits do; inline, since an index holds one a file.
    private let first: UInt64
    private let second: UInt64
    private let third: UInt32

    /// The 20 bytes from an offset on; they must be there.
    init(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
        first = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        second = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self))
        third = UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: offset + 16, as: UInt32.self))
    }

    /// Nil unless the text is 40 hex digits.
    package init?(hex: String) {
        let digits = hex.utf8.compactMap(Self.digit)
        guard digits.count == 40, hex.utf8.count == 40 else { return nil }
        let bytes = (0..<20).map { digits[2 * $0] << 4 | digits[2 * $0 + 1] }
        self = bytes.withUnsafeBytes { Self($0, at: 0) }
    }

    /// Nil unless there are 20 bytes.
    package init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 20 else { return nil }
        self = Array(bytes).withUnsafeBytes { Self($0, at: 0) }
    }

    init(_ id: git_oid) { self = withUnsafeBytes(of: id.id) { Self($0, at: 0) } }

    /// 40 lower-case hex digits.
    package var hex: String {
        let digits = Array("0123456789abcdef".utf8)
        let text = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return String(decoding: text, as: UTF8.self)
    }

    /// The 20 bytes, as trees and indexes have them.
    package var bytes: [UInt8] {
        withUnsafeBytes(of: first.bigEndian, Array.init) + withUnsafeBytes(of: second.bigEndian, Array.init)
            + withUnsafeBytes(of: third.bigEndian, Array.init)
    }

    /// libgit2's form.
    var raw: git_oid {
        var id = git_oid()
        withUnsafeMutableBytes(of: &id.id) { $0.copyBytes(from: bytes) }
        return id
    }

    package var description: String { hex }

    package static func < (left: ObjectID, right: ObjectID) -> Bool {
        (left.first, left.second, left.third) < (right.first, right.second, right.third)
    }

    /// The object without a byte, which git never stores for a tree that it takes for granted to be there.
    package static let emptyTree = ObjectID(known: "4b825dc642cb6eb9a060e54bf8d69288fbee4904")

    package static let emptyBlob = ObjectID(known: "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391")

    /// For the constants above; anything else than 40 digits would be seen as zeros by their test.
    private init(known hex: String) {
        self = Self(hex: hex) ?? [UInt8](repeating: 0, count: 20).withUnsafeBytes { Self($0, at: 0) }
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
