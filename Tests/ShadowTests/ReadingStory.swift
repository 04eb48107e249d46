import Events
import Foundation
import Git
import Shadow
import TestSupport

/// A work tree as one test tells it: files change, sessions look at them, and each look becomes a commit as
/// a snapshot would make it.
final class Story {
    let folder: TemporaryFolder
    let layout: ShadowLayout
    let workspace = ContentID.make("a workspace")
    var files: [[UInt8]: [UInt8]] = [:]
    /// Seconds since the story began.
    var clock: Int64 = 1_000
    /// Objects that a store borrows, and so may lose: blobs written while this is true go to a store beside.
    private var heads: [SessionKey: ObjectID] = [:]

    init() throws {
        folder = try TemporaryFolder()
        layout = ShadowLayout(root: folder.path + "/shadow")
        try FileManager.default.createDirectory(atPath: layout.root, withIntermediateDirectories: true)
        _ = try Repository(creatingBare: layout.repository(workspace))
    }

    /// Has the form of a real one; made at random, so that no scanner finds it in this file.
    static let token: String = {
        var random = SeededGenerator(seed: 7)
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
        return "ghp_"
            + String((0..<36).map { _ in letters[Int.random(in: 0..<letters.count, using: &random)] })
    }()

    static let main = SessionKey(agent: .claude, id: "s-1")

    subscript(path: String) -> String? {
        get { files[Array(path.utf8)].map { String(decoding: $0, as: UTF8.self) } }
        set { files[Array(path.utf8)] = newValue.map { Array($0.utf8) } }
    }

    /// Looks at all files, or at some only: the others are then as at the look before.
    @discardableResult func look(
        _ cause: SnapshotMoment.Cause, of key: SessionKey = main, turn: String? = nil, call: String? = nil,
        late: Bool = false, paths: [String]? = nil
    ) throws -> LookRecord {
        clock += 10
        let repository = try Repository(bare: layout.repository(workspace))
        let parent = heads[key]
        let tree = try tree(seen(paths, parent, in: repository), in: repository)
        let before = try parent.flatMap { try repository.commit($0)?.tree }
        var id = parent ?? tree
        if before != tree {
            id = try repository.write(
                Commit(tree: tree, parents: parent.map { [$0] } ?? [], seconds: clock, message: "a look\n"))
            try repository.setReference(ShadowLayout.reference(of: key), to: id)
            heads[key] = id
        }
        let moment = SnapshotMoment(
            session: key, cause: cause, turn: turn, toolCall: call, tool: call == nil ? nil : "Edit",
            delivery: "d-\(clock)", at: Timestamp(milliseconds: clock * 1000))
        let record = LookRecord(
            moment: moment, commit: id, changed: before != tree, late: late,
            look: paths.map(Look.paths) ?? .whole, skipped: [])
        try journal(record)
        return record
    }

    var library: ShadowLibrary { ShadowLibrary(layout) }
    func session(_ key: SessionKey = main) throws -> ShadowSession {
        guard let session = ShadowSession(layout, workspace: workspace, key: key) else { throw Missing() }
        return session
    }
    func edits(of key: SessionKey = main) throws -> [WorkTreeEdit] { try library.edits(of: key) }

    /// Removes an object's file, as the user's `git gc` may with one that was borrowed.
    func lose(_ bytes: [UInt8], as kind: ObjectKind = .blob) throws {
        let name = ObjectHash.id(of: bytes, as: kind).hex
        try FileManager.default.removeItem(
            atPath: "\(layout.repository(workspace))/objects/\(name.prefix(2))/\(name.dropFirst(2))")
    }

    struct Missing: Error {}

    private func journal(_ record: LookRecord) throws {
        let path = layout.journal(of: record.moment.session, in: workspace)
        let folder = String(path.dropLast("/looks.jsonl".count))
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let old = FileManager.default.contents(atPath: path) ?? Data()
        try (old + Data((record.line + "\n").utf8)).write(to: URL(fileURLWithPath: path))
    }

    private func seen(
        _ paths: [String]?, _ parent: ObjectID?, in repository: borrowing Repository
    ) throws -> [[UInt8]: [UInt8]] {
        guard let paths, let parent, let tree = try repository.commit(parent)?.tree else { return files }
        var known: [[UInt8]: [UInt8]] = [:]
        for change in repository.diff(from: nil, to: tree).changes {
            known[change.path] = try change.after.flatMap { try repository.blob($0.id) }
        }
        for path in paths { known[Array(path.utf8)] = files[Array(path.utf8)] }
        return known
    }

    private func tree(_ files: [[UInt8]: [UInt8]], in repository: borrowing Repository) throws -> ObjectID {
        var entries: [TreeEntry] = []
        var folders: [[UInt8]: [[UInt8]: [UInt8]]] = [:]
        for (path, bytes) in files {
            let parts = path.split(separator: UInt8(ascii: "/"), maxSplits: 1)
            if parts.count == 2 {
                folders[Array(parts[0]), default: [:]][Array(parts[1])] = bytes
            } else {
                let id = try repository.write(bytes, as: .blob)
                entries.append(TreeEntry(name: path, mode: .file, id: id))
            }
        }
        for (name, inside) in folders {
            entries.append(TreeEntry(name: name, mode: .tree, id: try tree(inside, in: repository)))
        }
        return try repository.write(Self.bytes(of: entries), as: .tree)
    }

    static func bytes(of entries: [TreeEntry]) -> [UInt8] {
        let key = { (entry: TreeEntry) in entry.name + (entry.mode == .tree ? [UInt8(ascii: "/")] : []) }
        return entries.sorted { key($0).lexicographicallyPrecedes(key($1)) }.flatMap { entry in
            Array("\(String(entry.mode.rawValue, radix: 8)) ".utf8) + entry.name + [0] + entry.id.bytes
        }
    }
}

extension [WorkTreeEdit] {
    /// Kind and path of each, for short comparisons.
    var brief: [String] { map { "\($0.kind.rawValue) \($0.path)" } }
}
