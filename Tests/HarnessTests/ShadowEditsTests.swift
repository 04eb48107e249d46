import Events
import Foundation
import Git
import Harness
import Shadow
import TestSupport
import Testing

/// The stores of shadow repositories as a source of edits.
@Suite struct ShadowEditsTests {
    private let folder: TemporaryFolder
    private let key = SessionKey(agent: .codex, id: "s")
    private let workspace = ContentID.make("w")

    init() throws { folder = try TemporaryFolder() }

    private func look(
        _ text: String, _ cause: SnapshotMoment.Cause, at seconds: Int64, in layout: ShadowLayout,
        parent: ObjectID?
    ) throws -> ObjectID {
        let repository = try Repository(creatingBare: layout.repository(workspace))
        let blob = try repository.write(Array(text.utf8), as: .blob)
        let tree = try repository.write(Array("100644 a.txt\0".utf8) + blob.bytes, as: .tree)
        let id = try repository.write(
            Commit(tree: tree, parents: [parent].compactMap(\.self), seconds: seconds, message: "x\n"))
        let record = LookRecord(
            moment: SnapshotMoment(
                session: key, cause: cause, delivery: "d", at: Timestamp(milliseconds: seconds * 1000)),
            commit: id, changed: true, late: false, look: .whole, skipped: [])
        let path = layout.journal(of: key, in: workspace)
        try FileManager.default.createDirectory(
            atPath: layout.session(key, in: workspace), withIntermediateDirectories: true)
        let old = FileManager.default.contents(atPath: path) ?? Data()
        try (old + Data((record.line + "\n").utf8)).write(to: URL(fileURLWithPath: path))
        return id
    }

    private func tell(in layout: ShadowLayout) throws {
        var last = try look("one\n", .prompt, at: 1, in: layout, parent: nil)
        last = try look("agent\n", .stop, at: 2, in: layout, parent: last)
        _ = try look("user\n", .prompt, at: 3, in: layout, parent: last)
    }

    @Test func thisMachinesStoresAreTheLocalTenantsOnly() async throws {
        let layout = ShadowLayout(root: folder.path + "/shadow")
        try tell(in: layout)
        let source = ShadowEdits(ShadowShelves(local: layout, received: folder.path + "/received"))
        #expect(try await source.edits(of: key, tenant: .local).map(\.kind) == [.rewrote])
        #expect(try await source.edits(of: key, tenant: TenantID(rawValue: "acme")).isEmpty)
        #expect(try await ShadowEdits(ShadowShelves()).edits(of: key, tenant: .local).isEmpty)
    }

    @Test func whatCameFromOtherMachinesIsItsTenants() async throws {
        let shelves = ShadowShelves(received: folder.path + "/received")
        let tenant = TenantID(rawValue: "acme")
        try tell(in: try #require(shelves.received(of: tenant)))
        #expect(try await ShadowEdits(shelves).edits(of: key, tenant: tenant).map(\.userText) == ["user\n"])
        #expect(try await ShadowEdits(shelves).edits(of: key, tenant: .local).isEmpty)
    }
}
