package import Events
internal import Foundation
internal import GRDB

/// All stores in one SQLite file: the embedded default, with nothing to configure.
///
/// Write-ahead logging with `synchronous=FULL`: a commit that returned survives a power cut.
package struct SQLiteStore: EventStore, SkillStore, ControlStore {
    let pool: DatabasePool
    let normalize: @Sendable (RawEvent) throws -> Normalized

    /// Opens the file, making it if needed, and brings it to the newest schema.
    ///
    /// `normalize` is how raw events become events; the store only persists.
    package init(
        path: String, normalize: @escaping @Sendable (RawEvent) throws -> Normalized = { _ in Normalized() }
    ) throws {
        self.normalize = normalize
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA synchronous = FULL")
        }
        do {
            try Self.makePrivateFile(at: path)
            pool = try DatabasePool(path: path, configuration: configuration)
            try Migrations.migrator.migrate(pool)
        } catch {
            throw StoreError("cannot open the store at \(path): \(error). Is the folder there and writable?")
        }
    }

    /// Creates the file readable by its owner only, since it holds what people said to their agents.
    private static func makePrivateFile(at path: String) throws {
        let files = FileManager.default
        guard !files.fileExists(atPath: path) else { return }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        try files.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        guard files.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
            throw StoreError("cannot create the file")
        }
    }
}
