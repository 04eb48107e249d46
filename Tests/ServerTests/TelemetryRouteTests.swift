import Events
import GRDB
import HTTPTypes
import Ingest
import Replay
import Server
import Store
import Synchronization
import TestSupport
import Testing

@Suite struct TelemetryRouteTests {
    private let hook = Array(
        #"{"hook_event_name":"UserPromptSubmit","session_id":"s","prompt_id":"p","prompt":"use pnpm"}"#.utf8)

    @Test func protobufLogsAreAnsweredWithAnEmptyExportResponse() async throws {
        let house = try await House()
        let body = try Fixtures.bytes(firstRecorded("application/x-protobuf"))
        let reply = try await house.send(
            .post, "/v1/otel/claude/logs", type: "application/x-protobuf", body: body)
        #expect(reply.status == .ok && reply.body.isEmpty)
        #expect(reply.headers[.contentType] == "application/x-protobuf")
        let stored = try await house.store.rawEvents(tenant: .local, limit: 10)
        #expect(stored.count == 1 && stored.first?.event.source == .otlp)
        #expect(stored.first?.event.body.contains("resourceLogs") == true)
    }

    @Test func jsonLogsAreAnsweredInJSON() async throws {
        let house = try await House()
        let reply = try await house.send(
            .post, "/v1/otel/codex/logs", type: "application/json; charset=utf-8",
            body: Array(#"{"resourceLogs":[]}"#.utf8))
        #expect(reply.status == .ok && reply.text == "{}")
    }

    @Test func aHookIsAnsweredWith204AndNothing() async throws {
        let house = try await House()
        let reply = try await house.send(.post, "/v1/otel/claude/hooks", body: hook)
        #expect(reply.status == .noContent && reply.body.isEmpty)
        #expect(try await house.store.rawEvents(tenant: .local, limit: 10).count == 1)
    }

    @Test func promptTextOfAHookIsKeptOnlyWhereTheServerCapturesIt() async throws {
        for (policy, isKept) in [(CapturePolicy(), false), (CapturePolicy(prompts: true), true)] {
            let house = try await House(policy: policy)
            _ = try await house.send(.post, "/v1/otel/claude/hooks", body: hook)
            let body = try #require(try await house.store.rawEvents(tenant: .local, limit: 1).first).event
                .body
            #expect(body.contains("use pnpm") == isKept)
            #expect(body.contains("prompt_text_redacted") == !isKept)
        }
    }

    @Test func aPolicyThatChangesHoldsFromTheNextRequestOn() async throws {
        let house = try await House()
        let policy = Mutex(CapturePolicy())
        var parts = house.parts
        parts.policy = { policy.withLock(\.self) }
        let router = modaRouter(parts)
        let headers: HTTPFields = [
            .contentType: "application/json", .authorization: "Bearer \(house.key.text)",
        ]
        for (number, isKept) in [false, true, false].enumerated() {
            policy.withLock { $0.prompts = isKept }
            let health = try await ask(router, .get, "/v1/ingest/health", headers: headers)
            #expect(health.text.contains(#""captures_prompts":\#(isKept)"#))
            let words = Array(
                #"{"hook_event_name":"Stop","session_id":"s","n":\#(number),"prompt":"use pnpm"}"#.utf8)
            _ = try await ask(router, .post, "/v1/otel/claude/hooks", headers: headers, body: words)
            let stored = try await house.store.rawEvents(tenant: .local, limit: 1)
            #expect(stored.first?.event.body.contains("use pnpm") == isKept)
        }
    }

    @Test func aHookOfTooManyValuesIsRefusedAndLeavesARow() async throws {
        let house = try await House()
        let body = Array((#"{"a":["# + String(repeating: "{},", count: 260_000) + "0]}").utf8)
        let reply = try await house.send(.post, "/v1/otel/claude/hooks", body: body)
        #expect(reply.status.code == 413 && reply.text.contains("250000 values"))
        let rows = try await house.store.rawEvents(tenant: .local, limit: 10)
        #expect(rows.count == 1 && rows.first?.event.httpStatus == 413)
        #expect(rows.first?.event.body == "" && rows.first?.event.size == body.count)
    }

    @Test(arguments: ["", "nonsense", "moda_short", "Bearer"])
    func withoutAKeyNothingIsTakenAndNothingIsTold(key: String) async throws {
        let house = try await House()
        let reply = try await house.send(.post, "/v1/otel/claude/hooks", body: hook, key: key)
        #expect(reply.status == .unauthorized)
        #expect(reply.headers[.wwwAuthenticate] == "Bearer")
        #expect(try await house.store.rawEvents(tenant: .local, limit: 10).isEmpty)
    }

    @Test func revokedAndExpiredKeysAreRefusedAlike() async throws {
        let house = try await House()
        let expired = try await House.makeKey(in: house.store, tenant: .local, expiresAt: House.now)
        #expect(try await house.store.revokeKey(id: house.key.id, at: House.now))
        let name: HTTPFields = [.requestID: "same"]
        let answers = [
            try await house.send(.post, "/v1/otel/claude/hooks", body: hook, headers: name),
            try await house.send(
                .post, "/v1/otel/claude/hooks", body: hook, key: expired.text, headers: name),
        ]
        #expect(answers.allSatisfy { $0.status == .unauthorized })
        #expect(answers[0].text == answers[1].text)
    }

    @Test func aBodyThatCannotBeReadIs400AndLeavesARowWithoutIt() async throws {
        let house = try await House()
        let reply = try await house.send(.post, "/v1/otel/claude/logs", body: Array("{broken".utf8))
        #expect(reply.status == .badRequest)
        #expect(reply.text.contains("\"code\":3") && reply.text.contains("not an OTLP logs request"))
        let row = try #require(try await house.store.rawEvents(tenant: .local, limit: 1).first).event
        #expect(row.httpStatus == 400 && row.body.isEmpty && row.size == 7 && row.error != nil)
    }

    @Test func aBodyOverTheLimitIs413AndLeavesARow() async throws {
        let house = try await House()
        let limit = Limits().body
        let reply = try await house.send(
            .post, "/v1/otel/claude/hooks", body: [UInt8](repeating: 32, count: limit + 1))
        #expect(reply.status == .contentTooLarge && reply.text.contains("\(limit) bytes"))
        let row = try #require(try await house.store.rawEvents(tenant: .local, limit: 1).first).event
        #expect(row.httpStatus == 413 && row.body.isEmpty)
    }

    @Test func anotherContentTypeIs415AndSaysWhatIsRead() async throws {
        let house = try await House()
        let reply = try await house.send(.post, "/v1/otel/claude/logs", type: "text/plain", body: [1])
        #expect(reply.status == .unsupportedMediaType && reply.text.contains("application/x-protobuf"))
    }

    @Test func anUnknownAgentIs404AndNamesTheKnown() async throws {
        let reply = try await House().send(.post, "/v1/otel/gemini/logs")
        #expect(reply.status == .notFound && reply.text.contains("claude, codex or cursor"))
    }

    @Test func aRetriedBodyIsStoredOnce() async throws {
        let house = try await House()
        for _ in 0..<2 {
            let reply = try await house.send(
                .post, "/v1/otel/codex/logs", body: Array(#"{"resourceLogs":[{}]}"#.utf8))
            #expect(reply.status == .ok)
        }
        #expect(try await house.store.rawEvents(tenant: .local, limit: 10).count == 1)
    }

    @Test func aStoreThatCannotWriteIs503WithRetryAfterNever500() async throws {
        let house = try await House()
        let other = try DatabaseQueue(path: house.folder.path + "/moda.sqlite")
        try await other.write { try $0.execute(sql: "DROP TABLE events_raw") }
        let reply = try await house.send(.post, "/v1/otel/claude/hooks", body: hook)
        #expect(reply.status == .serviceUnavailable && reply.headers[.retryAfter] == "1")
    }

    private func firstRecorded(_ type: String) throws -> String {
        let recording = try Recording("acme-week")
        let request = recording.sessions.lazy.flatMap(\.requests).first {
            $0.contentType == type && $0.contentEncoding == nil && $0.path == "/v1/otel/claude/logs"
        }
        return "acme-week/" + (try #require(request)).file
    }
}
