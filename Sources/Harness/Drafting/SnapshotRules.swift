internal import Gates
internal import Git
internal import Redaction

/// Reads the rules files of a tree, bounded in every way: the tree is somebody's work.
struct SnapshotRules: ~Copyable {
    /// Files that are read, and bytes of one.
    private static let mostFiles = 60
    private static let largest = 128 << 10

    private let repository: Repository
    private let redactor = Redactor()

    init(repository: consuming Repository) { self.repository = repository }

    func lines(in tree: ObjectID) throws -> [RuleLine] {
        var found: [RuleLine] = []
        for path in try paths(in: tree).prefix(Self.mostFiles) {
            guard let text = try text(at: path, in: tree), !RuleFile.isOurs(text) else { continue }
            found += RuleFile.lines(of: redactor.redact(text), path: path)
        }
        return Array(found.prefix(RuleFile.mostLines))
    }

    private func paths(in tree: ObjectID) throws -> [String] {
        var found = RuleFile.single
        for folder in RuleFile.folders {
            found += try files(below: folder, in: tree, depth: 2).filter(RuleFile.isRuleName)
        }
        return found
    }

    /// The files of a folder, and of its folders to that depth, by name.
    private func files(below folder: String, in tree: ObjectID, depth: Int) throws -> [String] {
        guard depth > 0, let entry = try repository.entry(at: Array(folder.utf8), in: tree),
            entry.mode == .tree, let entries = try repository.tree(entry.id)
        else { return [] }
        var found: [String] = []
        for entry in entries.prefix(200) {
            let path = folder + "/" + String(decoding: entry.name, as: UTF8.self)
            switch entry.mode {
            case .file, .executable: found.append(path)
            case .tree: found += try files(below: path, in: tree, depth: depth - 1)
            case .link, .commit: break
            }
        }
        return found
    }

    private func text(at path: String, in tree: ObjectID) throws -> String? {
        guard let entry = try repository.entry(at: Array(path.utf8), in: tree),
            entry.mode == .file || entry.mode == .executable,
            let size = try repository.header(entry.id)?.size, size <= Self.largest,
            let bytes = try repository.blob(entry.id)
        else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }
}
