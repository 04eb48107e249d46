package import Events
internal import Foundation
package import Transcripts

/// Looks for histories where the agents keep them, or in a folder that the person names.
///
/// Links are not followed: what a folder links to may be anybody's.
package struct FindHistories {
    package var machine: Machine
    package var formats: [TranscriptFormat]
    /// A folder or a file to look in instead of the agents' own.
    package var path: String?
    /// Only what was changed since.
    package var since: Timestamp?
    /// Only sessions that ran in this folder or below it.
    package var project: String?
    /// Where SpecStory's folder is looked for.
    package var workTree: String

    package init(machine: Machine, formats: [TranscriptFormat], workTree: String) {
        self.machine = machine
        self.formats = formats
        self.workTree = workTree
    }

    package func run() -> FoundHistories {
        var found = FoundHistories()
        for root in roots { look(in: root, &found) }
        found.files.sort { $0.path < $1.path }
        return found
    }

    private var roots: [String] {
        if let path { return [path] }
        return formats.flatMap { format in
            switch format {
            case .claude: [machine.claudeFolder + "/projects"]
            case .codex: [machine.codexFolder + "/sessions", machine.codexFolder + "/archived_sessions"]
            case .specstory: [(project ?? workTree) + "/.specstory/history"]
            }
        }
    }

    private func look(in root: String, _ found: inout FoundHistories) {
        let url = URL(fileURLWithPath: root)
        let keys: [URLResourceKey] = [.isRegularFileKey, .isSymbolicLinkKey, .isDirectoryKey]
        var problems: [FoundHistories.Problem] = []
        guard FileManager.default.fileExists(atPath: root) else {
            if path != nil {
                found.problems.append(.init(path: root, reason: "there is no such file or folder"))
            }
            return
        }
        take(url, &found)
        let all = FileManager.default.enumerator(
            at: url, includingPropertiesForKeys: keys,
            errorHandler: { url, error in
                problems.append(.init(path: url.path, reason: error.localizedDescription))
                return true
            })
        while let next = all?.nextObject() as? URL { take(next, &found) }
        found.problems += problems
    }

    private func take(_ url: URL, _ found: inout FoundHistories) {
        let path = url.path
        guard let format = format(of: url.lastPathComponent), formats.contains(format),
            let facts = try? FileManager.default.attributesOfItem(atPath: path)
        else { return }
        let type = facts[.type] as? FileAttributeType
        if type == .typeSymbolicLink {
            return found.problems.append(.init(path: path, reason: "a link, which is not followed"))
        }
        guard type == .typeRegular else { return }
        if path.hasSuffix(".zst") {
            return found.problems.append(
                .init(
                    path: path,
                    reason: "compressed by Codex; unpack it first (zstd -d), then import it by --path"))
        }
        let seconds = (facts[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
        let file = HistoryFile(
            format: format, path: path, bytes: (facts[.size] as? NSNumber)?.intValue ?? 0,
            modified: Timestamp(milliseconds: Int64(exactly: (seconds * 1_000).rounded()) ?? 0))
        guard since.map({ file.modified >= $0 }) ?? true, isOfProject(file) else { return }
        found.files.append(file)
    }

    /// What a file's name says that it is.
    private func format(of name: String) -> TranscriptFormat? {
        if name.hasPrefix("rollout-"), name.hasSuffix(".jsonl") || name.hasSuffix(".jsonl.zst") {
            return .codex
        }
        if name.hasSuffix(".jsonl") { return name == "history.jsonl" ? nil : .claude }
        return name.hasSuffix(".md") && name.first?.isNumber == true ? .specstory : nil
    }

    private func isOfProject(_ file: HistoryFile) -> Bool {
        guard let project else { return true }
        if file.format == .specstory { return file.path.hasPrefix(project + "/") || path != nil }
        guard let folder = firstFolder(in: file.path) else { return false }
        return folder == project || folder.hasPrefix(project + "/")
    }

    /// The first working folder that a file names, near its beginning.
    private func firstFolder(in path: String) -> String? {
        guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? handle.close() }  // read only: nothing can be lost
        guard let data = try? handle.read(upToCount: 256 << 10) else { return nil }
        let text = String(decoding: data, as: UTF8.self)
        let parts = text.split(separator: "\"cwd\":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        let quoted = parts[1].drop { $0 == " " }
        guard quoted.first == "\"" else { return nil }
        return (try? JSONValue(parsing: "\"\(quoted.dropFirst().prefix { $0 != "\"" })\""))?.string
    }
}
