extension Repository {
    /// Compares two trees; nil is the empty one.
    ///
    /// Folders with the same id are never opened, so the parts that did not change need not be here, and
    /// the cost is that of what changed. Files that moved, as they were or with half of their lines at least,
    /// are told as renames.
    package func diff(
        from old: ObjectID?, to new: ObjectID?, limit: Int = 20_000
    ) -> TreeDiff {
        var walk = DiffWalk(limit: limit)
        walk.run(in: self, old, new)
        walk.diff.joinRenames()
        walk.diff.joinSimilar { id in
            guard case .found(let bytes) = read(id, as: .blob, limit: TreeDiff.comparedBytes) else {
                return nil
            }
            return bytes
        }
        return walk.diff
    }
}

/// The walk through two trees; a list of what is still to be compared instead of recursion, since trees come
/// from other machines too.
private struct DiffWalk {
    /// Folders within folders beyond this are no source tree.
    private static let deepest = 200
    /// Bytes of a tree; a folder of 100,000 files has about 5 MB.
    private static let largest = 64 << 20
    var diff = TreeDiff()
    private let limit: Int
    private var waiting: [Pair] = []
    private var names = 0

    private struct Pair {
        var folder: [UInt8]
        var depth: Int
        var old: ObjectID?
        var new: ObjectID?
    }

    init(limit: Int) { self.limit = limit }

    mutating func run(in repository: borrowing Repository, _ old: ObjectID?, _ new: ObjectID?) {
        guard old != new else { return }
        waiting = [Pair(folder: [], depth: 0, old: old, new: new)]
        while let pair = waiting.popLast() {
            guard !diff.isCut else { break }
            compare(pair, in: repository)
        }
        diff.changes.sort { $0.path.lexicographicallyPrecedes($1.path) }
    }

    private mutating func compare(_ pair: Pair, in repository: borrowing Repository) {
        let old = open(pair.old, in: repository)
        let new = open(pair.new, in: repository)
        guard let old, let new else {
            diff.unreadable.append(pair.folder)
            return
        }
        // Of a name that a damaged tree has twice, the last counts.
        let before = Dictionary(old.map { ($0.name, $0) }) { _, last in last }
        let after = Dictionary(new.map { ($0.name, $0) }) { _, last in last }
        for (name, entry) in before where after[name] == nil { add(name, entry, nil, pair) }
        for (name, entry) in after where before[name] != entry { add(name, before[name], entry, pair) }
    }

    private mutating func open(_ id: ObjectID?, in repository: borrowing Repository) -> [TreeEntry]? {
        guard let id else { return [] }
        guard case .found(let bytes) = repository.read(id, as: .tree, limit: Self.largest),
            let entries = TreeEntry.entries(of: bytes)
        else { return id == .emptyTree ? [] : nil }
        diff.opened.append(id)
        return entries
    }

    private mutating func add(_ name: [UInt8], _ old: TreeEntry?, _ new: TreeEntry?, _ pair: Pair) {
        names += 1
        guard names <= 10 * limit, diff.changes.count < limit, pair.depth < Self.deepest else {
            diff.isCut = true
            return
        }
        let path = pair.folder.isEmpty ? name : pair.folder + [UInt8(ascii: "/")] + name
        let (oldTree, newTree) = (
            old.flatMap { $0.mode == .tree ? $0.id : nil }, new.flatMap { $0.mode == .tree ? $0.id : nil }
        )
        if oldTree != newTree {
            waiting.append(Pair(folder: path, depth: pair.depth + 1, old: oldTree, new: newTree))
        }
        let (before, after) = (old.flatMap(Self.side), new.flatMap(Self.side))
        if before != after { diff.changes.append(TreeChange(path: path, before: before, after: after)) }
    }

    private static func side(_ entry: TreeEntry) -> TreeChange.Side? {
        entry.mode == .tree ? nil : TreeChange.Side(mode: entry.mode, id: entry.id)
    }
}
