import Events
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOHTTP1
import Store
import Testing

@testable import Server

/// What is handed out without the router is what the router would have answered, and nothing else is.
@Suite struct AtHandTests {
    private static let skill = "/v1/skills/use-pnpm/SKILL.md"
    private let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    private let markdown = "---\nname: use-pnpm\n---\n" + String(repeating: "Use pnpm.\n", count: 200)

    /// A house with a skill, and its routes.
    private func house(
        requestsPerMinute: Int = 6_000
    ) async throws -> (House, Routes, AnswersAtHand) {
        let house = try await House()
        _ = try await house.approve("use-pnpm", markdown: markdown)
        var parts = house.parts
        parts.limits.requestsPerMinute = requestsPerMinute
        // However slow the machine is on which this is tried.
        parts.limits.library = 600
        let (router, atHand) = modaRoutes(parts)
        return (house, Routes(router: router, key: house.key.text), atHand)
    }

    private func head(_ target: String, _ fields: [(String, String)]) -> HTTPRequestHead {
        HTTPRequestHead(version: .http1_1, method: .GET, uri: target, headers: HTTPHeaders(fields))
    }

    private func given(_ atHand: AnswersAtHand, _ head: HTTPRequestHead) throws -> HandedOut? {
        var memory = AnswersAtHand.Memory()
        return try given(atHand, head, &memory)
    }

    /// As a connection is answered that keeps something from one request to the next.
    private func given(
        _ atHand: AnswersAtHand, _ head: HTTPRequestHead, _ memory: inout AnswersAtHand.Memory
    ) throws -> HandedOut? {
        guard let asked = AskedFields(head) else { return nil }
        return try atHand.answer(to: asked, memory: &memory, log: log).map { try HandedOut($0.head, $0.body) }
    }

    @Test(
        arguments: [skill, "/v1/skills", "/v1/skills?status=all", "/v1/skills/use-pnpm/bundle"],
        [
            [], [("Accept-Encoding", "br, gzip")], [("accept-encoding", "gzip;q=0"), ("Accept", "*/*")],
            [("If-None-Match", "*")], [("if-none-match", "\"x\", W/*")],
            [("User-Agent", "x"), ("Origin", "x")],
            [("X-Request-Id", "mine-1"), ("Connection", "Keep-Alive")], [("X-Request-Id", "not a name")],
        ])
    func itIsWhatTheLongWayAnswers(target: String, fields: [(String, String)]) async throws {
        let (_, routes, atHand) = try await house()
        let all = [("Authorization", "Bearer \(routes.key)")] + fields
        #expect(try given(atHand, head(target, all)) == nil, "nobody asked before")
        let long = try await routes.get(target, all)
        let short = try #require(try given(atHand, head(target, all)))
        #expect(short.status == long.status.code && short.body == long.body)
        let changing: Set<HTTPField.Name> = [.requestID, .rateLimit, .date, .server]
        var rest = short.fields.filter { !changing.contains($0.name) }
        // The encoder takes it out of an answer that has no body.
        if short.status == 304 { rest.append(HTTPField(name: .contentLength, value: "0")) }
        var expected = long.headers.filter { !changing.contains($0.name) }
        if short.status == 304, !expected.contains(where: { $0.name == .contentLength }) {
            expected.append(HTTPField(name: .contentLength, value: "0"))
        }
        #expect(Set(rest) == Set(expected) && rest.count == expected.count)
        #expect(short.fields.filter { changing.contains($0.name) }.count == 4)
        if fields.contains(where: { $0.1 == "mine-1" }) { #expect(short.value(.requestID) == "mine-1") }
        #expect(short.value(.date) == "Fri, 04 Oct 2024 00:00:00 GMT" && short.value(.server) == "moda")
    }

    @Test func aTagOfTheAnswerIsAnsweredWithoutABody() async throws {
        let (_, routes, atHand) = try await house()
        let key = [("Authorization", "bearer \(routes.key)")]
        _ = try await routes.get(Self.skill, key)
        let plain = try #require(try given(atHand, head(Self.skill, key)))
        let packed = try #require(
            try given(atHand, head(Self.skill, key + [("Accept-Encoding", "gzip")])))
        #expect(plain.body == Array(markdown.utf8) && packed.body.count < plain.body.count)
        let tags = try [plain, packed].map { try #require($0.value(.eTag)) }
        #expect(tags[0] != tags[1])
        for tag in tags + ["W/\(tags[0])", "\"other\" ,\(tags[1])"] {
            let again = try #require(try given(atHand, head(Self.skill, key + [("If-None-Match", tag)])))
            #expect(again.status == 304 && again.body.isEmpty)
            // What the client keeps it by, and what is said of this very request: nothing of how to show it.
            #expect(
                again.fields.map(\.name.canonicalName).sorted() == [
                    "cache-control", "date", "etag", "ratelimit", "ratelimit-policy", "server", "vary",
                    "x-request-id",
                ])
        }
        for tag in ["\"\"", "\"", "W/", tags[0] + "x", "", ","] {
            let again = try #require(try given(atHand, head(Self.skill, key + [("If-None-Match", tag)])))
            #expect(again.status == 200)
        }
    }

    @Test func whatOnlyTheLongWayKnowsToWeighIsNotAtHand() async throws {
        let (house, routes, atHand) = try await house()
        let key = [("Authorization", "Bearer \(routes.key)")]
        let ingest = try await House.makeKey(in: house.store, tenant: .local, scopes: [.ingest])
        let other = try await House.makeKey(in: house.store, tenant: TenantID(rawValue: "other"))
        _ = try await routes.get(Self.skill, key)
        for stranger in [ingest, other] {
            _ = try await routes.get(Self.skill, [("Authorization", "Bearer \(stranger.text)")])
        }
        #expect(try given(atHand, head(Self.skill, key)) != nil)
        for fields in [
            [], [("Authorization", "Bearer \(ingest.text)")], [("Authorization", "Bearer \(other.text)")],
            [("Authorization", "Basic \(routes.key)")], [("Authorization", "Bearer\(routes.key)")],
            [("Authorization", "Bearer \(routes.key) x")], [("Authorization", "Bearer \(routes.key)x")],
            [("Authorization", "Bearer ")], [("X-API-Key", routes.key)], key + key,
            key + [("x-api-key", "x")], key + [("DD-API-KEY", "x")], key + [("Cookie", "a=b")],
            key + [("Expect", "100-continue")], key + [("Connection", "close")],
            key + [("Content-Length", "0")],
            key + [("Transfer-Encoding", "chunked")], key + [("Upgrade", "h2c")],
            key + [("If-None-Match", "\"a\""), ("if-none-match", "*")],
        ] {
            #expect(try given(atHand, head(Self.skill, fields)) == nil, "\(fields.map(\.0))")
        }
        var old = head(Self.skill, key)
        old.version = .http1_0
        var post = head(Self.skill, key)
        post.method = .POST
        for head in [old, post, head(Self.skill + "?", key), head("http://x" + Self.skill, key)] {
            #expect(try given(atHand, head) == nil)
        }
        _ = try await routes.get("/v1/skills", key)
        #expect(try given(atHand, head("/v1/skills", key + [("Accept", "text/html")])) == nil)
    }

    @Test(
        arguments: [
            "/v1/skills/use-pnpm", "/v1/skills?repository=acme/web", "/.well-known/skills/index.json",
            "/.well-known/agent-skills/use-pnpm/SKILL.md", "/v1/skills/none/SKILL.md", "/healthz",
        ])
    func whatDependsOnMoreThanTheLibraryIsNotAtHand(target: String) async throws {
        let (_, routes, atHand) = try await house()
        let key = [("Authorization", "Bearer \(routes.key)")]
        for _ in 0..<3 { _ = try await routes.get(target, key) }
        #expect(try given(atHand, head(target, key)) == nil)
    }

    @Test func aChangedLibraryAndAKeyThatIsNoneAnyMoreEndItAtOnce() async throws {
        let (house, routes, atHand) = try await house()
        let asked = head(Self.skill, [("Authorization", "Bearer \(routes.key)")])
        _ = try await routes.get(Self.skill, [("Authorization", "Bearer \(routes.key)")])
        #expect(try given(atHand, asked) != nil)
        _ = try await house.approve("use-pnpm", markdown: markdown + "Always.\n")
        #expect(try given(atHand, asked) == nil)
        let long = try await routes.get(Self.skill, [("Authorization", "Bearer \(routes.key)")])
        #expect(try given(atHand, asked)?.body == long.body && long.text.hasSuffix("Always.\n"))
        // What was proven counts for three seconds, as on the long way.
        house.clock.advance(milliseconds: 3_000)
        #expect(try given(atHand, asked) == nil)
        #expect(try await house.store.revokeKey(id: house.key.id, at: house.clock.now))
        let refused = try await routes.get(Self.skill, [("Authorization", "Bearer \(routes.key)")])
        #expect(refused.status == .unauthorized)
        #expect(try given(atHand, asked) == nil)
    }

    @Test func aConnectionRemembersAKeyForNobodyElseAndNoLongerThanItCounts() async throws {
        let (house, routes, atHand) = try await house()
        let other = try await House.makeKey(in: house.store, tenant: TenantID(rawValue: "other"))
        let ingest = try await House.makeKey(in: house.store, tenant: .local, scopes: [.ingest])
        for key in [routes.key, other.text, ingest.text] {
            _ = try await routes.get(Self.skill, [("Authorization", "Bearer \(key)")])
        }
        var memory = AnswersAtHand.Memory()
        func isGiven(_ key: String) throws -> Bool {
            try given(atHand, head(Self.skill, [("Authorization", "Bearer \(key)")]), &memory) != nil
        }
        let (mine, last) = (routes.key, String(routes.key.dropLast()))
        for foreign in [other.text, ingest.text, last, last + (mine.hasSuffix("a") ? "b" : "a"), mine + "a"] {
            #expect(try isGiven(mine))
            #expect(try !isGiven(foreign))
        }
        #expect(try isGiven(mine))
        house.clock.advance(milliseconds: 2_999)
        #expect(try isGiven(mine))
        house.clock.advance(milliseconds: 1)
        #expect(try !isGiven(mine))
        #expect(try await house.store.revokeKey(id: house.key.id, at: house.clock.now))
        _ = try await routes.get(Self.skill, [("Authorization", "Bearer \(mine)")])
        #expect(try !isGiven(mine))
    }

    @Test func bothWaysTakeFromTheSameQuotaAndAreCountedTogether() async throws {
        let (house, routes, atHand) = try await house(requestsPerMinute: 3)
        let key = [("Authorization", "Bearer \(routes.key)")]
        #expect(try await routes.get(Self.skill, key).headers[.rateLimit]?.contains("r=2;") == true)
        for left in ["r=1;", "r=0;"] {
            let short = try #require(try given(atHand, head(Self.skill, key)))
            #expect(short.value(.rateLimit)?.contains(left) == true)
            #expect(short.value(.rateLimit)?.wholeMatch(of: /"key";r=\d;t=[1-9]\d*/) != nil)
            #expect(short.value(.rateLimitPolicy) == "\"key\";q=3;w=60")
        }
        #expect(try given(atHand, head(Self.skill, key)) == nil)
        #expect(try await routes.get(Self.skill, key).status == .tooManyRequests)
        let counted = house.parts.metrics.requests.filter { $0.key.route == "/v1/skills/{id}/SKILL.md" }
        #expect(counted.values.flatMap(\.counts).reduce(0, +) == 4)
        #expect(house.parts.metrics.requestsInFlight == 0)
    }
}

/// A router and a key for it.
private struct Routes {
    let router: Router<ModaContext>
    let key: String

    func get(_ target: String, _ fields: [(String, String)]) async throws -> Reply {
        var headers = HTTPFields()
        for (name, value) in fields {
            headers.append(HTTPField(name: try #require(HTTPField.Name(name)), value: value))
        }
        return try await ask(router, .get, target, headers: headers)
    }
}

/// The bytes of an answer, read as a client reads them.
private struct HandedOut {
    var status = 0
    var fields: [HTTPField] = []
    var body: [UInt8] = []

    init(_ head: ByteBuffer, _ body: ByteBuffer?) throws {
        let bytes = Array(buffer: head) + (body.map { Array(buffer: $0) } ?? [])
        let end = try #require(bytes.indices.first { bytes[$0...].starts(with: Array("\r\n\r\n".utf8)) })
        let lines = String(decoding: bytes[..<end], as: UTF8.self).components(separatedBy: "\r\n")
        status = try #require(lines.first.flatMap { Int($0.split(separator: " ")[1]) })
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            fields.append(
                HTTPField(
                    name: try #require(HTTPField.Name(String(parts[0]))), value: String(parts[1].dropFirst()))
            )
        }
        self.body = Array(bytes[(end + 4)...])
    }

    func value(_ name: HTTPField.Name) -> String? { fields.first { $0.name == name }?.value }
}
