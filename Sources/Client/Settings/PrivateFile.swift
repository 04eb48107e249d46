internal import Foundation

/// Files that only their owner may read.
enum PrivateFile {
    /// Writes beside the file and renames, so that nobody ever sees half of it or sees it readable by others.
    static func write(_ bytes: [UInt8], to path: String) throws {
        let files = FileManager.default
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        try files.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let draft = path + ".new"
        try? files.removeItem(atPath: draft)  // of a write that was cut off
        guard
            files.createFile(atPath: draft, contents: Data(bytes), attributes: [.posixPermissions: 0o600])
        else { throw CocoaError(.fileWriteUnknown) }
        guard rename(draft, path) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    }
}
