import API
import Events
import Foundation
import HTTPTypes
import Ingest
import Store
import TestSupport
import Testing

@Suite struct IngestHealthRouteTests {
    private let house: House

    init() async throws { house = try await House(policy: .init(prompts: true)) }

    private func health(key: String? = nil) async throws -> IngestHealthView {
        let reply = try await house.send(.get, "/v1/ingest/health", key: key)
        return try JSONDecoder().decode(IngestHealthView.self, from: Data(reply.body))
    }

    private func hook(_ body: String, delivery: String) async throws {
        let headers: HTTPFields = [try #require(HTTPField.Name("moda-delivery-id")): delivery]
        let reply = try await house.send(
            .post, "/v1/otel/claude/hooks", body: Array(body.utf8), headers: headers)
        #expect(reply.status == .noContent)
    }

    @Test func aServerThatSawNothingSaysSo() async throws {
        let view = try await health()
        #expect(view.signals.isEmpty && view.waiting == 0 && view.oldestWaiting == nil)
        #expect(view.clock == House.now.rfc3339 && view.version == ModaVersion.current)
        #expect(view.key.id == house.key.id && view.key.scopes.count == 4)
        #expect(view.storeBytes > 0 && (view.freeBytes ?? 1) > 0)
        #expect(view.agents.allSatisfy { $0.prompts == 0 && $0.sessions == 0 } && view.capturesPrompts)
    }

    @Test func eachSignalHasItsTimesAndCounts() async throws {
        try await hook(#"{"hook_event_name":"Stop","session_id":"s"}"#, delivery: "1")
        house.clock.advance(milliseconds: 90_000_000)
        try await hook(
            #"{"hook_event_name":"UserPromptSubmit","session_id":"s","prompt":"use pnpm"}"#, delivery: "2")
        _ = try await house.send(.post, "/v1/otel/claude/hooks", body: Array("{no json".utf8))
        _ = try await house.send(.post, "/v1/otel/codex/hooks", body: Array("{no json".utf8))
        let before = try await health()
        #expect(before.waiting == 4 && before.oldestWaiting == House.now.rfc3339)
        _ = try await house.store.normalizeWaiting(limit: 100)
        let view = try await health()
        #expect(view.waiting == 0)
        let claude = try #require(view.signals.first { $0.provider == "claude" })
        #expect(claude.signal == "hooks" && claude.accepted == 1 && claude.refused == 1)
        #expect(claude.lastAt == house.clock.now.rfc3339 && claude.lastRefusal?.status == 400)
        let codex = try #require(view.signals.first { $0.provider == "codex" })
        #expect(codex.lastAt == nil && codex.refused == 1)
        let prompts = try #require(view.agents.first { $0.agent == .claude })
        #expect(prompts.prompts == 1 && prompts.promptsWithText == 1)
    }

    @Test func onlyAKeyThatMayReadAsksAndOnlyForItsTenant() async throws {
        try await hook(#"{"hook_event_name":"Stop","session_id":"s"}"#, delivery: "1")
        let sender = try await House.makeKey(in: house.store, tenant: .local, scopes: [.ingest])
        let refused = try await house.send(.get, "/v1/ingest/health", key: sender.text)
        #expect(refused.status == .forbidden && refused.text.contains("read"))
        let end = Timestamp(milliseconds: House.now.milliseconds + 1_000)
        let other = try await House.makeKey(
            in: house.store, tenant: TenantID(rawValue: "other"), expiresAt: end, scopes: [.read])
        let view = try await health(key: other.text)
        #expect(view.signals.isEmpty && view.key.scopes == ["read"] && view.key.expiresAt == end.rfc3339)
    }
}
