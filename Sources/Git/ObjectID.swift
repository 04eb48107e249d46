internal import CGit2

/// The SHA-1 name of a git object.
package struct ObjectID: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// 40 lower-case hex digits.
    package let hex: String

    /// Nil unless the text is 40 hex digits.
    package init?(hex: String) {
        let digits = hex.lowercased()
        guard digits.utf8.count == 40, digits.utf8.allSatisfy({ Self.isHex($0) }) else { return nil }
        self.hex = digits
    }

    init(_ id: git_oid) {
        var id = id
        var text = [CChar](repeating: 0, count: 41)
        git_oid_tostr(&text, text.count, &id)
        hex = String(decoding: text.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// libgit2's form.
    var raw: git_oid {
        var id = git_oid()
        git_oid_fromstr(&id, hex)  // cannot fail: the initializers let nothing else in
        return id
    }

    package var description: String { hex }

    package static func < (left: ObjectID, right: ObjectID) -> Bool { left.hex < right.hex }

    private static func isHex(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }
}
