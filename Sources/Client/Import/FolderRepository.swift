internal import Foundation
internal import Transcripts

/// Which repository a folder belongs to: `owner/name` of its `origin`, else the name of the folder itself.
///
/// Histories name folders, live reports repositories; the folder may be long gone.
struct FolderRepository {
    private var known: [String: String] = [:]

    mutating func name(of folder: String) -> String? {
        if let name = known[folder] { return name }
        let name = look(folder) ?? folder.split(separator: "/").last.map(String.init)
        known[folder] = name
        return name
    }

    private func look(_ folder: String) -> String? {
        var url = URL(fileURLWithPath: folder).standardizedFileURL
        for _ in 0..<40 where url.path != "/" {
            let settings = url.appendingPathComponent(".git/config").path
            if let data = FileManager.default.contents(atPath: settings), data.count < 1 << 20 {
                return Self.origin(in: String(decoding: data, as: UTF8.self)) ?? url.lastPathComponent
            }
            url.deleteLastPathComponent()
        }
        return nil
    }

    private static func origin(in settings: String) -> String? {
        var isOrigin = false
        for line in settings.split(whereSeparator: \.isNewline) {
            let line = line.drop { $0.isWhitespace }
            if line.hasPrefix("[") { isOrigin = line.hasPrefix("[remote \"origin\"]") }
            guard isOrigin, line.hasPrefix("url") else { continue }
            let parts = line.split(separator: "=", maxSplits: 1)
            if parts.count == 2 { return repositoryName(ofRemote: parts[1].filter { !$0.isWhitespace }) }
        }
        return nil
    }
}
