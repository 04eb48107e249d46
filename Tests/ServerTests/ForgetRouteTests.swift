import API
import Events
import Foundation
import HTTPTypes
import Store
import TestSupport
import Testing

@Suite struct ForgetRouteTests {
    private func hook(_ house: House) async throws {
        let body = Telemetry.hook([
            "hook_event_name": "UserPromptSubmit", "session_id": "s", "prompt": "hello", "prompt_id": "p",
        ])
        _ = try await house.send(.post, "/v1/otel/claude/hooks", body: body)
        while try await house.store.normalizeWaiting(limit: 9) == 9 {}
    }

    private func forget(_ house: House, _ body: String, key: String? = nil) async throws -> Reply {
        try await house.send(.post, "/v1/forget", body: Array(body.utf8), key: key)
    }

    @Test func aDryRunTellsAndTheRestDoes() async throws {
        let house = try await House()
        try await hook(house)
        let plan = try await forget(house, #"{"session": "s", "dry_run": true}"#)
        let view = try JSONDecoder().decode(ForgetView.self, from: Data(plan.body))
        #expect(view.dryRun && view.sessions == 1 && view.rawEvents == 1)
        #expect(try await house.store.sessions(tenant: .local, unhandledOnly: false).count == 1)
        #expect(try await forget(house, #"{"session": "claude/s"}"#).status == .ok)
        #expect(try await house.store.sessions(tenant: .local, unhandledOnly: false).isEmpty)
        #expect(try await house.store.rawEvents(tenant: .local, limit: 9).isEmpty)
    }

    @Test func onlyAKeyForEverythingMayForget() async throws {
        let house = try await House()
        let key = try await House.makeKey(in: house.store, tenant: .local, scopes: [.ingest, .read, .write])
        #expect(try await forget(house, #"{"session": "s"}"#, key: key.text).status == .forbidden)
    }

    @Test(arguments: ["{}", #"{"session": "a", "user": "b"}"#, #"{"user": ""}"#, "nonsense", "[]"])
    func whatIsNotOneNameIsRefused(_ body: String) async throws {
        #expect(try await forget(try await House(), body).status == .badRequest)
    }
}
