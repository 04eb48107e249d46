internal import Git

/// What a reader of the difference between two trees needs: the trees on the way to what differs, and the
/// content of both sides.
struct ChangedObjects {
    private(set) var ids: Set<ObjectID> = []
    private var compared: Set<[ObjectID?]> = []

    /// Adds what differs; nil for a tree that is not there.
    mutating func add(
        from left: ObjectID?, to right: ObjectID?, _ repository: borrowing Repository
    ) throws(GitError) {
        var open: [(ObjectID?, ObjectID?)] = [(left, right)]
        while let (left, right) = open.popLast() {
            guard left != right, compared.insert([left, right]).inserted else { continue }
            for id in [left, right] { if let id { ids.insert(id) } }
            let before = try Self.entries(left, repository)
            let after = try Self.entries(right, repository)
            for name in Set(before.keys).union(after.keys) where before[name] != after[name] {
                let sides = (before[name], after[name])
                let trees = (Self.tree(sides.0), Self.tree(sides.1))
                if trees.0 != nil || trees.1 != nil { open.append(trees) }
                for side in [sides.0, sides.1] {
                    if let side, side.mode != .tree, side.mode != .commit { ids.insert(side.id) }
                }
            }
        }
    }

    private static func tree(_ entry: TreeEntry?) -> ObjectID? { entry?.mode == .tree ? entry?.id : nil }

    /// A tree that cannot be read any more has nothing.
    private static func entries(
        _ tree: ObjectID?, _ repository: borrowing Repository
    ) throws(GitError) -> [[UInt8]: TreeEntry] {
        guard let tree, let entries = try repository.tree(tree) else { return [:] }
        return Dictionary(entries.map { ($0.name, $0) }) { first, _ in first }
    }
}
