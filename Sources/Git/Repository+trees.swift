extension Repository {
    /// The entries of a tree; nil where there is no such tree.
    package func tree(_ id: ObjectID) throws(GitError) -> [TreeEntry]? {
        if id == .emptyTree { return [] }
        guard let object = try object(id), object.kind == .tree else { return nil }
        return TreeEntry.entries(of: object.bytes)
    }

    /// What stands at a path below a tree; nil where nothing does, or a tree on the way is missing.
    package func entry(at path: [UInt8], in tree: ObjectID) throws(GitError) -> TreeEntry? {
        var id = tree
        var names = path.split(separator: UInt8(ascii: "/"))[...]
        while let name = names.popFirst() {
            let entries = try self.tree(id) ?? []
            guard let entry = entries.first(where: { $0.name.elementsEqual(name) }) else { return nil }
            if names.isEmpty { return entry }
            guard entry.mode == .tree else { return nil }
            id = entry.id
        }
        return nil
    }
}
