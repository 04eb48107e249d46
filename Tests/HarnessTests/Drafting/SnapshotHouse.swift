import Events
import Foundation
import Git
import Harness
import Shadow
import TestSupport

/// Snapshots of made work trees, as hooks would have taken them.
struct SnapshotHouse {
    enum File {
        case text(String)
        case bytes([UInt8])
        case link(String)
        /// In the tree, and not among the objects.
        case missing
        /// A folder that is not among the objects.
        case missingFolder
    }

    let folder: TemporaryFolder
    /// A tenant's whose snapshots come from other machines; of this machine's where there is none.
    var tenant: TenantID?

    private var shelves: ShadowShelves {
        tenant == nil
            ? ShadowShelves(local: ShadowLayout(root: folder.path + "/shadow"))
            : ShadowShelves(received: folder.path + "/received")
    }
    var layout: ShadowLayout {
        tenant.flatMap { shelves.received(of: $0) } ?? ShadowLayout(root: folder.path + "/shadow")
    }
    var rules: ShadowRules { ShadowRules(shelves) }

    init(of tenant: TenantID? = nil) throws {
        folder = try TemporaryFolder()
        self.tenant = tenant
    }

    /// Adds a look of a session at a tree of files.
    func look(
        _ files: [String: File], of key: SessionKey, at seconds: Int64, skipped: [SkippedFile] = []
    ) throws {
        let workspace = ContentID.make("w")
        let repository = try Repository(creatingBare: layout.repository(workspace))
        let tree = try tree(
            files.map { ($0.key.split(separator: "/").map(String.init), $0.value) }, repository)
        let id = try repository.write(Commit(tree: tree, parents: [], seconds: seconds, message: "x\n"))
        let record = LookRecord(
            moment: SnapshotMoment(
                session: key, cause: .prompt, delivery: "d", at: Timestamp(milliseconds: seconds * 1000)),
            commit: id, changed: true, late: false, look: .whole, skipped: skipped)
        let path = layout.journal(of: key, in: workspace)
        try FileManager.default.createDirectory(
            atPath: layout.session(key, in: workspace), withIntermediateDirectories: true)
        let old = FileManager.default.contents(atPath: path) ?? Data()
        try (old + Data((record.line + "\n").utf8)).write(to: URL(fileURLWithPath: path))
    }

    private func tree(
        _ files: [(path: [String], file: File)], _ repository: borrowing Repository
    ) throws -> ObjectID {
        var bytes: [UInt8] = []
        for name in Set(files.compactMap(\.path.first)).sorted() {
            let own = files.filter { $0.path.first == name }
            if let file = own.first(where: { $0.path.count == 1 })?.file {
                let (mode, id) = try written(file, repository)
                bytes += Array("\(mode) \(name)\0".utf8) + id.bytes
            } else {
                let below = try tree(own.map { (Array($0.path.dropFirst()), $0.file) }, repository)
                bytes += Array("40000 \(name)\0".utf8) + below.bytes
            }
        }
        return try repository.write(bytes, as: .tree)
    }

    private func written(_ file: File, _ repository: borrowing Repository) throws -> (String, ObjectID) {
        let nowhere = ObjectHash.id(of: Array("not here".utf8), as: .blob)
        return switch file {
        case .text(let text): ("100644", try repository.write(Array(text.utf8), as: .blob))
        case .bytes(let bytes): ("100644", try repository.write(bytes, as: .blob))
        case .link(let target): ("120000", try repository.write(Array(target.utf8), as: .blob))
        case .missing: ("100644", nowhere)
        case .missingFolder: ("40000", nowhere)
        }
    }
}
