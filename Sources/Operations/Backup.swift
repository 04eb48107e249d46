package import Events
internal import Foundation
internal import Git
internal import Store

/// Writes a backup beside its place and puts it there when all of it is on the disk.
///
/// A folder: the store as of one moment, then the snapshots that other machines sent, and a manifest with the
/// digest of each file. What is acknowledged before it begins is in it.
package struct Backup: Sendable {
    private let database: String
    private let version: String
    private let now: Timestamp

    /// `version` is that of the program.
    package init(database: String, version: String, now: Timestamp) {
        (self.database, self.version, self.now) = (database, version, now)
    }

    /// - Parameter target: A folder that is there, in which one of its own is made for each backup; or the name
    ///   of one that is not.
    /// - Returns: Where it lies, and what it holds.
    /// - Throws: `OperationError`, `StoreError` or `FileError`; then nothing of it is left.
    package func run(to target: String) throws -> (path: String, manifest: BackupManifest) {
        let isFolder = FilePath.isFolder(target)
        if isFolder { removeLeftovers(in: target) }
        let place = isFolder ? "\(target)/moda-\(stamp)" : target
        guard FilePath.linkStatus(place) == nil else {
            throw OperationError("\(place) is there already: name another place, or a folder to put it in")
        }
        let draft = "\(place)\(Self.partial)\(now.milliseconds)"
        try FilePath.makeFolders(draft)
        do {
            let manifest = try write(to: draft)
            try FileCopy.move(draft, to: place)
            return (place, manifest)
        } catch {
            FileRemoval.folder(draft)
            throw error
        }
    }

    private static let partial = ".partial-"

    /// What was killed long ago is none that another program still writes.
    private func removeLeftovers(in folder: String) {
        for name in FilePath.names(in: folder) where name.hasPrefix("moda-") {
            guard let mark = name.range(of: Self.partial, options: .backwards),
                let begun = Int64(name[mark.upperBound...]),
                begun < now.milliseconds - 86_400_000
            else { continue }
            FileRemoval.folder("\(folder)/\(name)")
        }
    }

    private func write(to folder: String) throws -> BackupManifest {
        let (source, copy) = (StoreFile(database), "\(folder)/\(BackupManifest.database)")
        try source.copy(to: copy)
        try FileCopy.synchronize(copy)
        let (bytes, sha256) = try FileCopy.measure(copy)
        var files = [BackupManifest.File(path: BackupManifest.database, bytes: bytes, sha256: sha256)]
        files += try SnapshotCopy(
            source: Self.snapshots(of: database), target: "\(folder)/\(BackupManifest.snapshots)",
            prefix: BackupManifest.snapshots
        ).run()
        let written = StoreFile(copy)
        let manifest = BackupManifest(
            version: version, createdAt: now.rfc3339, schema: try written.schema(), files: files,
            forgotten: try written.forgotten())
        try write(manifest, to: folder)
        return manifest
    }

    private func write(_ manifest: BackupManifest, to folder: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let path = "\(folder)/\(BackupManifest.fileName)"
        try ReplacedFile.write(Array(try encoder.encode(manifest)), to: path)
        try FileCopy.synchronize(path)
        // The names of what was written, from the innermost folder to this one.
        for below in Set(manifest.files.flatMap { Self.folders(above: $0.path) }).sorted(by: >) {
            try FileCopy.synchronize("\(folder)/\(below)")
        }
        try FileCopy.synchronize(folder)
    }

    /// `a/b` and `a` for `a/b/c`.
    private static func folders(above path: String) -> [String] {
        let parts = path.split(separator: "/")
        return parts.indices.dropFirst().map { parts[..<$0].joined(separator: "/") }
    }

    /// Where a server keeps them: beside its store.
    static func snapshots(of database: String) -> String {
        (FilePath.parent(of: database) ?? ".") + "/" + BackupManifest.snapshots
    }

    /// The moment as a name that sorts: `20261121T224500Z`.
    private var stamp: String { now.rfc3339.prefix(19).filter { $0 != "-" && $0 != ":" } + "Z" }
}
