package import Events
internal import Git

/// Takes snapshots of work trees, each into the store of its work tree.
///
/// Synchronous and without Foundation, since it runs in what a hook leaves behind while the agent goes on.
package struct Snapshots: Sendable {
    let layout: ShadowLayout
    let limits: SnapshotLimits
    let home: String
    let tenantFolders: [String]

    /// `home` is never snapshot, nor what is above it, nor `tenantFolders`: tools' own state (`~/.moda`,
    /// `~/.claude`, …).
    package init(
        layout: ShadowLayout, limits: SnapshotLimits = SnapshotLimits(), home: String, tenantFolders: [String]
    ) {
        self.layout = layout
        self.limits = limits
        self.home = home
        self.tenantFolders = tenantFolders
    }

    /// Looks at the work tree below `root`, and keeps what it finds; `isLate` is asked once, when all is read.
    ///
    /// - Throws: `SnapshotError` where nothing was kept.
    package func take(
        _ moment: SnapshotMoment, in root: String, looking: Look, isLate: () -> Bool
    ) throws(SnapshotError) -> LookRecord {
        try locked(moment.session, in: root) { store, refusal in
            try LookTaking(store, limits, refusal, moment).run(looking, isLate: isLate)
        }
    }

    /// Makes what changed in a session readable without the user's repository; safe to run again.
    package func finish(_ session: SessionKey, in root: String) throws(SnapshotError) {
        try locked(session, in: root) { store, _ in
            try Finishing(store: store, limits: limits, session: session).run()
        }
    }

    /// Drops sessions that are too old or take too much room; never one that is active.
    package func sweep(now: Timestamp) throws(SnapshotError) {
        do {
            try Sweep(layout: layout, limits: limits, now: now).run()
        } catch {
            throw SnapshotError(.failed, "\(error)")
        }
    }

    /// Holds the session's lock, and keeps others from clearing up in its store.
    private func locked<Value>(
        _ session: SessionKey, in root: String, _ body: (ShadowStore, Refusal) throws -> Value
    ) throws(SnapshotError) -> Value {
        guard let root = FilePath.canonical(root), FilePath.isFolder(root) else {
            throw SnapshotError(.missing, "the work tree is not there")
        }
        let refusal = Refusal(home: home, toolFolders: tenantFolders + [layout.root])
        if let reason = refusal.reason(for: root) { throw SnapshotError(.refused, reason) }
        let store = ShadowStore(layout: layout, root: root)
        do {
            // First the store's lock: without it, a folder that is made could be cleared away.
            try FilePath.makeFolders(layout.root)
            guard let kept = try FileLock(store.lockPath, .shared, seconds: limits.lockSeconds) else {
                throw SnapshotError(.busy, "the store is being cleared up")
            }
            let folder = store.sessionFolder(session)
            try FilePath.makeFolders(folder)
            guard let lock = try FileLock("\(folder)/lock", .alone, seconds: limits.lockSeconds) else {
                throw SnapshotError(.busy, "another process holds the session for too long")
            }
            return try withExtendedLifetime((kept, lock)) { try body(store, refusal) }
        } catch let error as SnapshotError {
            throw error
        } catch {
            throw SnapshotError(.failed, "\(error)")
        }
    }
}
