/// Objects by content, so that a tree can be made before anything is stored.
package protocol ObjectSink {
    mutating func add(_ bytes: [UInt8], as kind: ObjectKind) -> ObjectID
}

/// Makes the trees of an index, except those that are known.
package struct TreeWriter {
    private let image: IndexImage
    private let changed: Set<[UInt8]>
    /// Whether a known tree may be used: one that is not there any more must be made again.
    private let isUsable: (ObjectID) -> Bool

    /// `changedFolders` are those (with their slash) in which an entry is not as it was when the image's
    /// trees were made; those above them follow.
    package init(
        _ image: IndexImage, changedFolders: Set<[UInt8]>,
        isUsable: @escaping (ObjectID) -> Bool = { _ in true }
    ) {
        self.image = image
        var changed = changedFolders
        for folder in changedFolders {
            var above = folder
            while !above.isEmpty {
                above = Array(above.dropLast()).folder
                guard changed.insert(above).inserted else { break }
            }
        }
        self.changed = changed
        self.isUsable = isUsable
    }

    /// The tree of all entries; the image then knows the trees of all its folders.
    package func write(to sink: inout some ObjectSink) -> (root: ObjectID, image: IndexImage) {
        let made = self.image.withEntries { entries in
            var place = 0
            return tree(entries, &place, prefix: [], node: self.image.trees.nodes.isEmpty ? nil : 0, &sink)
        }
        var image = image
        image.trees = CachedTrees(bytes: made.bytes) ?? CachedTrees()
        return (made.id, image)
    }

    fileprivate struct Made {
        var id: ObjectID
        var count: Int
        /// As the `TREE` extension has it, those below included.
        var bytes: [UInt8]
    }

    /// As deep as folders lie, which the walk and the importer bound.
    private func tree(
        _ entries: IndexEntries, _ place: inout Int, prefix: [UInt8], node: Int?,
        _ sink: inout some ObjectSink
    ) -> Made {
        if let known = known(entries, place, prefix, node) {
            place += known.count
            return known
        }
        let start = place
        let children = node.map(image.trees.children) ?? [:]
        var tree: [UInt8] = []
        var below: [Made] = []
        while place < entries.count, entries.path(place).starts(with: prefix) {
            let name = entries.path(place)[prefix.count...]
            if let slash = name.firstIndex(of: UInt8(ascii: "/")) {
                let folder = Array(name[..<slash])
                let made = self.tree(
                    entries, &place, prefix: prefix + folder + [UInt8(ascii: "/")],
                    node: children[folder[...]],
                    &sink)
                tree += Array("40000 ".utf8) + folder + [0] + made.id.bytes
                below.append(made)
            } else {
                tree += Array(String(entries.mode(place)?.rawValue ?? 0, radix: 8).utf8) + [UInt8(ascii: " ")]
                tree += Array(name) + [0] + entries.id(place).bytes
                place += 1
            }
        }
        return Made(
            id: sink.add(tree, as: .tree), count: place - start, name: prefix.dropLast().name, below: below)
    }

    /// The tree that is known for a folder, if it still holds.
    private func known(
        _ entries: IndexEntries, _ place: Int, _ prefix: [UInt8], _ node: Int?
    ) -> Made? {
        guard let node, !changed.contains(prefix) else { return nil }
        let found = image.trees.nodes[node]
        guard let count = found.count, let id = found.id, place + count <= entries.count else { return nil }
        // It must cover exactly the folder's entries; else the index was not what its trees say.
        let ends = place + count == entries.count || !entries.path(place + count).starts(with: prefix)
        guard count > 0, ends, entries.path(place + count - 1).starts(with: prefix), isUsable(id) else {
            return nil
        }
        return Made(id: id, count: count, bytes: Array(image.trees.bytes[found.range]))
    }
}

extension TreeWriter.Made {
    init(id: ObjectID, count: Int, name: [UInt8], below: [Self]) {
        let head = name + [0] + Array("\(count) \(below.count)\n".utf8) + id.bytes
        self.init(id: id, count: count, bytes: below.reduce(into: head) { $0 += $1.bytes })
    }
}

extension ArraySlice<UInt8> {
    /// The last part of a path.
    fileprivate var name: [UInt8] {
        Array(self[((lastIndex(of: UInt8(ascii: "/")) ?? startIndex - 1) + 1)...])
    }
}
