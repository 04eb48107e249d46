import Client
import Events
import Foundation
import Gates
import Harness
import Ingest
import Logging
import Server
import Shadow
import Store
import TestSupport

/// A whole server on a free loopback port, with a store of one test's own and a key.
struct LiveHouse: Sendable {
    let store: SQLiteStore
    let key: APIKey
    let address: ServeAddress
    /// Where it puts snapshots from other machines.
    let shelves: ShadowShelves

    func client() throws -> ModaServer {
        try ModaServer(ClientSettings(server: "http://\(address.host):\(address.port)", key: key.text))
    }

    /// Stores a skill as a run would; `digest` only where a test wants a wrong one.
    func approve(
        _ id: String, _ markdown: String, status: SkillRecord.Status = .approved, digest: String? = nil
    ) async throws {
        let skill = SkillRecord(
            id: id, version: 1, status: status, description: "Use when testing.", markdown: markdown,
            digest: digest ?? "sha256:" + ContentID.sha256(markdown.utf8), cluster: "c-\(id)",
            updatedAt: Timestamp(milliseconds: 0))
        let candidate = CandidateRecord(
            cluster: "c-\(id)", name: id, description: skill.description, markdown: markdown, sentences: [],
            evidenceDigest: "", status: .promoted)
        try await store.promote(skill, from: candidate, tenant: .local)
    }
}

/// Runs a server for as long as `body` needs it.
func withLiveHouse(
    keeping snapshots: ReceivedLimits = ReceivedLimits(), _ body: (LiveHouse) async throws -> Void
) async throws {
    let folder = try TemporaryFolder()
    let store = try SQLiteStore(path: folder.path + "/moda.sqlite")
    var random = SystemRandomNumberGenerator()
    let key = APIKey.generate(using: &random)
    let now = Timestamp(milliseconds: 0)
    try await store.addKey(
        KeyRecord(id: key.id, tenant: .local, name: "test", digest: key.digest, createdAt: now))
    let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    var parts = ServerParts(
        events: store, history: store, statistics: store, applications: store, skills: store, control: store,
        intake: Intake(policy: CapturePolicy()), now: { now },
        newID: { UUID().uuidString })
    parts.shadow = ShadowShelves(received: folder.path + "/received")
    parts.received = ReceivedRoom(snapshots)
    let runner = try JobRunner(
        events: store, skills: store, control: store,
        gatekeeper: Gatekeeper(GateDefinitions.load(folder: Fixtures.root + "/gates")), now: { now }, log: log
    )
    let (addresses, announce) = AsyncStream.makeStream(of: ServeAddress.self)
    try await withThrowingTaskGroup(of: Void.self) { [parts] group in
        group.addTask {
            try await serve(parts, jobs: runner, at: ServeAddress(host: "127.0.0.1", port: 0), log: log) {
                announce.yield($0)
            }
        }
        for await address in addresses {
            try await body(LiveHouse(store: store, key: key, address: address, shelves: parts.shadow))
            break
        }
        group.cancelAll()
        // The server ends by our cancellation; how it words that is of no interest here.
        try? await group.waitForAll()
    }
}
