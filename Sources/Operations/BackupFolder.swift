internal import Foundation
internal import Git
internal import Store

/// A backup as it lies: read with mistrust, since disks and people damage files.
struct BackupFolder {
    private static let largestManifest = 256 << 20
    private let path: String

    init(_ path: String) { self.path = path }

    /// - Throws: `OperationError` where it is none, or one of a newer program.
    func manifest() throws -> BackupManifest {
        let file = "\(path)/\(BackupManifest.fileName)"
        guard let bytes = FilePath.bytes(of: file, limit: Self.largestManifest) else {
            throw OperationError("\(path) is no backup of moda: it has no \(BackupManifest.fileName)")
        }
        let manifest: BackupManifest
        do {
            manifest = try JSONDecoder().decode(BackupManifest.self, from: Data(bytes))
        } catch {
            throw OperationError("\(file) is damaged: \(error). Take another backup")
        }
        guard manifest.format <= BackupManifest.currentFormat else {
            throw OperationError(
                "\(path) was made by a newer moda (\(manifest.version)): restore it with that")
        }
        guard manifest.files.first?.path == BackupManifest.database,
            manifest.files.allSatisfy({ Self.isHarmless($0.path) })
        else { throw OperationError("\(file) is damaged: it names files that no backup has") }
        return manifest
    }

    /// Copies what the manifest names, and compares it on the way.
    func copy(_ manifest: BackupManifest, to target: String) throws {
        for file in manifest.files {
            let copy = "\(target)/\(file.path)"
            try FilePath.makeFolders(FilePath.parent(of: copy) ?? target)
            guard FilePath.linkStatus("\(path)/\(file.path)")?.kind == .file else {
                throw OperationError("the backup is not whole: \(file.path) is missing. Take another one")
            }
            let (bytes, sha256) = try FileCopy.copy("\(path)/\(file.path)", to: copy)
            guard bytes == file.bytes, sha256 == file.sha256 else {
                throw OperationError(
                    "the backup is damaged: \(file.path) has another digest than when it was made. Take another one"
                )
            }
        }
    }

    /// The lists of the backups that lie in the same folder: later ones know what was forgotten since.
    func forgottenBeside() -> [ForgottenDigest] {
        guard let folder = FilePath.parent(of: FilePath.canonical(path) ?? path) else { return [] }
        return FilePath.names(in: folder).flatMap { name in
            // Whatever else lies there is none of ours.
            (try? BackupFolder("\(folder)/\(name)").manifest())?.forgotten ?? []
        }
    }

    /// Below the backup, and nowhere else.
    private static func isHarmless(_ path: String) -> Bool {
        if path == BackupManifest.database { return true }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        return parts.first == Substring(BackupManifest.snapshots) && parts.count > 1
            && parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
    }
}
