import Events
import HTTPTypes
import Store
import TestSupport
import Testing

@Suite struct ImportRouteTests {
    private func records(_ name: String) throws -> [UInt8] {
        Histories.body(try Histories.files(name).flatMap { try Histories.batches($0) }.flatMap(\.self))
    }

    @Test func aHistoryIsOnDiskWhenItIsAnswered() async throws {
        let house = try await House()
        house.clock.advance(milliseconds: 1_795_300_000_000 - House.now.milliseconds)
        let body = try records("claude-compact")
        let reply = try await house.send(.post, "/v1/import/claude", body: body)
        #expect(reply.status == .noContent)
        #expect(reply.body.isEmpty)
        let raw = try await house.store.rawEvents(tenant: .local, limit: 10)
        #expect(raw.map(\.event.source) == [.imported])
        #expect(raw.first?.event.body.contains("prompt_snapshot") == false)
        while try await house.store.normalizeWaiting(limit: 10) == 10 {}
        let sessions = try await house.store.sessions(tenant: .local, unhandledOnly: false)
        #expect(sessions.map(\.key.id) == ["fa8d6ab7-e597-4fb2-ab2f-eaa8fb6ef96a"])
        #expect(sessions.first?.branch == "main")
    }

    @Test func aSecondSendingAddsNothing() async throws {
        let house = try await House()
        let body = try records("codex-turns")
        for _ in 0..<2 { _ = try await house.send(.post, "/v1/import/codex", body: body) }
        #expect(try await house.store.rawEvents(tenant: .local, limit: 10).count == 1)
        let name = try #require(HTTPField.Name("moda-delivery-id"))
        for _ in 0..<2 {
            _ = try await house.send(.post, "/v1/import/codex", body: body, headers: [name: "d-1"])
        }
        #expect(try await house.store.rawEvents(tenant: .local, limit: 10).count == 2)
    }

    @Test func itAsksForAKeyThatMayIngest() async throws {
        let house = try await House()
        let reader = try await House.makeKey(in: house.store, tenant: .local, scopes: [.read])
        #expect(
            try await house.send(
                .post, "/v1/import/claude", body: Array(#"{"records":[]}"#.utf8), key: reader.text
            )
            .status == .forbidden)
        #expect(
            try await house.send(.post, "/v1/import/claude", body: [], key: "wrong").status == .unauthorized)
        #expect(try await house.send(.post, "/v1/import/gemini", body: []).status == .notFound)
        #expect(try await house.send(.post, "/v1/import/claude", body: Array("{".utf8)).status == .badRequest)
    }
}
