internal import Events
internal import Foundation

/// `~/.moda/installed.json`: what we wrote into the agents' files, so that exactly that can be taken out again.
///
/// Digests only: nothing in it is a secret.
struct InstallRecord: Sendable, Equatable, Codable {
    struct File: Sendable, Equatable, Codable {
        /// The file's digest before we first wrote to it; nil where there was none.
        var original: String?
        /// Its permissions then.
        var mode: Int?
        /// Its digest as we left it.
        var written: String
        /// False once somebody else wrote to it between two writes of ours: then only our parts are taken out,
        /// while else the original comes back byte for byte.
        var isOnlyOurs: Bool
        var values: [String: String]
    }

    var files: [String: File] = [:]

    static func digest(_ bytes: some Sequence<UInt8>) -> String { "sha256:" + ContentID.sha256(bytes) }

    /// Whether we set this value at this place of a file.
    func isOurs(_ value: String, at place: String, of path: String) -> Bool {
        files[path]?.values[place] == Self.digest(value.utf8)
    }

    /// None, or one that cannot be read, is an empty one: what is ours is then known by its looks alone.
    init(path: String) {
        guard let data = FileManager.default.contents(atPath: path),
            let record = try? JSONDecoder().decode(InstallRecord.self, from: data)
        else { return }
        self = record
    }

    init() {}

    func write(to path: String) throws(ClientError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        do {
            try PrivateFile.write(Array(try encoder.encode(self)) + [10], to: path)
        } catch {
            throw ClientError(.local, "cannot write \(path): \(FileTrouble.reason(error))")
        }
    }
}
