import Events
import Foundation
import Git
import HTTPTypes
import Hummingbird
import Ingest
import Server
import Shadow
import Store
import TestSupport
import Testing

/// `/v1/shadow/{workspace}/{agent}/{session}`, over a router with a store of its own.
@Suite struct ShadowRouteTests {
    private let house: House
    private let router: Router<ModaContext>
    private let key = SessionKey(agent: .claude, id: "s 1/ü")
    private let workspace = ContentID.make("a work tree")
    private let shelves: ShadowShelves

    init() async throws {
        house = try await House()
        shelves = ShadowShelves(received: house.folder.path + "/received")
        var parts = house.parts
        parts.shadow = shelves
        router = modaRouter(parts)
    }

    private var path: String { "/v1/shadow/\(workspace)/claude/s%201%2F%C3%BC" }

    private func send(
        _ method: HTTPRequest.Method, _ path: String, _ body: [UInt8] = [], key: String? = nil,
        type: String = Parcel.contentType
    ) async throws -> Reply {
        let headers: HTTPFields = [
            .authorization: "Bearer \(key ?? house.key.text)", .contentType: type,
        ]
        return try await ask(router, method, path, headers: headers, body: body)
    }

    /// A parcel with one commit of one file, and one look at it.
    private func parcel(after state: ShadowState = ShadowState(), text: String = "hello\n") throws -> Parcel {
        let blob = Object(kind: .blob, bytes: Array(text.utf8))
        let id = ObjectHash.id(of: blob.bytes, as: .blob)
        let tree = Object(kind: .tree, bytes: Array("100644 a.txt\0".utf8) + id.bytes)
        let commit = Commit(
            tree: ObjectHash.id(of: tree.bytes, as: .tree),
            parents: [state.head.flatMap(ObjectID.init(hex:))].compactMap(\.self), seconds: 1, message: "x\n")
        let head = ObjectHash.id(of: commit.bytes, as: .commit)
        let look = LookRecord(
            moment: SnapshotMoment(
                session: key, cause: .prompt, delivery: "d", at: Timestamp(milliseconds: 1_000)),
            commit: head, changed: true, late: false, look: .whole, skipped: [])
        return Parcel(
            expected: state, head: head, looks: [look], withheld: [],
            pack: try Pack.bytes(of: [blob, tree, Object(kind: .commit, bytes: commit.bytes)]))
    }

    private func state(_ reply: Reply) throws -> ShadowState {
        try JSONDecoder().decode(ShadowState.self, from: Data(reply.body))
    }

    @Test func whatIsTakenIsThereAndTakenAgainIsTheSame() async throws {
        #expect(try await state(send(.get, path)) == ShadowState())
        let parcel = try parcel()
        let first = try await send(.post, path, parcel.bytes)
        #expect(first.status == .ok)
        #expect(try state(first) == parcel.result)
        #expect(try await send(.post, path, parcel.bytes).body == first.body)
        #expect(try await state(send(.get, path)) == parcel.result)
        #expect(shelves.libraries(of: .local).first?.workspaces(of: key) == [workspace])
    }

    @Test func aConflictSaysWhatTheServerHas() async throws {
        let first = try parcel()
        _ = try await send(.post, path, first.bytes)
        let reply = try await send(.post, path, try parcel(text: "other\n").bytes)
        #expect(reply.status == .conflict)
        #expect(reply.headers[.contentType] == "application/problem+json")
        #expect(try state(reply) == first.result)
        #expect(
            try await send(.post, path, try parcel(after: first.result, text: "other\n").bytes).status == .ok)
    }

    @Test func tenantsAreApart() async throws {
        _ = try await send(.post, path, try parcel().bytes)
        let stranger = try await House.makeKey(in: house.store, tenant: TenantID(rawValue: "Acme/../x"))
        #expect(try await state(send(.get, path, key: stranger.text)) == ShadowState())
        _ = try await send(.post, path, try parcel(text: "theirs\n").bytes, key: stranger.text)
        #expect(try await state(send(.get, path)) == parcel().result)
        let folders = try FileManager.default.contentsOfDirectory(atPath: shelves.received ?? "")
        #expect(folders.count == 2)
        #expect(folders.allSatisfy { !$0.contains(".") })
    }

    @Test func aKeyWithoutItsScopeOrNoneIsRefused() async throws {
        let reader = try await House.makeKey(in: house.store, tenant: .local, scopes: [.read])
        #expect(try await send(.post, path, try parcel().bytes, key: reader.text).status == .forbidden)
        #expect(try await send(.get, path, key: "none").status == .unauthorized)
    }

    @Test func whatIsNoParcelIsRefusedAndLeavesNothing() async throws {
        let whole = try parcel().bytes
        #expect(try await send(.post, path, Array(whole.dropLast())).status == .badRequest)
        #expect(try await send(.post, path, []).status == .badRequest)
        #expect(try await send(.post, path, whole, type: "application/json").status == .unsupportedMediaType)
        #expect(
            try await send(.post, "/v1/shadow/\(workspace)/claude/other", whole).status
                == .unprocessableContent)
        #expect(!FileManager.default.fileExists(atPath: shelves.received ?? ""))
    }

    @Test(arguments: ["..%2F..%2Fx/claude/s", "00/claude/s", "WORKSPACE/nobody/s"])
    func aPathThatIsNoneIsNotFound(_ path: String) async throws {
        let path = "/v1/shadow/" + path.replacingOccurrences(of: "WORKSPACE", with: workspace)
        #expect(try await send(.post, path, try parcel().bytes).status == .notFound)
    }

    @Test func aBodyOverTheLimitAndAPackThatWouldGrowAreRefused() async throws {
        let limit = house.parts.intake.limits.body
        let large = [UInt8](repeating: 65, count: limit + 1)
        #expect(try await send(.post, path, large).status == .contentTooLarge)
        let zeros = Object(kind: .blob, bytes: [UInt8](repeating: 0, count: 13 << 20))
        let bomb = Parcel(
            expected: ShadowState(), head: .emptyBlob, looks: [], withheld: [],
            pack: try Pack.bytes(of: [zeros]))
        #expect(bomb.bytes.count < 100_000)
        #expect(try await send(.post, path, bomb.bytes).status == .contentTooLarge)
        #expect(!FileManager.default.fileExists(atPath: shelves.received ?? ""))
    }

    @Test func aServerThatTakesNoneSaysSo() async throws {
        let reply = try await house.send(.get, path)
        #expect(reply.status == .notFound)
        #expect(reply.text.contains("--shadow") || reply.text.contains("snapshots"))
    }
}
