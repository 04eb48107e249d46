import API
import ArgumentParser
import Client
import Events
import Operations
import Store

/// `moda backup`: a copy of the store while the server runs.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the store, and snapshots from other machines, as of one moment.",
        discussion: """
            The server goes on meanwhile. A backup is a folder with moda.sqlite, received-shadow and a manifest with
            their digests, readable by you only. It holds what people said to their agents: keep it as you keep the
            store. Snapshots of this machine (~/.moda/shadow) are not in it: they borrow from your repositories.
            """)

    @Option(help: "A folder in which each backup gets one of its own, or the name of a new one.")
    var to: String
    @OptionGroup var store: StoreOptions
    @Flag(help: "Print JSON.") var json = false

    func run() async throws {
        try await operating {
            let backup = Backup(database: store.path, version: ModaVersion.current, now: Surroundings.now)
            let (path, manifest) = try backup.run(to: to)
            let bytes = manifest.files.reduce(0) { $0 + $1.bytes }
            if json { return print(JSONText.of(Made(path: path, bytes: bytes, files: manifest.files.count))) }
            print("\(path): \(counted(manifest.files.count, "file")), \(bytes) bytes")
        }
    }

    private struct Made: Encodable {
        let path: String
        let bytes: Int64
        let files: Int
    }
}

/// Runs what works on this machine's files, and turns its errors into the command line's.
func operating<Value>(_ body: () async throws -> Value) async throws -> Value {
    do { return try await body() } catch { throw ClientError.local(error) }
}

extension ClientError {
    fileprivate static func local(_ error: any Error) -> ClientError {
        error as? ClientError ?? ClientError(.local, "\(error)")
    }
}
