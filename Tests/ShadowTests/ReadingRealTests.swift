import Events
import Foundation
import Git
import Shadow
import TestSupport
import Testing

/// Snapshots as they are really taken, read back.
@Suite struct ReadingRealTests {
    private let folder: TemporaryFolder
    private let root: String
    private let snapshots: Snapshots
    private let layout: ShadowLayout
    private let key = SessionKey(agent: .claude, id: "real")

    init() throws {
        folder = try TemporaryFolder()
        root = folder.path + "/work"
        layout = ShadowLayout(root: folder.path + "/shadow")
        try FileManager.default.createDirectory(
            atPath: folder.path + "/home", withIntermediateDirectories: true)
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        snapshots = Snapshots(layout: layout, home: folder.path + "/home", tenantFolders: [])
    }

    /// Seconds later than the look before, so that no time of a file is doubtful.
    private func look(
        _ cause: SnapshotMoment.Cause, at seconds: Int64, turn: String? = nil, call: String? = nil,
        _ look: Look = .whole
    ) throws {
        let moment = SnapshotMoment(
            session: key, cause: cause, turn: turn, toolCall: call, delivery: "d\(seconds)",
            at: Timestamp(milliseconds: seconds * 1000))
        _ = try snapshots.take(moment, in: root, looking: look) { false }
    }

    private func write(_ text: String, to name: String) throws { try folder.write(text, to: "work/\(name)") }

    /// A repository with one commit of the files, as a person's `.git`.
    private func commit(_ text: String, as name: String) throws -> Repository {
        let repository = try Repository(creatingBare: root + "/.git")
        let blob = try repository.write(Array(text.utf8), as: .blob)
        let tree = try repository.write(Array("100644 \(name)\0".utf8) + blob.bytes, as: .tree)
        let commit = try repository.write(Commit(tree: tree, parents: [], seconds: 1, message: "first\n"))
        let branch = try String(contentsOfFile: root + "/.git/HEAD", encoding: .utf8)
        try repository.setReference(
            String(branch.dropFirst("ref: ".count)).trimmingCharacters(in: .whitespacesAndNewlines),
            to: commit)
        return repository
    }

    @Test func aSessionIsReadAsItHappened() throws {
        _ = try commit("one\ntwo\nthree\n", as: "a.txt")
        try write("one\ntwo\nthree\n", to: "a.txt")
        try look(.sessionStart, at: 1)
        try look(.prompt, at: 2, turn: "t1")
        try write("one\nTWO\nthree\n", to: "a.txt")
        try look(.afterTool, at: 3, turn: "t1", call: "c1", .paths([root + "/a.txt"]))
        try write("made\n", to: "src/new.txt")
        try look(.stop, at: 4, turn: "t1")
        try write("one\nzwei\nthree\n", to: "a.txt")
        try FileManager.default.removeItem(atPath: root + "/src/new.txt")
        try look(.prompt, at: 5, turn: "t2")
        let edits = try ShadowLibrary(layout).edits(of: key)
        #expect(edits.brief == ["rewrote a.txt", "deleted src/new.txt"])
        #expect(edits.first?.agent.toolCall == "c1")
        #expect(edits.first?.userText == "zwei\n")
    }

    @Test func whatTheUserDroppedAfterwardsIsNeverACrash() throws {
        _ = try commit("one\ntwo\n", as: "a.txt")
        try write("one\ntwo\n", to: "a.txt")
        try look(.prompt, at: 1, turn: "t1")
        try write("one\nTWO\n", to: "a.txt")
        try look(.stop, at: 2, turn: "t1")
        try write("one\ntwo\n", to: "a.txt")
        try look(.prompt, at: 3, turn: "t2")
        #expect(try ShadowLibrary(layout).edits(of: key).brief == ["reverted a.txt"])
        try FileManager.default.removeItem(atPath: root + "/.git")
        let workspace = try #require(ShadowLibrary(layout).workspaces(of: key).first)
        let session = try #require(ShadowSession(layout, workspace: workspace, key: key))
        #expect(try session.steps().count == 2)
        _ = try ShadowLibrary(layout).edits(of: key)
        _ = try session.patches(from: 0, to: 2)
        let other = ShadowLayout(root: folder.path + "/received")
        let parcel = try #require(try ParcelMaking(session).parcel(after: ShadowState(), limit: 1 << 20))
        #expect(try ParcelTaking(other).take(parcel, of: key, in: workspace) == parcel.result)
    }

    @Test func aFinishedSessionNeedsTheUsersRepositoryNoMore() throws {
        _ = try commit("one\ntwo\n", as: "a.txt")
        try write("one\ntwo\n", to: "a.txt")
        try look(.prompt, at: 1, turn: "t1")
        try write("one\nTWO\n", to: "a.txt")
        try look(.stop, at: 2, turn: "t1")
        try write("one\nzwei\n", to: "a.txt")
        try look(.sessionEnd, at: 3)
        let before = try ShadowLibrary(layout).edits(of: key)
        try snapshots.finish(key, in: root)
        try FileManager.default.removeItem(atPath: root + "/.git")
        #expect(before.brief == ["rewrote a.txt"])
        #expect(try ShadowLibrary(layout).edits(of: key) == before)
        #expect(ShadowLibrary(layout).summaries(of: key).map(\.isSelfContained) == [true])
    }
}
