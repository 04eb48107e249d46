internal import Git

/// The index with which a session begins: what is known of the work tree already, so that not every file has
/// to be read.
struct Seed {
    let store: ShadowStore
    let depthLimit: Int

    struct Found {
        var image: IndexImage
        /// The folders whose trees the index does not know.
        var changedFolders: Set<[UInt8]>
        /// True for the index of the session itself.
        var isOwn = false
    }

    /// The user's index, which has the times of all files; else that of an earlier session; else what is
    /// checked out; else nothing.
    func index(_ repository: borrowing Repository) -> Found {
        if let found = user() { return found }
        if let found = earlier() { return found }
        if store.borrows, let head = store.git?.head, let image = checkedOut(head, repository) {
            return Found(image: image, changedFolders: [[]])
        }
        return Found(image: IndexImage(), changedFolders: [[]])
    }

    /// The user's index; nil where there is none, or it says nothing that is of use here.
    ///
    /// Of a split index, and of one whose objects have other names, what is tracked is not known: files of
    /// theirs that are tracked and ignored stay out unless the commit that is checked out has them.
    func user() -> Found? {
        guard store.borrows, let git = store.git, let status = FilePath.status(git.index),
            let bytes = FilePath.bytes(of: git.index, limit: Self.indexLimit)
        else { return nil }
        let root = OpenFolder(store.root)
        // A sparse work tree lacks whole folders: of each that is not there, it is asked once.
        var missing: [UInt8]?
        let imported = IndexImage.imported(
            bytes, written: status.modified,
            isHere: { path in
                let folder = path.folder
                guard folder != missing else { return false }
                if root?.status(path) != nil { return true }
                if !folder.isEmpty, root?.status(Array(folder.dropLast())) == nil { missing = folder }
                return false
            }, keep: keeps)
        return imported.map { Found(image: $0.image, changedFolders: $0.changedFolders) }
    }

    /// The index of the session that was looked at last.
    private func earlier() -> Found? {
        let indexes = store.sessionFolders().map { "\($0)/index" }
        let newest = indexes.compactMap { path in FilePath.status(path).map { (path, $0.modified) } }
            .max { $0.1 < $1.1 }
        guard let path = newest?.0, let bytes = FilePath.bytes(of: path, limit: Self.indexLimit),
            var image = IndexImage(ownBytes: bytes)
        else { return nil }
        // Its notes are the other session's.
        image.notes = []
        return Found(image: image, changedFolders: [])
    }

    /// The files of a commit, of which no times are known: each is read once.
    private func checkedOut(_ head: ObjectID, _ repository: borrowing Repository) -> IndexImage? {
        guard let commit = try? repository.commit(head) else { return nil }
        var changes: [IndexChange] = []
        var open: [(prefix: [UInt8], tree: ObjectID, depth: Int)] = [([], commit.tree, 0)]
        while let (prefix, tree, depth) = open.popLast() {
            guard depth <= depthLimit, let entries = try? repository.tree(tree) else { continue }
            for entry in entries {
                let path = prefix + entry.name
                switch entry.mode {
                case .tree: open.append((path + [UInt8(ascii: "/")], entry.id, depth + 1))
                case .commit: break
                case .file, .executable, .link:
                    guard keeps(path) else { continue }
                    changes.append(IndexChange(path: path, entry: Self.entry(entry, path)))
                }
            }
        }
        return IndexImage().applying(changes).image
    }

    private static func entry(_ entry: TreeEntry, _ path: [UInt8]) -> IndexEntry {
        IndexEntry(path: path, mode: entry.mode, id: entry.id, status: IndexStatus(), isAddition: false)
    }

    private func keeps(_ path: [UInt8]) -> Bool {
        !SecretNames.name(path) && path.count { $0 == UInt8(ascii: "/") } <= depthLimit
    }

    /// Some million files.
    static let indexLimit = 1 << 30
}
