import Client
import Events
import Foundation
import Git
import Server
import Shadow
import Store
import TestSupport
import Testing

/// A session's snapshots go to a real server and are read there.
@Suite struct SnapshotSenderTests {
    private let folder: TemporaryFolder
    private let here: ShadowLayout
    private let key = SessionKey(agent: .claude, id: "s-1")
    private let workspace = ContentID.make("w")

    init() throws {
        folder = try TemporaryFolder()
        here = ShadowLayout(root: folder.path + "/shadow")
        try look(["src/a.txt": "one\n"], .prompt, at: 1)
        try look(["src/a.txt": "agent\n"], .stop, at: 2)
        try look(["src/a.txt": "user\n"], .prompt, at: 3)
    }

    /// A look at a tree of one folder.
    private func look(_ files: [String: String], _ cause: SnapshotMoment.Cause, at seconds: Int64) throws {
        let repository = try Repository(creatingBare: here.repository(workspace))
        let parent = try repository.reference(ShadowLayout.reference(of: key))
        var inner: [UInt8] = []
        for (path, text) in files.sorted(by: { $0.key < $1.key }) {
            let blob = try repository.write(Array(text.utf8), as: .blob)
            inner += Array("100644 \(path.dropFirst("src/".count))\0".utf8) + blob.bytes
        }
        let tree = try repository.write(inner, as: .tree)
        let root = try repository.write(Array("40000 src\0".utf8) + tree.bytes, as: .tree)
        let id = try repository.write(
            Commit(tree: root, parents: [parent].compactMap(\.self), seconds: seconds, message: "x\n"))
        try repository.setReference(ShadowLayout.reference(of: key), to: id)
        let record = LookRecord(
            moment: SnapshotMoment(
                session: key, cause: cause, delivery: "d\(seconds)",
                at: Timestamp(milliseconds: seconds * 1000)),
            commit: id, changed: true, late: false, look: .whole, skipped: [])
        let path = here.journal(of: key, in: workspace)
        try FileManager.default.createDirectory(
            atPath: here.session(key, in: workspace), withIntermediateDirectories: true)
        let old = FileManager.default.contents(atPath: path) ?? Data()
        try (old + Data((record.line + "\n").utf8)).write(to: URL(fileURLWithPath: path))
    }

    private func sender(_ house: LiveHouse, isAllowed: Bool = true) -> SnapshotSender {
        SnapshotSender(
            settings: ClientSettings(
                server: "http://\(house.address.host):\(house.address.port)", key: house.key.text),
            layout: here, isAllowed: isAllowed)
    }

    /// No reason to wait and try again, as a server that is away would be.
    @Test func aServerWithoutRoomRefusesForGood() async throws {
        var limits = ReceivedLimits()
        limits.tenantBytes = 10
        try await withLiveHouse(keeping: limits) { house in
            let refusal = await #expect(throws: ClientError.self) {
                _ = try await sender(house).send(session: key)
            }
            #expect(refusal?.kind == .refused)
            #expect(refusal?.description.contains("507") == true)
        }
        try Data("507, no room\n".utf8).write(to: URL(fileURLWithPath: here.root + "/.not-taken"))
        #expect(SnapshotFacts(root: here.root).notTaken?.contains("no room") == true)
    }

    @Test func theServerReadsWhatThisMachineReads() async throws {
        try await withLiveHouse { house in
            let sent = try await sender(house).send(session: key)
            #expect(sent.looks == 3)
            let there = try #require(house.shelves.libraries(of: .local).first)
            #expect(try there.edits(of: key).map(\.kind) == [.rewrote])
            let mine = try ShadowLibrary(here).edits(of: key)
            #expect(try there.edits(of: key) == mine)
            #expect(try await sender(house).send(session: key) == SentSnapshots())
            try look(["src/a.txt": "user\n", "src/b.txt": "b\n"], .stop, at: 4)
            #expect(try await sender(house).send(session: key).looks == 1)
        }
    }

    @Test func manySmallRequestsComeToTheSame() async throws {
        for second in 4..<12 as Range<Int64> {
            let text = (0..<400).map { "\(second) \($0)\n" }.joined()
            try look(["src/a.txt": text], .stop, at: second)
        }
        try await withLiveHouse { house in
            var small = sender(house)
            small.limit = 4_000
            let sent = try await small.send(session: key)
            #expect(sent.parcels > 3)
            #expect(sent.looks == 11)
        }
    }

    @Test func nothingLeavesWithoutTheWord() async throws {
        try await withLiveHouse { house in
            let sent = try await sender(house, isAllowed: false).send(session: key)
            #expect(sent == SentSnapshots())
            #expect(house.shelves.libraries(of: .local).first?.workspaces.isEmpty == true)
        }
    }

    @Test func aServerThatIsAwayIsToldAsThat() async throws {
        let sender = SnapshotSender(
            settings: ClientSettings(server: "http://127.0.0.1:1", key: "k"), layout: here, isAllowed: true)
        let error = await #expect(throws: ClientError.self) { try await sender.send(session: key) }
        #expect(error?.kind == .unreachable)
    }
}
