import Events
import HTTPTypes
import Hummingbird
import Store
import TestSupport
import Testing

/// Who may pass, by every door.
@Suite struct DoorTests {
    /// One route of every family, with the scope that it wants.
    struct Door: Sendable, CustomTestStringConvertible {
        let method: HTTPRequest.Method
        let path: String
        let scope: KeyScope

        var testDescription: String { "\(method) \(path)" }
    }

    static let doors = [
        Door(method: .post, path: "/v1/otel/claude/logs", scope: .ingest),
        Door(method: .post, path: "/v1/otel/codex/hooks", scope: .ingest),
        Door(method: .post, path: "/v1/traces", scope: .ingest),
        Door(method: .post, path: "/v1/metrics", scope: .ingest),
        Door(method: .put, path: "/v0.4/traces", scope: .ingest),
        Door(method: .post, path: "/api/v2/llmobs", scope: .ingest),
        Door(method: .post, path: "/evp_proxy/v2/api/intake/llm-obs/v2/eval-metric", scope: .ingest),
        Door(method: .get, path: "/v1/skills", scope: .read),
        Door(method: .get, path: "/v1/skills/none", scope: .read),
        Door(method: .get, path: "/v1/jobs/none", scope: .read),
        Door(method: .get, path: "/v1/events", scope: .read),
        Door(method: .get, path: "/v1/events/raw?body=true", scope: .read),
        Door(method: .get, path: "/v1/events/renormalize", scope: .read),
        Door(method: .get, path: "/v1/sessions", scope: .read),
        Door(method: .get, path: "/v1/sessions/claude/none", scope: .read),
        Door(method: .get, path: "/v1/stats", scope: .read),
        Door(method: .get, path: "/v1/conversations", scope: .read),
        Door(method: .get, path: "/v1/conversations/none", scope: .read),
        Door(method: .get, path: "/v1/evaluations", scope: .read),
        Door(method: .get, path: "/v1/corrections", scope: .read),
        Door(method: .get, path: "/v1/skills/none/bundle", scope: .read),
        Door(method: .get, path: "/.well-known/agent-skills/index.json", scope: .read),
        Door(method: .get, path: "/.well-known/skills/index.json", scope: .read),
        Door(method: .post, path: "/v1/skills/gen", scope: .write),
        Door(method: .post, path: "/v1/events/renormalize", scope: .admin),
    ]

    private func knock(_ door: Door, in house: House, key: String) async throws -> Reply {
        // With a name of its own each answer would differ.
        let name = try #require(HTTPField.Name("x-request-id"))
        return try await house.send(
            door.method, door.path, body: Array("{}".utf8), key: key, headers: [name: "same"])
    }

    @Test(arguments: doors) func everyWrongKeyGetsTheSame401(door: Door) async throws {
        let house = try await House()
        let expired = try await House.makeKey(in: house.store, tenant: .local, expiresAt: House.now)
        let revoked = try await House.makeKey(in: house.store, tenant: .local)
        _ = try await house.store.revokeKey(id: revoked.id, at: House.now)
        var random = SystemRandomNumberGenerator()
        let unknown = APIKey.generate(using: &random)
        let narrow = try await House.makeKey(
            in: house.store, tenant: .local, expiresAt: House.now, scopes: [])
        var answers: [Reply] = []
        for key in ["", "nonsense", unknown.text, expired.text, revoked.text, narrow.text] {
            answers.append(try await knock(door, in: house, key: key))
        }
        #expect(answers.allSatisfy { $0.status == .unauthorized && $0.headers == answers[0].headers })
        #expect(Set(answers.map(\.text)).count == 1)
        #expect(try await house.store.rawEvents(tenant: .local, limit: 9).isEmpty)
    }

    @Test(arguments: doors) func aKeyWithoutTheScopeGets403AndHearsWhichOne(door: Door) async throws {
        let house = try await House()
        let others = Set.all.subtracting([door.scope])
        let key = try await House.makeKey(in: house.store, tenant: .local, scopes: others)
        let reply = try await knock(door, in: house, key: key.text)
        #expect(reply.status == .forbidden)
        #expect(reply.text.contains("this key lacks the scope '\(door.scope.rawValue)'"))
        #expect(!reply.text.contains(key.id) && !reply.text.contains("local"))
        #expect(try await house.store.rawEvents(tenant: .local, limit: 9).isEmpty)
    }

    @Test(arguments: doors) func theScopeAloneIsEnough(door: Door) async throws {
        let house = try await House()
        let key = try await House.makeKey(in: house.store, tenant: .local, scopes: [door.scope])
        let reply = try await knock(door, in: house, key: key.text)
        #expect(reply.status != .unauthorized && reply.status != .forbidden)
    }

    @Test(arguments: ["dd-api-key", "x-api-key"]) func aKeyMayComeInAHeaderOfItsOwn(header: String)
        async throws
    {
        let house = try await House()
        let name = try #require(HTTPField.Name(header))
        let own = try await ask(house.router, .get, "/v1/skills", headers: [name: house.key.text])
        #expect(own.status == .ok)
        let beside = try await ask(
            house.router, .get, "/v1/skills",
            headers: [.authorization: "Bearer \(house.key.text)", name: "0123456789abcdef"])
        #expect(beside.status == .ok)
        #expect(try await ask(house.router, .get, "/v1/skills", headers: [name: "x"]).status == .unauthorized)
    }

    @Test func aKeyMayStandInThePathOfATracersAddress() async throws {
        let house = try await House()
        let datadogs = try #require(HTTPField.Name("dd-api-key"))
        func send(_ token: String, _ headers: HTTPFields = [:]) async throws -> HTTPResponse.Status {
            let body = Array(#"{"data":{"type":"evaluation_metric","attributes":{"metrics":[]}}}"#.utf8)
            var headers = headers
            headers[.contentType] = "application/json"
            let path = "/dd/\(token)/api/intake/llm-obs/v2/eval-metric"
            return try await ask(house.router, .post, path, headers: headers, body: body).status
        }
        #expect(try await send(house.key.text) == .accepted)
        #expect(try await send(house.key.text, [datadogs: "0123456789abcdef0123456789abcdef"]) == .accepted)
        #expect(try await send("nonsense") == .unauthorized)
        let narrow = try await House.makeKey(in: house.store, tenant: .local, scopes: [.read])
        #expect(try await send(narrow.text) == .forbidden)
    }

    @Test(arguments: ["Basic", "", "bearer  extra"]) func anotherSchemeIsNoKey(scheme: String) async throws {
        let house = try await House()
        let reply = try await ask(
            house.router, .get, "/v1/skills", headers: [.authorization: "\(scheme) \(house.key.text)"])
        #expect(reply.status == .unauthorized)
    }

    @Test func aRevocationElsewhereCountsWithinFiveSeconds() async throws {
        let house = try await House()
        #expect(try await house.send(.get, "/v1/skills").status == .ok)
        let elsewhere = try SQLiteStore(path: house.folder.path + "/moda.sqlite")
        _ = try await elsewhere.revokeKey(id: house.key.id, at: House.now)
        house.clock.advance(milliseconds: 5_000)
        #expect(try await house.send(.get, "/v1/skills").status == .unauthorized)
    }

    @Test func aKeyExpiresOnTimeThoughItWasJustProven() async throws {
        let house = try await House()
        let end = Timestamp(milliseconds: House.now.milliseconds + 500)
        let key = try await House.makeKey(in: house.store, tenant: .local, expiresAt: end)
        #expect(try await house.send(.get, "/v1/skills", key: key.text).status == .ok)
        house.clock.advance(milliseconds: 499)
        #expect(try await house.send(.get, "/v1/skills", key: key.text).status == .ok)
        house.clock.advance(milliseconds: 1)
        #expect(try await house.send(.get, "/v1/skills", key: key.text).status == .unauthorized)
    }

    @Test func aProvenKeySpeaksForNoOther() async throws {
        let house = try await House()
        let other = try await House.makeKey(in: house.store, tenant: TenantID(rawValue: "other"))
        _ = try await house.approve("use-pnpm", markdown: "text")
        for _ in 0..<2 {
            #expect(try await house.send(.get, "/v1/skills/use-pnpm").status == .ok)
            #expect(try await house.send(.get, "/v1/skills/use-pnpm", key: other.text).status == .notFound)
        }
    }
}
