internal import Events
internal import Git

/// One look at one work tree for one session, under the session's lock.
///
/// Everything is kept in an order that a crash may cut anywhere: objects, the commit, the reference to it, the
/// index, the journal. What an index does not know yet is found once more.
struct LookTaking {
    private let store: ShadowStore
    private let limits: SnapshotLimits
    private let toolFolders: Set<[UInt8]>
    private let home: String
    private let moment: SnapshotMoment
    private let objects: StoreObjects

    init(_ store: ShadowStore, _ limits: SnapshotLimits, _ refusal: Refusal, _ moment: SnapshotMoment) {
        self.store = store
        self.limits = limits
        self.moment = moment
        toolFolders = refusal.folders(below: store.root)
        home = refusal.home
        objects = StoreObjects(store.path, looseLimit: limits.looseObjects)
    }

    func run(_ look: Look, isLate: () -> Bool) throws -> LookRecord {
        try store.prepare()
        let began = Clock.afterFileTime()
        let seed = try known()
        var notes = LookNotes(seed.image.notes)
        let last = try last(notes)
        // Where nothing is known of the other files, the named ones alone are no snapshot.
        let look = last == nil || !seed.isOwn ? .whole : look
        var reading = try reading(notes)
        read(look, seed.image, &reading)
        let late = isLate()

        var (tree, image) = trees(seed, &reading)
        try objects.store(reading.objects.all)
        if look == .whole {
            notes.lookedAt = began
            notes.leftOut = notes.leftOut || reading.leftOut
            notes.rules = reading.sources.digest
        }
        guard reading.isComplete else {
            image.notes = notes.bytes
            try image.write(to: indexPath)
            throw SnapshotError(.outOfTime, "over \(limits.seconds) s; what was read is kept")
        }
        let commit = try commit(tree, after: last, late: late, skipped: reading.skipped.count)
        if !seed.isOwn || !reading.changes.isEmpty || commit.isNew
            || LookNotes(seed.image.notes).isOlder(than: notes, commit.id)
        {
            (notes.commit, notes.tree) = (commit.id, tree)
            image.notes = notes.bytes
            try image.write(to: indexPath)
        }
        return try record(commit, look, late: late, reading.skipped)
    }

    private var folder: String { store.sessionFolder(moment.session) }
    private var indexPath: String { "\(folder)/index" }
    private var reference: String { ShadowLayout.reference(of: moment.session) }

    /// The session's last commit and its tree; nil before the first, or where it cannot be read any more.
    private func last(_ notes: LookNotes) throws -> (id: ObjectID, tree: ObjectID)? {
        guard let id = GitFolder(bare: store.path).reference(reference) else { return nil }
        if notes.commit == id, let tree = notes.tree { return (id, tree) }
        return try objects.withRepository { try $0.commit(id).map { (id, $0.tree) } }
    }

    /// The session's own index, else one to begin with.
    ///
    /// What the user tracks is learned when a session begins. A file that is tracked and ignored, goes, and comes
    /// back is taken for ignored by then; git, which asks the user's index, would take it.
    private func known() throws -> Seed.Found {
        if let bytes = FilePath.bytes(of: indexPath, limit: Seed.indexLimit),
            let image = IndexImage(ownBytes: bytes)
        {
            return Seed.Found(image: image, changedFolders: [], isOwn: true)
        }
        return try objects.withRepository { Seed(store: store, depthLimit: limits.depth).index($0) }
    }

    private func reading(_ notes: LookNotes) throws -> FileReading {
        guard let root = OpenFolder(store.root) else {
            throw SnapshotError(.missing, "the work tree cannot be read")
        }
        let sources = IgnoreSources(
            git: store.git, root: store.root, home: home, fallback: "\(store.path)/config")
        return FileReading(
            root: root, sources: sources, limits: limits, notes: notes,
            deadline: Deadline(seconds: limits.seconds), isThere: objects.hasForCertain)
    }

    private func read(_ look: Look, _ image: IndexImage, _ reading: inout FileReading) {
        switch look {
        case .whole: WholeLook(depthLimit: limits.depth, toolFolders: toolFolders).run(image, &reading)
        case .paths(let paths):
            PathLook(root: store.root, toolFolders: toolFolders, depthLimit: limits.depth)
                .run(paths, image, &reading)
        }
    }

    /// The tree of the index with the changes, and that index.
    private func trees(_ seed: Seed.Found, _ reading: inout FileReading) -> (ObjectID, IndexImage) {
        if seed.isOwn, reading.changes.isEmpty, let root = seed.image.trees.root { return (root, seed.image) }
        let (image, changed) = seed.image.applying(reading.changes)
        let objects = objects
        let writer = TreeWriter(image, changedFolders: changed.union(seed.changedFolders)) {
            seed.isOwn || objects.contains($0)
        }
        return reading.addTrees(of: writer)
    }

    /// A commit with the tree, unless the last one has it.
    private func commit(
        _ tree: ObjectID, after last: (id: ObjectID, tree: ObjectID)?, late: Bool, skipped: Int
    ) throws -> (id: ObjectID, isNew: Bool) {
        if let last, last.tree == tree { return (last.id, false) }
        let commit = Commit(
            tree: tree, parents: last.map { [$0.id] } ?? [], seconds: moment.at.milliseconds / 1000,
            message: moment.message(late: late, skipped: skipped))
        var new = NewObjects()
        let id = new.add(commit.bytes, as: .commit)
        try objects.store(new.all)
        try store.point(reference, at: id, beside: "\(folder)/reference")
        return (id, true)
    }

    private func record(
        _ commit: (id: ObjectID, isNew: Bool), _ look: Look, late: Bool, _ skipped: SkippedFiles
    ) throws -> LookRecord {
        let record = LookRecord(
            moment: moment, commit: commit.id, changed: commit.isNew, late: late, look: look,
            skipped: skipped.files)
        try Journal(path: "\(folder)/looks.jsonl").append(record)
        return record
    }
}
