package import Events
internal import Git

/// Takes sessions out of the shadow repositories: their references, journals and indexes, and every object that no
/// other session needs.
package struct ShadowForgetting: Sendable {
    private let layouts: [ShadowLayout]
    /// How long whoever works in a store is waited for.
    private static let patience = 15.0

    package init(_ layouts: [ShadowLayout]) { self.layouts = layouts }

    /// Forgets sessions; blocking.
    ///
    /// - Returns: How many were there, in all stores.
    /// - Throws: `SnapshotError` where a store is in use for too long, or cannot be rewritten; the others are done.
    @discardableResult
    package func run(_ sessions: [SessionKey]) throws -> Int {
        var (count, failure): (Int, (any Error)?) = (0, nil)
        for layout in layouts {
            for workspace in ShadowLibrary(layout).workspaces {
                do {
                    count += try forget(sessions, in: workspace, layout)
                } catch {
                    failure = failure ?? error
                }
            }
        }
        if let failure { throw failure }
        return count
    }

    private func forget(_ sessions: [SessionKey], in workspace: String, _ layout: ShadowLayout) throws -> Int
    {
        let here = sessions.filter { FilePath.isFolder(layout.session($0, in: workspace)) }
        guard !here.isEmpty else { return 0 }
        let store = layout.repository(workspace)
        guard let lock = try FileLock("\(store).lock", .alone, seconds: Self.patience) else {
            throw SnapshotError(.busy, "the snapshots in \(store) are in use for too long; run it again")
        }
        try withExtendedLifetime(lock) {
            let repository = try Repository(bare: store)
            for key in here {
                try repository.removeReference(ShadowLayout.reference(of: key))
                FileRemoval.folder(layout.session(key, in: workspace))
            }
            FileRemoval.folder("\(store)/logs")
            if isEmpty(store) { FileRemoval.folder(store) } else { try Compaction(store: store).run() }
        }
        return here.count
    }

    private func isEmpty(_ store: String) -> Bool {
        FilePath.names(in: "\(store)/sessions").allSatisfy {
            FilePath.names(in: "\(store)/sessions/\($0)").isEmpty
        }
    }
}
