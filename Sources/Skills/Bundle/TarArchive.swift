/// Files as one POSIX archive (ustar, IEEE 1003.1), whose bytes depend on nothing but names and contents.
///
/// No owner, no time, no order of the caller's: equal files give equal bytes, so that the digest of an archive is
/// one of its contents.
package struct TarArchive: Sendable {
    private static let block = 512
    private static let longestName = 100

    /// By path below the archive's root.
    private let files: [String: [UInt8]]

    /// - Parameter files: By path; relative, without `..`, at most 100 bytes of printable ASCII.
    /// - Throws: `SkillError` for a path that a careful reader of archives would refuse.
    package init(_ files: [String: [UInt8]]) throws {
        for path in files.keys where !Self.isSafe(path) {
            throw SkillError(
                "'\(path.prefix(100))' cannot be put into an archive", at: "path",
                advice: "use a relative path of at most 100 printable ASCII characters, without '..'")
        }
        self.files = files
    }

    package var bytes: [UInt8] {
        var archive: [UInt8] = []
        for (path, content) in files.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            archive += Self.header(path, size: content.count)
            archive += content
            archive += Self.zeros((Self.block - content.count % Self.block) % Self.block)
        }
        return archive + Self.zeros(2 * Self.block)
    }

    private static func header(_ path: String, size: Int) -> [UInt8] {
        var header: [UInt8] = []
        func field(_ text: String, _ width: Int) {
            header += Array(text.utf8.prefix(width)) + zeros(max(0, width - text.utf8.count))
        }
        func octal(_ number: Int, _ width: Int) {
            let digits = String(number, radix: 8)
            field(String(repeating: "0", count: max(0, width - 1 - digits.count)) + digits, width)
        }
        field(path, longestName)
        octal(0o644, 8)
        octal(0, 8)
        octal(0, 8)
        octal(size, 12)
        octal(0, 12)
        let checksumPlace = header.count
        field(String(repeating: " ", count: 8), 8)
        field("0", 1)
        field("", longestName)
        field("ustar", 6)
        field("00", 2)
        header += zeros(block - header.count)
        let sum = header.reduce(0) { $0 + Int($1) }
        let digits = String(sum, radix: 8)
        let text = String(repeating: "0", count: max(0, 6 - digits.count)) + digits + "\0 "
        header.replaceSubrange(checksumPlace..<checksumPlace + 8, with: Array(text.utf8))
        return header
    }

    private static func isSafe(_ path: String) -> Bool {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        return (1...longestName).contains(path.utf8.count)
            && path.utf8.allSatisfy { (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }
            && parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
    }

    private static func zeros(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }
}
