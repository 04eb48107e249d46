internal import Git

/// Makes the parcels that bring a server's copy of a session up to date.
///
/// What leaves is what changed: of each commit the folders on the way to changed files, and those files'
/// contents before and after. Folders and files that stayed as they were stay here; since ids are kept, the
/// reader on the other side never opens them.
package struct ParcelMaking: Sendable {
    /// Files that changed at once beyond which none of them goes.
    private static let many = 1_000
    private static let fileLimit = 4 << 20
    private let session: ShadowSession

    package init(_ session: ShadowSession) { self.session = session }

    /// The next parcel for a server that has `state`; nil where it has everything.
    ///
    /// At most about `limit` bytes, but always at least one look: what does not fit follows in the next.
    ///
    /// - Throws: `ParcelError` conflict where the server has what this store never had; `GitError` where the
    ///   store cannot be read.
    package func parcel(after state: ShadowState, limit: Int) throws -> Parcel? {
        let repository = try Repository(bare: session.repository)
        guard let last = try repository.reference(ShadowLayout.reference(of: session.key)) else { return nil }
        guard state.looks < session.looks.count || state.head != last.hex else { return nil }
        let line = try commits(after: state, upTo: last, in: repository)
        var load = Load(limit: limit)
        var (looks, next) = ([LookRecord](), 0)
        for look in session.looks.dropFirst(state.looks) {
            let reach = line[next...].firstIndex { $0.id == look.commit }.map { $0 + 1 } ?? next
            guard looks.isEmpty || !load.isFull else { break }
            for place in next..<max(next, reach) { try load.add(line[place], in: repository) }
            next = max(next, reach)
            looks.append(load.sieve.cleaned(look))
        }
        // Commits whose looks the server has already, or that no look names any more.
        if looks.isEmpty || state.looks + looks.count == session.looks.count {
            for place in next..<line.count where !load.isFull || next == 0 {
                try load.add(line[place], in: repository)
                next = place + 1
            }
        }
        let head = next > 0 ? line[next - 1].id : state.head.flatMap(ObjectID.init(hex:)) ?? last
        return Parcel(
            expected: state, head: head, looks: looks,
            withheld: load.withheld.sorted { ($0.path, $0.reason.rawValue) < ($1.path, $1.reason.rawValue) },
            pack: load.objects.isEmpty ? [] : try Pack.bytes(of: load.objects))
    }

    /// The commits that the server lacks, oldest first.
    private func commits(
        after state: ShadowState, upTo last: ObjectID, in repository: borrowing Repository
    ) throws -> [(id: ObjectID, commit: Commit)] {
        let line = try repository.history(from: last)
        guard let head = state.head else { return line.reversed() }
        guard let place = line.firstIndex(where: { $0.id.hex == head }) else {
            throw ParcelError(
                .conflict, "the server has commits of this session that are not here", state: state)
        }
        return line[..<place].reversed()
    }

    /// What one parcel carries so far.
    private struct Load {
        let sieve = Sieve()
        let limit: Int
        private(set) var objects: [Object] = []
        private(set) var withheld: Set<WithheldFile> = []
        private var seen: Set<ObjectID> = []
        /// Bytes before compression, which never makes more of them.
        private var size = 0

        init(limit: Int) { self.limit = limit }

        /// Half, so that what one more look shows finds room.
        var isFull: Bool { size > limit / 2 }

        mutating func add(_ item: (id: ObjectID, commit: Commit), in repository: borrowing Repository) throws
        {
            guard let bytes = repository.read(item.id, as: .commit, limit: TreeReading.commitLimit).bytes
            else {
                throw ParcelError(.refused, "commit \(item.id) cannot be read")
            }
            guard !sieve.holdsSecret(bytes) else {
                throw ParcelError(.refused, "commit \(item.id) has a secret in its message")
            }
            take(item.id, Object(kind: .commit, bytes: bytes))
            guard let parent = item.commit.parents.first,
                let before = TreeReading.tree(of: parent, in: repository)
            else { return add(tree: item.commit.tree, in: repository) }
            let diff = repository.diff(from: before, to: item.commit.tree, limit: ParcelMaking.many + 1)
            for tree in diff.opened.prefix(ParcelMaking.many) { add(tree: tree, in: repository) }
            guard diff.changes.count <= ParcelMaking.many else {
                withheld.insert(WithheldFile(path: "", reason: .many))
                return
            }
            for change in diff.changes {
                add(change.before, at: change.oldPath ?? change.path, in: repository)
                add(change.after, at: change.path, in: repository)
            }
        }

        private mutating func add(tree id: ObjectID, in repository: borrowing Repository) {
            guard !seen.contains(id),
                let bytes = repository.read(id, as: .tree, limit: max(0, limit - size)).bytes,
                let entries = TreeEntry.entries(of: bytes), !sieve.holdsSecret(names: entries)
            else { return }
            take(id, Object(kind: .tree, bytes: bytes))
        }

        private mutating func add(
            _ side: TreeChange.Side?, at path: [UInt8], in repository: borrowing Repository
        ) {
            guard let side, side.mode != .commit, !seen.contains(side.id) else { return }
            switch repository.read(side.id, as: .blob, limit: ParcelMaking.fileLimit) {
            case .tooLarge: withheld.insert(WithheldFile(path: sieve.shown(path), reason: .large))
            case .missing, .unreadable: break
            case .found(let bytes):
                if bytes.count > limit - size {
                    withheld.insert(WithheldFile(path: sieve.shown(path), reason: .large))
                } else if let reason = sieve.reason(toWithhold: bytes, at: path) {
                    withheld.insert(WithheldFile(path: sieve.shown(path), reason: reason))
                } else {
                    take(side.id, Object(kind: .blob, bytes: bytes))
                }
            }
        }

        private mutating func take(_ id: ObjectID, _ object: Object) {
            guard seen.insert(id).inserted else { return }
            size += object.bytes.count
            objects.append(object)
        }
    }
}
