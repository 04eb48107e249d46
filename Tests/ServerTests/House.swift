import Events
import Foundation
import HTTPTypes
import Harness
import Hummingbird
import Ingest
import Normalizer
import Server
import Store
import TestSupport

/// A server's parts with a store of one test's own, and a key.
struct House {
    let folder: TemporaryFolder
    let store: SQLiteStore
    let router: Router<ModaContext>
    let key: APIKey
    /// The server's clock, which a test may move.
    let clock = Clock()
    let parts: ServerParts
    static let now = Timestamp(milliseconds: 20_000 * 86_400_000)

    init(policy: CapturePolicy = CapturePolicy(), gates: GateDesk? = nil) async throws {
        folder = try TemporaryFolder()
        store = try SQLiteStore(path: folder.path + "/moda.sqlite", normalize: normalize)
        var parts = ServerParts(
            events: store, history: store, statistics: store, applications: store, skills: store,
            control: store,
            intake: Intake(policy: policy),
            now: { [clock] in clock.now }, newID: { UUID().uuidString })
        parts.gates = gates
        parts.vitals = store
        parts.forgetting = store
        self.parts = parts
        router = modaRouter(parts)
        key = try await Self.makeKey(in: store, tenant: .local)
    }

    static func makeKey(
        in store: SQLiteStore, tenant: TenantID, expiresAt: Timestamp? = nil, scopes: Set<KeyScope> = .all
    ) async throws -> APIKey {
        var random = SystemRandomNumberGenerator()
        let key = APIKey.generate(using: &random)
        try await store.addKey(
            KeyRecord(
                id: key.id, tenant: tenant, name: "test", digest: key.digest, createdAt: now,
                expiresAt: expiresAt, scopes: scopes))
        return key
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, type: String = "application/json", body: [UInt8] = [],
        key: String? = nil, headers: HTTPFields = [:]
    ) async throws -> Reply {
        var all = headers
        all[.contentType] = type
        all[.authorization] = "Bearer \(key ?? self.key.text)"
        return try await ask(router, method, path, headers: all, body: body)
    }

    /// An approved skill, stored as a run would store it.
    func approve(_ id: String, markdown: String, tenant: TenantID = .local) async throws -> SkillRecord {
        try await store.approve(id, markdown: markdown, tenant: tenant)
    }
}

extension SQLiteStore {
    func approve(_ id: String, markdown: String, tenant: TenantID = .local) async throws -> SkillRecord {
        let skill = SkillRecord(
            id: id, version: 1, status: .approved, description: "Use when testing.", markdown: markdown,
            digest: "sha256:" + ContentID.sha256(markdown.utf8), cluster: "c-\(id)", updatedAt: House.now)
        let candidate = CandidateRecord(
            cluster: "c-\(id)", name: id, description: skill.description, markdown: markdown, sentences: [],
            evidenceDigest: "", status: .promoted)
        try await promote(skill, from: candidate, tenant: tenant)
        return skill
    }
}
