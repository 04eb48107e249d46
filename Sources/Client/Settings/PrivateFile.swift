internal import Foundation

/// Files that only their owner may read.
enum PrivateFile {
    /// Writes beside the file and renames, so that nobody ever sees half of it or sees it readable by others.
    ///
    /// A link stays one: people keep their settings where they like.
    static func write(_ bytes: [UInt8], to path: String) throws {
        let target = ConfigFiles.target(of: path)
        let folder = URL(fileURLWithPath: target).deletingLastPathComponent()
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        // One draft a process: two that write at a time must not take each other's for whole.
        try ConfigFiles.writeDraft(bytes, target + ".new-\(getpid())", mode: 0o600, instead: target)
    }
}
