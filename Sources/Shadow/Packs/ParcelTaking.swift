package import Events
package import Git

/// Takes parcels from other machines into a store of their own.
///
/// What comes is never trusted: nothing is checked out, ids are computed here, every object is looked at
/// before the first is written, and the redaction rules have their say once more.
package struct ParcelTaking: Sendable {
    private let layout: ShadowLayout
    private let limits: PackLimits

    /// `layout` is one tenant's.
    package init(_ layout: ShadowLayout, limits: PackLimits = PackLimits()) {
        self.layout = layout
        self.limits = limits
    }

    /// Stores a parcel; one that came already changes nothing.
    ///
    /// Blocking, and for one parcel of a session at a time. Objects first, then looks, the reference last: what
    /// a crash leaves is a state that the sender can follow on.
    ///
    /// - Returns: What the store has afterwards.
    /// - Throws: `ParcelError` where it is not taken, and then nothing of it is kept; `GitError` or
    ///   `FileError` where the store cannot be written.
    package func take(_ parcel: Parcel, of key: SessionKey, in workspace: String) throws -> ShadowState {
        guard ShadowLibrary.isWorkspace(workspace) else {
            throw ParcelError(.refused, "a workspace is 32 hex digits")
        }
        guard parcel.looks.allSatisfy({ $0.moment.session == key }) else {
            throw ParcelError(.refused, "a look is of another session")
        }
        let state = try ShadowState(of: key, in: workspace, layout: layout)
        if state == parcel.result { return state }
        guard state == parcel.expected else {
            throw ParcelError(.conflict, "the session has another state here", state: state)
        }
        var check = ParcelCheck(parcel, limits: limits)
        let pack = try check.pack()
        let isTaken = try locked(workspace) {
            guard try ShadowState(of: key, in: workspace, layout: layout) == state else { return false }
            try store(parcel, pack, of: key, in: workspace)
            return true
        }
        let after = try ShadowState(of: key, in: workspace, layout: layout)
        guard isTaken else {
            throw ParcelError(.conflict, "the store was cleared up meanwhile", state: after)
        }
        return after
    }

    private func store(
        _ parcel: Parcel, _ pack: [UInt8]?, of key: SessionKey, in workspace: String
    ) throws {
        let folder = layout.session(key, in: workspace)
        try FilePath.makeFolders(folder)
        let repository = try Repository(creatingBare: layout.repository(workspace))
        if let pack { try repository.store(pack: pack, toDisk: true) }
        try JournalWriting.append(parcel.looks.map(Sieve().cleaned), to: folder + "/looks.jsonl")
        let reference = ShadowLayout.reference(of: key)
        if try repository.reference(reference) != parcel.head {
            try repository.setReference(reference, to: parcel.head)
        }
    }

    /// Keeps others from clearing up in a store; false where they do so for too long, or the body says so.
    private func locked(_ workspace: String, _ body: () throws -> Bool) throws -> Bool {
        try FilePath.makeFolders(layout.root)
        let path = "\(layout.repository(workspace)).lock"
        guard let lock = try FileLock(path, .shared, seconds: 10) else { return false }
        return try withExtendedLifetime(lock, body)
    }
}
