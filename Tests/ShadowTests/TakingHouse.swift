import Events
import Foundation
import Git
import Shadow
import TestSupport

/// A work tree with a store beside it.
final class TakingHouse: Sendable {
    let folder: TemporaryFolder
    let root: String
    let layout: ShadowLayout
    let home: String

    init() throws {
        folder = try TemporaryFolder()
        let path = FilePath.canonical(folder.path) ?? folder.path
        (root, home) = ("\(path)/tree", "\(path)/home")
        layout = ShadowLayout(root: "\(path)/store")
        for folder in [root, home] { try FilePath.makeFolders(folder) }
    }

    var store: String { layout.repository(Workspace.id(of: root)) }

    func key(_ session: String = "s1") -> SessionKey { SessionKey(agent: .claude, id: session) }

    func snapshots(_ limits: SnapshotLimits = SnapshotLimits()) -> Snapshots {
        Snapshots(layout: layout, limits: limits, home: home, tenantFolders: ["\(home)/.claude"])
    }

    @discardableResult
    func take(
        _ look: Look = .whole, session: String = "s1", cause: SnapshotMoment.Cause = .stop,
        limits: SnapshotLimits = SnapshotLimits(), in place: String? = nil
    ) throws -> LookRecord {
        let moment = SnapshotMoment(
            session: key(session), cause: cause, turn: "t1", toolCall: "c1", tool: "Edit", delivery: "d1",
            at: Timestamp(milliseconds: 1_790_000_000_000))
        return try snapshots(limits).take(moment, in: place ?? root, looking: look) { false }
    }

    func write(_ text: String, to path: String) throws { try write(Array(text.utf8), to: path) }

    func write(_ bytes: [UInt8], to path: String) throws {
        let file = "\(root)/\(path)"
        try FilePath.makeFolders(FilePath.parent(of: file) ?? root)
        try Data(bytes).write(to: URL(fileURLWithPath: file))
    }

    func remove(_ path: String) throws { try FileManager.default.removeItem(atPath: "\(root)/\(path)") }

    func link(_ path: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: "\(root)/\(path)", withDestinationPath: target)
    }

    /// What the snapshot of a look holds, by path.
    func files(_ record: LookRecord, in store: String? = nil) throws -> [String: String] {
        let repository = try Repository(bare: store ?? self.store)
        var files: [String: String] = [:]
        guard let commit = try repository.commit(record.commit) else { return [:] }
        var open: [(String, ObjectID)] = [("", commit.tree)]
        while let (prefix, tree) = open.popLast() {
            for entry in try repository.tree(tree) ?? [] {
                let path = prefix + String(decoding: entry.name, as: UTF8.self)
                if entry.mode == .tree {
                    open.append((path + "/", entry.id))
                } else {
                    files[path] = String(decoding: try repository.blob(entry.id) ?? [], as: UTF8.self)
                }
            }
        }
        return files
    }

    func paths(_ record: LookRecord) throws -> [String] { try files(record).keys.sorted() }

    func journal(_ session: String = "s1") -> [LookRecord] {
        let folder = layout.session(key(session), in: Workspace.id(of: root))
        return LookRecord.records(of: FilePath.bytes(of: "\(folder)/looks.jsonl") ?? [])
    }
}
