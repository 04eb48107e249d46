/// The rules of one `.gitignore` or `exclude` file.
package struct IgnoreFile: Sendable {
    private struct Rule {
        var pattern: GlobPattern
        /// `!`: what an earlier rule ignores is not ignored after all.
        var isNegated: Bool
        /// A slash at the end.
        var isForFolders: Bool
        /// A slash elsewhere: matched against the whole path below the file's folder, not only the name.
        var isForPaths: Bool
    }

    /// The last rule first, since it decides.
    private let rules: [Rule]
    private let foldsCase: Bool

    /// `foldsCase` where the file system takes `A` for `a`.
    package init(_ bytes: [UInt8], foldsCase: Bool = false) {
        var text = bytes[...]
        if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
        let lines = text.split(separator: UInt8(ascii: "\n"))
        rules = lines.compactMap { Self.rule($0, foldsCase: foldsCase) }.reversed()
        self.foldsCase = foldsCase
    }

    package var isEmpty: Bool { rules.isEmpty }

    /// Whether a path below the file's folder is ignored; nil where no rule names it.
    ///
    /// Says nothing of the folders above the path: what lies in an ignored folder is ignored.
    package func ignores(_ path: ArraySlice<UInt8>, isFolder: Bool) -> Bool? {
        let path = foldsCase ? path.lowercased[...] : path
        let name = path[((path.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex - 1) + 1)...]
        let decisive = rules.first {
            (isFolder || !$0.isForFolders) && $0.pattern.matches($0.isForPaths ? path : name)
        }
        return decisive.map { !$0.isNegated }
    }

    private static func rule(_ line: ArraySlice<UInt8>, foldsCase: Bool) -> Rule? {
        var line = trimmed(line)
        guard let first = line.first, first != UInt8(ascii: "#") else { return nil }
        let slash = UInt8(ascii: "/")
        let isNegated = first == UInt8(ascii: "!")
        if isNegated { line = line.dropFirst() }
        let isForFolders = line.last == slash
        if isForFolders { line = line.dropLast() }
        let isForPaths = line.contains(slash)
        if line.first == slash { line = line.dropFirst() }
        guard !line.isEmpty else { return nil }
        return Rule(
            pattern: GlobPattern(foldsCase ? line.lowercased : Array(line)), isNegated: isNegated,
            isForFolders: isForFolders, isForPaths: isForPaths)
    }

    /// Without the spaces at the end, unless a backslash stands before them, and without a carriage return.
    private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
        while line.last == UInt8(ascii: " ") {
            let before = line.dropLast()
            let backslashes = before.reversed().prefix { $0 == UInt8(ascii: "\\") }.count
            if backslashes % 2 == 1 { break }
            line = before
        }
        return line
    }
}

extension ArraySlice<UInt8> {
    /// With small letters for the capitals of ASCII.
    fileprivate var lowercased: [UInt8] { map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 } }
}
