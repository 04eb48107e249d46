import Compression
import Events
import Foundation
import Replay

/// A recorded body to start from, and where it belongs.
struct Seed {
    var provider: Provider
    var signal: RawEvent.Signal
    var contentType: String
    /// Decompressed.
    var body: [UInt8]

    private static let largest = 60_000

    /// All bodies under the fixtures' folder that are small enough to be damaged often.
    static func all(in folder: String) throws -> [Seed] {
        try agents(in: folder) + files(folder + "/applications").compactMap(application)
            + files(folder + "/datadog").compactMap(datadog)
            + files(folder + "/transcripts").compactMap(history)
    }

    private static func agents(in folder: String) throws -> [Seed] {
        var kinds: [String: [Seed]] = [:]
        for name in ["acme-next-week", "wire", "agents"] {
            guard FileManager.default.fileExists(atPath: "\(folder)/\(name)/manifest.json") else { continue }
            let recording = try Recording(folder: "\(folder)/\(name)")
            for session in recording.sessions {
                for request in session.requests {
                    guard let agent = Agent(rawValue: session.agent),
                        let word = request.path.split(separator: "/").last,
                        let signal = RawEvent.Signal(rawValue: String(word))
                    else { continue }
                    let sent = try recording.body(of: request)
                    let body = request.contentEncoding == nil ? sent : try inflated(sent, limit: 64 << 20)
                    guard body.count <= largest else { continue }
                    let kind =
                        "\(agent) \(signal) \(request.contentType) \(request.file.split(separator: "-").last ?? "")"
                    // A few of each kind: thousands of equal shapes would crowd the others out.
                    guard kinds[kind, default: []].count < 4 else { continue }
                    kinds[kind, default: []].append(
                        Seed(
                            provider: Provider(agent), signal: signal, contentType: request.contentType,
                            body: body))
                }
            }
        }
        return kinds.sorted { $0.key < $1.key }.flatMap(\.value)
    }

    private static func application(_ file: URL) throws -> Seed? {
        guard ["pb", "binpb"].contains(file.pathExtension) else { return nil }
        return try Seed(
            provider: .application, signal: file.lastPathComponent.contains("logs") ? .logs : .traces,
            contentType: "application/x-protobuf", body: bytes(of: file))
    }

    private static func datadog(_ file: URL) throws -> Seed? {
        if file.pathExtension == "msgpack" {
            return try Seed(
                provider: .datadog, signal: .traces, contentType: "application/msgpack", body: bytes(of: file)
            )
        }
        guard file.pathExtension == "json", file.lastPathComponent != "manifest.json" else { return nil }
        return try Seed(
            provider: .datadog, signal: file.lastPathComponent.contains("eval") ? .evaluations : .spans,
            contentType: "application/json", body: bytes(of: file))
    }

    /// The first records of a history as an import sends them.
    private static func history(_ file: URL) throws -> Seed? {
        guard file.pathExtension == "jsonl" else { return nil }
        let lines = String(decoding: try bytes(of: file), as: UTF8.self).split(separator: "\n")
            .filter { $0.utf8.count < 4_000 }
        let body = #"{"records":["# + lines.prefix(30).joined(separator: ",") + "]}"
        let isCodex = file.lastPathComponent.hasPrefix("rollout-")
        return Seed(
            provider: isCodex ? .codex : .claude, signal: .transcripts, contentType: "application/json",
            body: Array(body.utf8))
    }

    private static func bytes(of file: URL) throws -> [UInt8] { Array(try Data(contentsOf: file)) }

    private static func files(_ folder: String) -> [URL] {
        let found = FileManager.default.enumerator(
            at: URL(fileURLWithPath: folder), includingPropertiesForKeys: nil)
        return (found?.compactMap { $0 as? URL } ?? []).filter { !$0.hasDirectoryPath }.sorted {
            $0.path < $1.path
        }
    }
}
