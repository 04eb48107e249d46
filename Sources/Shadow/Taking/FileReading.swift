internal import Git

/// Reads files that may have changed, and decides which of them a snapshot takes.
struct FileReading {
    let root: OpenFolder
    let sources: IgnoreSources
    let limits: SnapshotLimits
    let notes: LookNotes
    let deadline: Deadline
    /// Whether the store, or the one it borrows from, has an object.
    let isThere: (ObjectID) -> Bool
    private(set) var objects = NewObjects()
    private(set) var changes: [IndexChange] = []
    private(set) var skipped = SkippedFiles()
    private var added = 0
    /// True where files were left out because there were too many.
    private(set) var leftOut = false
    /// False where time was over before all was read.
    private(set) var isComplete = true

    init(
        root: OpenFolder, sources: IgnoreSources, limits: SnapshotLimits, notes: LookNotes,
        deadline: Deadline, isThere: @escaping (ObjectID) -> Bool
    ) {
        self.root = root
        self.sources = sources
        self.limits = limits
        self.notes = notes
        self.deadline = deadline
        self.isThere = isThere
    }

    /// The ignore rules from the root on; those in the work tree are read when they are asked for.
    func ignoreRules() -> IgnoreRules {
        let root = root
        return IgnoreRules(outside: sources.outside, foldsCase: sources.traits.foldsCase) { folder in
            root.bytes(folder + Array(".gitignore".utf8), limit: 1 << 20)
        }
    }

    /// Time was over before all was looked at.
    mutating func giveUp() { isComplete = false }

    /// Adds the trees of an index and gives back the topmost one.
    mutating func addTrees(of writer: TreeWriter) -> (root: ObjectID, image: IndexImage) {
        writer.write(to: &objects)
    }

    mutating func remove(_ path: [UInt8]) { changes.append(IndexChange(path: path, entry: nil)) }

    mutating func skip(_ path: [UInt8], _ reason: SkippedFile.Reason) {
        skipped.add(path, reason)
        if reason == .many { leftOut = true }
    }

    /// Reads a file that the index has.
    mutating func read(known old: IndexEntry) {
        switch content(old.path, old) {
        case .entry(let entry): changes.append(IndexChange(path: old.path, entry: entry))
        case .gone: remove(old.path)
        case .skipped(let reason): skip(old.path, reason)  // the index keeps what it has
        case .nothing: isComplete = false
        }
    }

    /// Reads a file that the index does not have.
    mutating func read(new path: [UInt8]) {
        guard !SecretNames.name(path) else { return skip(path, .secret) }
        switch content(path, nil) {
        case .entry(let entry):
            guard added < limits.newFiles else { return skip(path, .many) }
            added += 1
            changes.append(IndexChange(path: path, entry: entry))
        case .gone: break
        case .skipped(let reason): skip(path, reason)
        case .nothing: isComplete = false
        }
    }

    private enum Content {
        case entry(IndexEntry)
        case gone
        case skipped(SkippedFile.Reason)
        /// Time is over.
        case nothing
    }

    private mutating func content(_ path: [UInt8], _ old: IndexEntry?) -> Content {
        guard isComplete, !deadline.isOver else { return .nothing }
        let seen = Clock.beforeFileTime()
        guard let status = root.status(path), let mode = sources.traits.mode(of: status, before: old?.mode)
        else {
            return .gone
        }
        if old == nil, added >= limits.newFiles || (notes.leftOut && status.changed <= notes.lookedAt) {
            return .skipped(.many)
        }
        let limit = old.map { !$0.isAddition } ?? false ? limits.fileBytes : limits.newFileBytes
        guard status.size <= limit else { return .skipped(.large) }
        let bytes = status.kind == .link ? root.target(path) : root.bytes(path, limit: limit)
        guard let bytes else { return root.status(path) == nil ? .gone : .skipped(.unreadable) }
        guard !SecretContent.isKey(bytes) else { return .skipped(.secret) }
        return keep(bytes, path, mode, IndexStatus(status, seen: seen), old)
    }

    private mutating func keep(
        _ bytes: [UInt8], _ path: [UInt8], _ mode: FileMode, _ status: IndexStatus, _ old: IndexEntry?
    ) -> Content {
        let id = id(of: bytes, old)
        if id != old?.id, !objects.contains(id), !isThere(id) {
            guard objects.bytes + bytes.count <= limits.bytes else { return .skipped(.many) }
            objects.insert(Object(kind: .blob, bytes: bytes), id)
        }
        return .entry(
            IndexEntry(path: path, mode: mode, id: id, status: status, isAddition: old?.isAddition ?? true))
    }

    /// The name of the content as it is; or of what git stored, where git turns the ends of lines and nothing
    /// else differs, since then nobody changed the file.
    private func id(of bytes: [UInt8], _ old: IndexEntry?) -> ObjectID {
        let id = ObjectHash.id(of: bytes, as: .blob)
        guard let old, id != old.id, sources.convertsLines, bytes.contains(0x0D) else { return id }
        return ObjectHash.id(of: Self.withPlainLines(bytes), as: .blob) == old.id ? old.id : id
    }

    private static func withPlainLines(_ bytes: [UInt8]) -> [UInt8] {
        var lines: [UInt8] = []
        lines.reserveCapacity(bytes.count)
        for (index, byte) in bytes.enumerated() {
            if byte == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { continue }
            lines.append(byte)
        }
        return lines
    }
}
