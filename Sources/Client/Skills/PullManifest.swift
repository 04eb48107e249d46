internal import Foundation

/// What pull wrote into a project: by it, pull knows its own files and sees what a person has changed since.
struct PullManifest: Codable, Equatable {
    /// SHA-256 of what was written, by path below the project's root.
    var files: [String: String] = [:]

    static let path = ".moda/pulled.json"

    init() {}

    /// - Throws: where the manifest is there and damaged: without it no file is known to be ours.
    init(project: String) throws(ClientError) {
        let path = project + "/" + Self.path
        guard let data = FileManager.default.contents(atPath: path) else { return }
        do {
            self = try JSONDecoder().decode(PullManifest.self, from: data)
        } catch {
            throw ClientError(
                .local, "\(path) is damaged: \(error). Remove it; files of skills are then left alone")
        }
    }

    func write(project: String) throws(ClientError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        do {
            let folder = project + "/.moda"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try (encoder.encode(self) + [10]).write(
                to: URL(fileURLWithPath: project + "/" + Self.path), options: .atomic)
        } catch {
            throw ClientError(.local, "cannot write \(project)/\(Self.path): \(error)")
        }
    }
}
