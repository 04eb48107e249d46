internal import Git
internal import Shadow

/// Copies the snapshots that other machines sent, store by store, each as of one moment.
///
/// A store is kept from being cleared up meanwhile; what comes in goes on. It is written objects first, then
/// looks, then the reference, and copied the other way round: whatever a copied reference names was there before
/// the copy of the objects began. What comes after it is at most an object or a look too many, as after a crash,
/// which senders follow on.
struct SnapshotCopy {
    let source: String
    let target: String
    let prefix: String
    private static let patience = 30.0

    func run() throws -> [BackupManifest.File] {
        var files: [BackupManifest.File] = []
        for tenant in folders(source) {
            for store in folders("\(source)/\(tenant)") where ShadowLibrary.isWorkspace(store) {
                let place = "\(tenant)/\(store)"
                let copied = try ShadowHold.whileHeld("\(source)/\(place)", seconds: Self.patience) {
                    try copyStore(place)
                }
                guard let copied else {
                    throw OperationError("the snapshots in \(source)/\(place) are in use; try again")
                }
                files += copied
            }
        }
        return files
    }

    private func copyStore(_ place: String) throws -> [BackupManifest.File] {
        let names = FilePath.names(in: "\(source)/\(place)").filter { $0 != "sessions" && $0 != "objects" }
        var files: [BackupManifest.File] = []
        for name in names + ["sessions", "objects"] { files += try copyTree("\(place)/\(name)") }
        return files
    }

    private func copyTree(_ start: String) throws -> [BackupManifest.File] {
        var (files, open): ([BackupManifest.File], [String]) = ([], [start])
        while let path = open.popLast() {
            switch FilePath.linkStatus("\(source)/\(path)")?.kind {
            case .folder:
                try FilePath.makeFolders("\(target)/\(path)")
                open += FilePath.names(in: "\(source)/\(path)").map { "\(path)/\($0)" }
            case .file where !path.hasSuffix("/lock") && !path.hasSuffix(".lock"):
                if let file = try copyFile(path) { files.append(file) }
            default: continue
            }
        }
        return files
    }

    /// Nil for a file that was there only for a moment.
    private func copyFile(_ path: String) throws -> BackupManifest.File? {
        try FilePath.makeFolders(FilePath.parent(of: "\(target)/\(path)") ?? target)
        do {
            let (bytes, sha256) = try FileCopy.copy("\(source)/\(path)", to: "\(target)/\(path)")
            return BackupManifest.File(path: "\(prefix)/\(path)", bytes: bytes, sha256: sha256)
        } catch {
            guard FilePath.linkStatus("\(source)/\(path)") == nil else { throw error }
            FilePath.remove("\(target)/\(path)")
            return nil
        }
    }

    private func folders(_ path: String) -> [String] {
        FilePath.names(in: path).filter { FilePath.linkStatus("\(path)/\($0)")?.kind == .folder }
    }
}
