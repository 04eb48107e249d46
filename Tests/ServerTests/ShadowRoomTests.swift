import Events
import Foundation
import Git
import Hummingbird
import Server
import Shadow
import Store
import TestSupport
import Testing

/// Snapshots from other machines: what they do to sessions, and how many of them a server takes.
@Suite struct ShadowRoomTests {
    private let house: House
    private let shelves: ShadowShelves
    private let key = SessionKey(agent: .claude, id: "s1")
    private let workspace = ContentID.make("a work tree")

    init() async throws {
        house = try await House()
        shelves = ShadowShelves(received: house.folder.path + "/received")
    }

    /// A look that saw an empty tree.
    private func send(_ limits: ReceivedLimits = ReceivedLimits()) async throws -> Reply {
        var parts = house.parts
        parts.shadow = shelves
        parts.received = ReceivedRoom(limits)
        let tree = Object(kind: .tree, bytes: [])
        let commit = Commit(
            tree: ObjectHash.id(of: [], as: .tree), parents: [], seconds: 1, message: "x\n")
        let head = ObjectHash.id(of: commit.bytes, as: .commit)
        let look = LookRecord(
            moment: SnapshotMoment(
                session: key, cause: .prompt, delivery: "d", at: Timestamp(milliseconds: 1_000)),
            commit: head, changed: true, late: false, look: .whole, skipped: [])
        let parcel = Parcel(
            expected: ShadowState(), head: head, looks: [look], withheld: [],
            pack: try Pack.bytes(of: [tree, Object(kind: .commit, bytes: commit.bytes)]))
        return try await ask(
            modaRouter(parts), .post, "/v1/shadow/\(workspace)/claude/s1",
            headers: [
                .authorization: "Bearer \(house.key.text)", .contentType: Parcel.contentType,
            ], body: parcel.bytes)
    }

    private func unhandled() async throws -> [SessionKey] {
        try await house.store.sessions(tenant: .local, unhandledOnly: true).map(\.key)
    }

    @Test func aSessionIsReadAnewWhenSnapshotsOfItCome() async throws {
        let body = #"{"hook_event_name":"Stop","session_id":"s1"}"#
        let reply = try await house.send(.post, "/v1/otel/claude/hooks", body: Array(body.utf8))
        #expect(reply.status.code < 300)
        _ = try await house.store.normalizeWaiting(limit: 10)
        #expect(try await unhandled() == [key])
        try await house.store.replaceCorrections([], of: key, handled: 1, tenant: .local)
        #expect(try await unhandled().isEmpty)
        #expect(try await send().status == .ok)
        #expect(try await unhandled() == [key])
    }

    @Test func whatIsOverTheRoomIsRefusedAndLeavesNothing() async throws {
        var limits = ReceivedLimits()
        limits.tenantBytes = 100
        let reply = try await send(limits)
        #expect(reply.status.code == 507)
        #expect(reply.text.contains("--snapshot-room"))
        #expect(!FileManager.default.fileExists(atPath: shelves.received ?? ""))
        limits = ReceivedLimits()
        limits.bytes = 100
        #expect(try await send(limits).status.code == 507)
    }
}
