internal import Events
internal import Git

/// Makes what changed in a session readable without the user's repository, which throws away what it does not
/// need any more.
///
/// Not all of the work tree: only what changed from one snapshot to the next.
struct Finishing {
    let store: ShadowStore
    let limits: SnapshotLimits
    let session: SessionKey

    func run() throws {
        guard let last = GitFolder(bare: store.path).reference(ShadowLayout.reference(of: session)) else {
            return
        }
        let objects = StoreObjects(store.path, looseLimit: 0)
        try copy(try needed(last, objects), objects)
        dropIndex()
    }

    private func needed(_ last: ObjectID, _ objects: StoreObjects) throws -> Set<ObjectID> {
        var changed = ChangedObjects()
        try objects.withRepository { repository in
            let history = try repository.history(from: last)
            for (later, earlier) in zip(history, history.dropFirst()) {
                try changed.add(from: earlier.commit.tree, to: later.commit.tree, repository)
            }
        }
        return changed.ids
    }

    private func copy(_ ids: Set<ObjectID>, _ objects: StoreObjects) throws {
        let own = try OwnObjects(repository: store.path)
        var copies = ObjectCopies(objects)
        for id in ids.sorted() where !own.contains(id) {
            guard copies.bytes < limits.finishBytes,
                let object = try objects.withRepository({ try $0.object(id) }),
                object.kind != .blob || takes(object.bytes)
            else { continue }
            try copies.add(object)
        }
        try copies.flush()
    }

    /// What the user's repository held before is no reason to keep a secret.
    private func takes(_ content: [UInt8]) -> Bool {
        content.count <= limits.fileBytes && !SecretContent.isKey(content)
    }

    /// The index is most of what a session keeps, and the next one starts from the user's.
    private func dropIndex() {
        guard store.borrows, Seed(store: store, depthLimit: limits.depth).user() != nil else { return }
        FilePath.remove("\(store.sessionFolder(session))/index")
    }
}
