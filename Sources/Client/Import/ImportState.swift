internal import Foundation

/// How far each history went to each server: `~/.moda/import.json`.
///
/// Written only after the server acknowledged, so that what it says is done is done.
package struct ImportState: Sendable, Codable, Equatable {
    /// The part of a file that the server has.
    package struct Part: Sendable, Codable, Equatable {
        /// Bytes from the beginning.
        package var bytes: Int
        /// SHA-256 of them: a file that begins otherwise is another one.
        package var digest: String
    }

    private var servers: [String: [String: Part]] = [:]

    package init() {}

    /// Reads the file; none is an empty state, and so is one that cannot be read: importing again adds nothing.
    package init(path: String) {
        guard let data = FileManager.default.contents(atPath: path),
            let state = try? JSONDecoder().decode(ImportState.self, from: data)
        else { return }
        self = state
    }

    package func part(of file: String, on server: String) -> Part? { servers[server]?[file] }

    package mutating func note(_ part: Part, of file: String, on server: String) {
        servers[server, default: [:]][file] = part
    }

    package func write(to path: String) throws(ClientError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            try PrivateFile.write(Array(try encoder.encode(self)) + [10], to: path)
        } catch {
            throw ClientError(.local, "cannot write \(path): \(FileTrouble.reason(error))")
        }
    }
}
