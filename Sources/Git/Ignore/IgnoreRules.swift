/// The ignore rules of a work tree: those that stand outside it, and on top those of its folders, read when
/// they are first asked for.
package struct IgnoreRules {
    /// A folder from the root down to where the walk is.
    private struct Level {
        /// With its slash; empty for the root.
        var path: [UInt8]
        /// Nil until it is asked for.
        var rules: IgnoreFile?
        /// Nil until it is asked for: whether the folder is itself ignored.
        var isIgnored: Bool?
    }

    private let outside: [IgnoreFile]
    private let foldsCase: Bool
    /// The content of a folder's `.gitignore`, by the folder's path.
    private let read: ([UInt8]) -> [UInt8]?
    private var levels: [Level]

    /// `outside` are files that count for the whole tree, the stronger first (`info/exclude`, then the
    /// user's).
    package init(outside: [IgnoreFile], foldsCase: Bool, read: @escaping ([UInt8]) -> [UInt8]?) {
        self.outside = outside
        self.foldsCase = foldsCase
        self.read = read
        levels = [Level(path: [], rules: nil, isIgnored: false)]
    }

    /// Steps into a folder, given by its path with a slash at the end; the one it lies in must be the last.
    package mutating func enter(_ folder: [UInt8]) {
        levels.append(Level(path: folder, rules: nil, isIgnored: nil))
    }

    /// Steps from the root into all folders of a path.
    package mutating func enterFolders(of path: [UInt8]) {
        for slash in path.indices where path[slash] == UInt8(ascii: "/") { enter(Array(path[...slash])) }
    }

    package mutating func leave() { levels.removeLast() }

    /// Whether a path right in the folder that was entered last is ignored.
    package mutating func ignores(_ path: [UInt8], isFolder: Bool) -> Bool {
        ignoresAll(levels.count - 1) || decision(path, isFolder: isFolder, below: levels.count)
    }

    /// Whether the folder of a level, or one above it, is ignored.
    private mutating func ignoresAll(_ level: Int) -> Bool {
        for index in 0...level {
            if let known = levels[index].isIgnored {
                if known { return true }
                continue
            }
            let path = Array(levels[index].path.dropLast())
            let found = decision(path, isFolder: true, below: index)
            levels[index].isIgnored = found
            if found { return true }
        }
        return false
    }

    /// The innermost file that names the path decides.
    private mutating func decision(_ path: [UInt8], isFolder: Bool, below level: Int) -> Bool {
        for index in (0..<level).reversed() {
            let rules = rules(of: index)
            guard !rules.isEmpty else { continue }
            let below = path[levels[index].path.count...]
            if let found = rules.ignores(below, isFolder: isFolder) { return found }
        }
        for rules in outside {
            if let found = rules.ignores(path[...], isFolder: isFolder) { return found }
        }
        return false
    }

    private mutating func rules(of index: Int) -> IgnoreFile {
        if let known = levels[index].rules { return known }
        let rules = IgnoreFile(read(levels[index].path) ?? [], foldsCase: foldsCase)
        levels[index].rules = rules
        return rules
    }
}
