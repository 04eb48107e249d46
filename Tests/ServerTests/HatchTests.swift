import Foundation
import Server
import Store
import Testing

/// Answers at hand, by real sockets: in order, and with the patience that every connection has.
@Suite(.serialized) struct HatchTests {
    /// A library is fresh for as long as a test takes.
    private let limits = {
        var limits = ServerLimits()
        limits.library = 600
        return limits
    }()

    private func get(_ path: String, _ server: LiveServer, _ id: String) -> String {
        "GET \(path) HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer \(server.key.text)\r\n"
            + "X-Request-Id: \(id)\r\n\r\n"
    }

    /// The names of the requests that were answered, in the order of their answers.
    private func answered(_ client: RawClient) -> [String] {
        client.text.components(separatedBy: "X-Request-Id: ").dropFirst()
            .map { String($0.prefix { !$0.isNewline }) }
    }

    @Test func requestsInOneGoAreAnsweredInTheirOrder() async throws {
        try await withLiveServer(limits: limits) { server in
            let client = try server.connect()
            client.send(get("/v1/skills", server, "first"))
            try await client.read { $0.contains("first") }
            let names = (0..<40).map { "n\($0)" }
            // Some are at hand, some go the long way, and one has a body between the others.
            let requests = names.enumerated().map { index, name in
                switch index % 4 {
                case 0: get("/v1/skills/none", server, name)
                case 3:
                    server.head(
                        "/v1/logs",
                        ["Content-Type: application/json", "Content-Length: 2", "X-Request-Id: \(name)"])
                        + "{}"
                default: get("/v1/skills", server, name)
                }
            }
            client.send(requests.joined())
            let isAll = { (text: String) in
                text.contains("n39\r\n") && text.components(separatedBy: "HTTP/1.1 ").count > 41
            }
            try await client.read(until: isAll, seconds: 60)
            #expect(answered(client) == ["first"] + names)
        }
    }

    @Test func whatStandsInABodyIsNoRequest() async throws {
        try await withLiveServer(limits: limits) { server in
            let client = try server.connect()
            client.send(get("/v1/skills", server, "first"))
            try await client.read { $0.contains("first") }
            let inside = get("/v1/skills", server, "inside")
            for round in 0..<3 {
                let head = server.head(
                    "/v1/logs",
                    [
                        "Content-Type: application/json", "Content-Length: \(inside.utf8.count)",
                        "X-Request-Id: post\(round)",
                    ])
                // The body comes with its head, on its own, and cut where it begins to look like a request.
                let cut = round == 0 ? 0 : head.utf8.count + (round == 1 ? 0 : 1)
                client.send(String((head + inside).prefix(cut)))
                try await client.read(seconds: 0.05)
                client.send(
                    String((head + inside).dropFirst(cut)) + get("/v1/skills", server, "after\(round)"))
                try await client.read(until: { $0.contains("after\(round)\r\n") }, seconds: 30)
            }
            #expect(
                answered(client) == ["first", "post0", "after0", "post1", "after1", "post2", "after2"])
        }
    }

    @Test func aRequestThatComesInPiecesIsAnswered() async throws {
        try await withLiveServer(limits: limits) { server in
            let client = try server.connect()
            for name in ["a", "b", "c"] {
                let request = get("/v1/skills", server, name)
                client.send(String(request.prefix(30)))
                try await client.read(seconds: 0.05)
                client.send(String(request.dropFirst(30)))
                try await client.read { $0.contains("X-Request-Id: \(name)\r\n") }
            }
            #expect(answered(client) == ["a", "b", "c"])
        }
    }

    @Test func aConnectionThatIsAnsweredAtOnceIsKeptAndAnIdleOneIsClosed() async throws {
        var limits = limits
        (limits.request, limits.idle) = (2, 3)
        try await withLiveServer(limits: limits) { server in
            let client = try server.connect()
            for number in 0..<5 {
                client.send(get("/v1/skills", server, "n\(number)"))
                try await client.read(until: { $0.contains("n\(number)\r\n") }, seconds: 30)
                #expect(!client.isClosedByServer)
            }
            #expect(answered(client).count == 5)
            try await client.read(seconds: 30)
            #expect(client.isClosedByServer)
        }
    }

    @Test func whoTakesNothingOffIsCutOff() async throws {
        var limits = limits
        limits.answer = 0.3
        try await withLiveServer(limits: limits) { server in
            let text = "---\nname: long\n---\n" + String(repeating: "Use pnpm.\n", count: 50_000)
            _ = try await server.store.approve("long", markdown: text)
            let path = "/v1/skills/long/SKILL.md"
            let client = try server.connect()
            client.send(get(path, server, "first"))
            try await client.read { $0.hasSuffix("pnpm.\n") && $0.utf8.count > text.utf8.count }
            // 50 MB of answers, and never a look at them: more than the system keeps for anybody.
            client.send((0..<100).map { get(path, server, "n\($0)") }.joined())
            var isTaken = true
            for _ in 0..<40 where isTaken {
                try await Task.sleep(for: .milliseconds(50))
                isTaken = client.send(" ")
            }
            #expect(!isTaken)
        }
    }
}
