internal import Gates
internal import Git
internal import Redaction

/// Reads the rules files of a tree, bounded in every way: the tree is somebody's work.
struct SnapshotRules: ~Copyable {
    /// Folders that are looked into, and how deep.
    private static let mostFolders = 4_000
    private static let deepest = 10
    /// Files that are read, bytes of one, and of all.
    private static let mostFiles = 200
    private static let largest = 128 << 10
    private static let mostBytes = 4 << 20
    /// Files that a CLAUDE.md takes in by a file that it takes in, and so on; as Claude Code has it.
    private static let deepestImport = 5

    private let repository: Repository
    private let redactor = Redactor()
    private var reading = RulesReading()
    private var seen: Set<String> = []
    private var bytes = 0

    init(repository: consuming Repository) { self.repository = repository }

    /// What the tree's rules files say; those that are there and were not read stand beside.
    consuming func reading(of tree: ObjectID) throws -> RulesReading {
        for file in try files(in: tree) { try read(file.path, holdingFor: file.folder, in: tree) }
        if reading.lines.count > RuleFile.mostLines {
            reading.lines = Array(reading.lines.prefix(RuleFile.mostLines))
            leave("the rest of its rules", "more than \(RuleFile.mostLines) lines")
        }
        return reading
    }

    private struct File {
        let path: String
        let folder: String?
    }

    /// Those of the whole repository first, and of each folder its own instructions before other files.
    private mutating func files(in tree: ObjectID) throws -> [File] {
        var found: [File] = []
        var waiting = [(path: "", id: tree, depth: 0)]
        var place = 0
        while place < waiting.count {
            let (folder, id, depth) = waiting[place]
            place += 1
            guard let entries = try repository.tree(id) else {
                // Snapshots from other machines hold what changed and no more.
                if RuleFile.isOfAgents(folder) { leave(folder, "did not come with the snapshot") }
                continue
            }
            for entry in entries {
                let name = String(decoding: entry.name, as: UTF8.self)
                let path = folder.isEmpty ? name : folder + "/" + name
                switch entry.mode {
                case .tree where depth < Self.deepest && RuleFile.mayHold(name):
                    waiting.append((path, entry.id, depth + 1))
                case .file, .executable, .link:
                    let known = RuleFile.place(of: path)
                    if known.isRule { found.append(File(path: path, folder: known.folder)) }
                case .tree, .commit: break
                }
            }
            guard waiting.count <= Self.mostFolders else {
                leave("folders deep in the tree", "more than \(Self.mostFolders) folders", "*")
                break
            }
        }
        return found.sorted(by: Self.isFirst)
    }

    private static func isFirst(_ one: File, _ other: File) -> Bool {
        func rank(_ file: File) -> (Int, Int, String) {
            (file.folder == nil ? 0 : 1, file.path.split(separator: "/").count, file.path)
        }
        return rank(one) < rank(other)
    }

    private mutating func read(
        _ path: String, holdingFor folder: String?, in tree: ObjectID, depth: Int = 0
    ) throws {
        guard seen.insert(path).inserted else { return }
        guard seen.count <= Self.mostFiles, bytes <= Self.mostBytes else {
            return leave(path, "more rules files than are read", folder)
        }
        guard let text = try text(at: path, holdingFor: folder, in: tree), !RuleFile.isOurs(text) else {
            return
        }
        let narrower = RuleMarkdown.folder(of: text)
        let folder =
            narrower.map { below in [folder, below].compactMap(\.self).joined(separator: "/") } ?? folder
        reading.lines += RuleFile.lines(of: redactor.redact(text), path: path, folder: folder)
        guard path.lowercased().hasSuffix("claude.md") || depth > 0 else { return }
        for taken in RuleMarkdown.imports(of: text) {
            guard let path = Self.path(taken, beside: path),
                let entry = try repository.entry(at: Array(path.utf8), in: tree), entry.mode != .tree
            else { continue }
            if depth < Self.deepestImport {
                try read(path, holdingFor: folder, in: tree, depth: depth + 1)
            } else {
                leave(path, "taken in by too many files one after the other", folder)
            }
        }
    }

    private mutating func text(
        at path: String, holdingFor folder: String?, in tree: ObjectID
    ) throws -> String? {
        guard let entry = try repository.entry(at: Array(path.utf8), in: tree) else { return nil }
        guard let size = try repository.header(entry.id)?.size else {
            leave(path, "its text did not come with the snapshot", folder)
            return nil
        }
        guard size <= Self.largest else {
            leave(path, "\(size) bytes, more than \(Self.largest)", folder)
            return nil
        }
        bytes += size
        guard let content = try repository.blob(entry.id), !content.contains(0),
            let text = String(validating: content, as: UTF8.self)
        else {
            leave(path, "no UTF-8 text", folder)
            return nil
        }
        guard entry.mode == .link else { return text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text }
        // AGENTS.md is often a link to CLAUDE.md, or the other way round.
        if let target = Self.path(text, beside: path),
            try repository.entry(at: Array(target.utf8), in: tree).map({ $0.mode == .file }) ?? false
        {
            try read(target, holdingFor: folder, in: tree)
        } else {
            leave(path, "a link to what is not in the repository", folder)
        }
        return nil
    }

    private mutating func leave(_ path: String, _ reason: String, _ folder: String? = nil) {
        guard reading.unread.count < 100 else { return }
        reading.unread.append(UnreadRules(file: redactor.redact(path), reason: reason, folder: folder))
    }

    /// A path as a file names it, below the root; nil where it leads out of it.
    private static func path(_ relative: String, beside file: String) -> String? {
        guard !relative.hasPrefix("/") else { return nil }
        var parts = file.split(separator: "/").dropLast().map(String.init)
        for part in relative.split(separator: "/") where part != "." {
            if part != ".." {
                parts.append(String(part))
            } else if parts.popLast() == nil {
                return nil
            }
        }
        return parts.isEmpty ? nil : parts.joined(separator: "/")
    }
}
