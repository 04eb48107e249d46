internal import Git

/// Rewrites a store so that it holds what its sessions need, and nothing else; the caller holds its lock alone.
///
/// First the new packs, then away with the old files: cut anywhere, it leaves a store that can be read.
struct Compaction {
    let store: String

    func run() throws {
        let old = files()
        let objects = StoreObjects(store, looseLimit: 0)
        let own = try OwnObjects(repository: store)
        var copies = ObjectCopies(objects, toDisk: true)
        var seen: Set<ObjectID> = []
        var open = try objects.withRepository { try $0.references(below: "refs/sessions/").map(\.id) }
        // Where a session cannot be read, packs may be damaged, or only not be opened right now.
        guard open.allSatisfy(own.contains) else {
            throw SnapshotError(.failed, "not all sessions can be read, so nothing is cleared away")
        }
        open += indexes().compactMap(\.trees.root)
        while let id = open.popLast() {
            // What is borrowed has nothing of ours below it.
            guard seen.insert(id).inserted, own.contains(id),
                let object = try objects.withRepository({ try $0.object(id) })
            else { continue }
            open += Self.below(object)
            try copies.add(object)
        }
        try copies.flush()
        // A pack of the same objects has the same name, and is another file by now.
        for (path, inode) in old where FilePath.linkStatus(path)?.inode == inode { FilePath.remove(path) }
    }

    /// A look that ran out of time has no commit yet, but its index is the next one's start.
    private func indexes() -> [IndexImage] {
        let sessions = "\(store)/sessions"
        return FilePath.names(in: sessions).flatMap { agent in
            FilePath.names(in: "\(sessions)/\(agent)").compactMap { session in
                FilePath.bytes(of: "\(sessions)/\(agent)/\(session)/index", limit: Seed.indexLimit)
                    .flatMap { IndexImage(ownBytes: $0) }
            }
        }
    }

    private static func below(_ object: Object) -> [ObjectID] {
        switch object.kind {
        case .commit: Commit(bytes: object.bytes).map { [$0.tree] + $0.parents } ?? []
        case .tree: (TreeEntry.entries(of: object.bytes) ?? []).filter { $0.mode != .commit }.map(\.id)
        case .blob, .tag: []
        }
    }

    /// The files of all objects, and what a writer that was killed left beside them.
    private func files() -> [(path: String, inode: UInt64)] {
        let folder = "\(store)/objects"
        let paths = FilePath.names(in: folder).filter { $0 != "info" }.flatMap { name -> [String] in
            let path = "\(folder)/\(name)"
            guard FilePath.linkStatus(path)?.kind == .folder else { return [path] }
            return FilePath.names(in: path).map { "\(path)/\($0)" }
        }
        return paths.compactMap { path in FilePath.linkStatus(path).map { (path, $0.inode) } }
    }
}
