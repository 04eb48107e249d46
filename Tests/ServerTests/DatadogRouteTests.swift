import Events
import GRDB
import HTTPTypes
import Store
import TestSupport
import Testing

@Suite struct DatadogRouteTests {
    private static let apiKey = HTTPField.Name("DD-API-KEY")
    /// Every route that takes something in, as its tracer calls it, and what it answers.
    private static let routes: [(HTTPRequest.Method, String, String, Int)] = [
        (.post, "/v0.4/traces", "4.16.0/annotated.msgpack", 200),
        (.put, "/v0.4/traces", "4.12.3/annotated.msgpack", 200),
        (.post, "/evp_proxy/v2/api/v2/llmobs", "4.10.0/annotated.json", 202),
        (.post, "/api/v2/llmobs", "2.21.12/annotated.json", 202),
        (.post, "/evp_proxy/v2/api/intake/llm-obs/v2/eval-metric", "4.16.0/evaluations.json", 202),
        (.post, "/evp_proxy/v2/api/intake/llm-obs/v1/eval-metric", "2.19.4/evaluations.json", 202),
        (.post, "/api/intake/llm-obs/v2/eval-metric", "3.19.9/evaluations.json", 202),
        (.post, "/api/intake/llm-obs/v1/eval-metric", "2.19.4/evaluations.json", 202),
    ]

    @Test(arguments: routes.indices)
    func whatIsTakenIsStoredUnderTheKeyInThePath(_ index: Int) async throws {
        let (method, path, file, status) = Self.routes[index]
        let house = try await House()
        let reply = try await send(method, "/dd/\(house.key.text)" + path, file, house)
        #expect(reply.status.code == status && reply.headers[.contentType] == "application/json")
        #expect(reply.text == (status == 200 ? #"{"rate_by_service":{"service:,env:":1}}"# : "{}"))
        let stored = try await house.store.rawEvents(tenant: .local, limit: 10)
        #expect(stored.count == 1 && stored.first?.event.provider == .datadog)
        #expect(stored.first?.event.source == .datadog && stored.first?.event.error == nil)
    }

    @Test(arguments: routes.indices)
    func theKeyMayComeInAHeaderToo(_ index: Int) async throws {
        let (method, path, file, status) = Self.routes[index]
        let house = try await House()
        let name = try #require(Self.apiKey)
        for headers in [[name: house.key.text], [.authorization: "Bearer \(house.key.text)"]] as [HTTPFields]
        {
            #expect(try await send(method, path, file, house, headers).status.code == status)
        }
    }

    @Test(arguments: routes.indices)
    func withoutAKnownKeyNothingIsTaken(_ index: Int) async throws {
        let (method, path, file, _) = Self.routes[index]
        let house = try await House()
        let name = try #require(Self.apiKey)
        let replies = [
            try await send(method, path, file, house),
            try await send(method, "/dd/moda_unknown" + path, file, house),
            try await send(method, path, file, house, [name: "dd_dummy_api_key_000000000000000"]),
        ]
        #expect(replies.allSatisfy { $0.status == .unauthorized && $0.text.hasPrefix(#"{"errors":[{"#) })
        #expect(try await house.store.rawEvents(tenant: .local, limit: 10).isEmpty)
        let reader = try await House.makeKey(in: house.store, tenant: .local, scopes: [.read])
        #expect(try await send(method, "/dd/\(reader.text)" + path, file, house).status == .forbidden)
        #expect(try await house.store.rawEvents(tenant: .local, limit: 10).isEmpty)
    }

    @Test func aTenantSeesOnlyWhatCameUnderItsOwnKey() async throws {
        let house = try await House()
        let other = TenantID(rawValue: "other")
        let key = try await House.makeKey(in: house.store, tenant: other)
        _ = try await send(.post, "/dd/\(key.text)/v0.4/traces", "4.16.0/annotated.msgpack", house)
        #expect(try await house.store.rawEvents(tenant: .local, limit: 10).isEmpty)
        #expect(try await house.store.rawEvents(tenant: other, limit: 10).count == 1)
    }

    @Test(arguments: ["/info", "/dd/any/info"])
    func theHandshakeOffersWhatIsServedAndNoRemoteConfiguration(_ path: String) async throws {
        let reply = try await ask(House().router, .get, path)
        let endpoints = try JSONValue(parsing: reply.body)["endpoints"]?.array?.compactMap(\.string) ?? []
        #expect(reply.status == .ok && reply.headers[.contentType] == "application/json")
        #expect(endpoints.contains("/v0.4/traces") && endpoints.contains("/evp_proxy/v2/"))
        #expect(!reply.text.contains("/v0.7/config"))
    }

    @Test(arguments: ["", "/dd/any"])
    func aTracersOwnTelemetryIsAnsweredAndNotStored(_ base: String) async throws {
        let house = try await House()
        let reply = try await ask(
            house.router, .post, base + "/telemetry/proxy/api/v2/apmtelemetry", body: Array("{}".utf8))
        #expect(reply.status == .accepted)
        #expect(try await house.store.rawEvents(tenant: .local, limit: 10).isEmpty)
    }

    @Test(arguments: [.post, .put] as [HTTPRequest.Method])
    func tracesOfVersion5HoldNothingOfOursAndAreNotStored(_ method: HTTPRequest.Method) async throws {
        let house = try await House()
        let copies = try Fixtures.bytes("datadog/4.16.0/override-copies.msgpack")
        let reply = try await ask(house.router, method, "/dd/\(house.key.text)/v0.5/traces", body: copies)
        #expect(reply.status == .ok && reply.text.contains("rate_by_service"))
        #expect(try await ask(house.router, method, "/v0.5/traces", body: copies).status == .unauthorized)
        #expect(try await house.store.rawEvents(tenant: .local, limit: 10).isEmpty)
    }

    @Test func whatCannotBeReadIsRefusedAndLeavesARowWithoutIt() async throws {
        let house = try await House()
        let body = Array("{\"spans\": \"my words".utf8)
        let reply = try await house.send(.post, "/api/v2/llmobs", body: body)
        #expect(reply.status == .badRequest && reply.text.hasPrefix(#"{"errors":[{"detail":"a body of LLM"#))
        let stored = try await house.store.rawEvents(tenant: .local, limit: 10)
        #expect(stored.count == 1 && stored.first?.event.body == "" && stored.first?.event.httpStatus == 400)
    }

    @Test func aStoreThatCannotWriteIs503WithRetryAfter() async throws {
        let house = try await House()
        let other = try DatabaseQueue(path: house.folder.path + "/moda.sqlite")
        try await other.write { try $0.execute(sql: "DROP TABLE events_raw") }
        let path = "/dd/\(house.key.text)/v0.4/traces"
        let reply = try await send(.post, path, "4.16.0/anthropic.msgpack", house)
        #expect(reply.status == .serviceUnavailable && reply.headers[.retryAfter] == "1")
    }

    @Test func aSpanThatComesTwiceIsOneRow() async throws {
        let house = try await House()
        for _ in 0..<2 {
            _ = try await send(.post, "/dd/\(house.key.text)/v0.4/traces", "4.16.0/annotated.msgpack", house)
        }
        while try await house.store.normalizeWaiting(limit: 100) > 0 {}
        let spans = try await house.store.spans(
            of: .trace("6b01282d000000003bc8403aa7ba1c01"), limit: 100, tenant: .local)
        #expect(spans.count == 7)
        #expect(spans.first { $0.span.kind == .llm }?.span.spanID == "6686872865912348854")
    }

    private func send(
        _ method: HTTPRequest.Method, _ path: String, _ file: String, _ house: House,
        _ headers: HTTPFields = [:]
    ) async throws -> Reply {
        var headers = headers
        headers[.contentType] = file.hasSuffix("json") ? "application/json" : "application/msgpack"
        return try await ask(
            house.router, method, path, headers: headers, body: Fixtures.bytes("datadog/" + file))
    }
}
