package import Events
internal import Foundation
internal import Git
package import Store

/// Puts a backup in the place of a store, once all of it has proven to be whole.
///
/// It is copied beside the place and checked there: digests, SQLite's own check, the schema. It is brought to this
/// program's schema, and what was forgotten since then is forgotten in it too, before it is moved in.
package struct Restore: Sendable {
    private let source: String
    private let database: String
    private let replaces: Bool
    private let now: Timestamp
    private let open: @Sendable (String) throws -> any ForgettingStore

    /// Takes the backup's folder and the store's file; `open` opens a store, which brings it to the newest schema.
    package init(
        from source: String, to database: String, replaces: Bool, now: Timestamp,
        open: @escaping @Sendable (String) throws -> any ForgettingStore
    ) {
        (self.source, self.database, self.replaces) = (source, database, replaces)
        (self.now, self.open) = (now, open)
    }

    package struct Outcome: Sendable {
        package var manifest: BackupManifest
        /// Where the store that was there lies now.
        package var old: String?
        /// What the backup still had and was forgotten since.
        package var forgotten: ForgetCounts
    }

    /// Restores it.
    ///
    /// - Returns: What was in it, and what became of the store before.
    /// - Throws: `OperationError`, `StoreError` or `FileError`; then the target is as it was.
    package func run() async throws -> Outcome {
        let manifest = try BackupFolder(source).manifest()
        let isThere = FilePath.linkStatus(database) != nil || FilePath.linkStatus(snapshots) != nil
        guard !isThere || replaces else {
            throw OperationError(
                "there is a store at \(database) already: --replace keeps it aside and puts the backup there")
        }
        let draft = "\(database).restoring-\(now.milliseconds)"
        do {
            try FilePath.makeFolders(draft)
            try BackupFolder(source).copy(manifest, to: draft)
            let forgotten = try await prepare("\(draft)/\(BackupManifest.database)", manifest)
            let old = isThere ? try moveAside() : nil
            try moveIn(draft)
            return Outcome(manifest: manifest, old: old, forgotten: forgotten)
        } catch {
            FileRemoval.folder(draft)
            throw error
        }
    }

    private var snapshots: String { Backup.snapshots(of: database) }

    /// Checks the copy, brings it forward and cleans it.
    private func prepare(_ copy: String, _ manifest: BackupManifest) async throws -> ForgetCounts {
        try StoreFile(copy).check()
        var lists = Set(manifest.forgotten + BackupFolder(source).forgottenBeside())
        if FilePath.linkStatus(database) != nil { lists.formUnion(try StoreFile(database).forgotten()) }
        let store = try open(copy)
        let counts = try await store.forgetAgain(Array(lists), at: now)
        // Not left to whoever has it last: a thread that has just written the file anew may, for a moment.
        try store.close()
        try StoreFile(copy).settleAlone()
        try FileCopy.synchronize(copy)
        return counts
    }

    private func moveAside() throws -> String {
        let old = "\(database).before-\(now.milliseconds)"
        if FilePath.linkStatus(database) != nil {
            try StoreFile(database).settleAlone()
            try FileCopy.move(database, to: old)
        }
        for suffix in ["-wal", "-shm"] { FilePath.remove(database + suffix) }
        if FilePath.linkStatus(snapshots) != nil {
            try FileCopy.move(snapshots, to: "\(snapshots).before-\(now.milliseconds)")
        }
        return old
    }

    private func moveIn(_ draft: String) throws {
        let copied = "\(draft)/\(BackupManifest.snapshots)"
        if FilePath.linkStatus(copied) != nil { try FileCopy.move(copied, to: snapshots) }
        try FileCopy.move("\(draft)/\(BackupManifest.database)", to: database)
        FileRemoval.folder(draft)
    }
}
