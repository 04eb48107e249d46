/// What stands at a name of a tree or at a path of an index.
package enum FileMode: UInt32, Sendable {
    case file = 0o100644
    case executable = 0o100755
    case link = 0o120000
    case tree = 0o040000
    /// The commit of another repository.
    case commit = 0o160000

    /// As git itself reads modes that old programs wrote (`100664`).
    package init?(bits: UInt32) {
        switch bits & 0o170000 {
        case 0o100000: self = bits & 0o100 == 0 ? .file : .executable
        case 0o120000: self = .link
        case 0o040000: self = .tree
        case 0o160000: self = .commit
        default: return nil
        }
    }
}

/// One name in a tree.
package struct TreeEntry: Sendable, Equatable {
    /// Bytes, since a name need not be UTF-8.
    package var name: [UInt8]
    package var mode: FileMode
    package var id: ObjectID

    package init(name: [UInt8], mode: FileMode, id: ObjectID) {
        self.name = name
        self.mode = mode
        self.id = id
    }
}

extension TreeEntry {
    /// The entries of a tree object in their order; nil where the bytes are no tree.
    package static func entries(of tree: [UInt8]) -> [TreeEntry]? {
        var entries: [TreeEntry] = []
        var place = 0
        while place < tree.count {
            guard let space = tree[place...].firstIndex(of: UInt8(ascii: " ")),
                let end = tree[space...].firstIndex(of: 0), end + 20 < tree.count,
                let bits = UInt32(String(decoding: tree[place..<space], as: UTF8.self), radix: 8),
                let mode = FileMode(bits: bits), let id = ObjectID(bytes: tree[(end + 1)...(end + 20)])
            else { return nil }
            entries.append(TreeEntry(name: Array(tree[(space + 1)..<end]), mode: mode, id: id))
            place = end + 21
        }
        return entries
    }
}
