import Server
import Testing

/// A slow or dead client holds nothing, by real sockets.
@Suite(.serialized) struct SlowClientTests {
    private let json = ["Content-Type: application/json"]
    private let hook = #"{"hook_event_name":"Stop","session_id":"s"}"#

    private func quick() -> ServerLimits {
        var limits = ServerLimits()
        limits.request = 0.4
        limits.answer = 0.4
        return limits
    }

    @Test func aBodyThatTricklesIsCutOff() async throws {
        try await withLiveServer(limits: quick()) { server in
            let client = try server.connect()
            client.send(server.head("/v1/logs", json + ["Content-Length: 100000"]))
            for _ in 0..<40 where !client.isClosedByServer {
                client.send("{")
                try await client.read(seconds: 0.1)
            }
            #expect(client.isClosedByServer && !client.text.contains("200"))
            #expect(try await server.stored() == 0)
        }
    }

    @Test(arguments: ["", "POST /v1/logs HTTP/1.1\r\nHost: loc"])
    func aConnectionWithoutARequestIsClosed(_ start: String) async throws {
        try await withLiveServer(limits: quick()) { server in
            let client = try server.connect()
            client.send(start)
            try await client.read()
            #expect(client.isClosedByServer)
        }
    }

    @Test func halfABodyIsNoDelivery() async throws {
        try await withLiveServer { server in
            // The first half of the chunked one is a whole JSON text, and still not what was meant.
            for (fields, half) in [
                (["Content-Length: 200"], hook), (["Transfer-Encoding: chunked"], "2b\r\n\(hook)\r\n"),
            ] {
                let client = try server.connect()
                client.send(server.head("/v1/otel/claude/hooks", json + fields) + half)
                try await client.read(seconds: 0.1)
                client.shutDown()
            }
            let whole = try server.connect()
            whole.send(
                server.head("/v1/otel/codex/hooks", json + ["Content-Length: \(hook.utf8.count)"]) + hook)
            try await whole.read { $0.contains("204") }
            #expect(whole.text.contains("204"))
            #expect(try await server.stored() == 1)
        }
    }

    @Test func aConnectionIsKeptForTheNextRequest() async throws {
        var limits = quick()
        limits.idle = 10
        try await withLiveServer(limits: limits) { [limits] server in
            let client = try server.connect()
            let request = server.head("/v1/logs", json + ["Content-Length: 2"]) + "{}"
            for count in 1...3 {
                client.send(request)
                try await client.read {
                    $0.split(separator: "HTTP/1.1 200").count > count - 1 && $0.hasSuffix("{}")
                }
                try await client.read(seconds: limits.request * 1.5)
            }
            #expect(!client.isClosedByServer && client.text.split(separator: "HTTP/1.1 200").count == 3)
        }
    }

    @Test func whoAsksIsToldToGoOn() async throws {
        try await withLiveServer { server in
            let client = try server.connect()
            client.send(server.head("/v1/logs", json + ["Content-Length: 2", "Expect: 100-continue"]))
            try await client.read { $0.contains("100 Continue") }
            client.send("{}")
            try await client.read { $0.contains("200 OK") }
            #expect(client.text.contains("100 Continue") && client.text.contains("200 OK"))
        }
    }

    @Test func moreThanMayBeHeldIsRefusedUnread() async throws {
        var limits = ServerLimits()
        limits.bytesInFlight = 1
        try await withLiveServer(limits: limits) { server in
            // One body may always use up to its own limit, 16 MiB: two of 10 do not fit.
            let first = try server.connect()
            first.send(server.head("/v1/logs", json + ["Content-Length: \(10 << 20)"]))
            let part = String(repeating: " ", count: 1 << 20)
            for _ in 0..<9 { first.send(part) }
            // Who comes before the server has read that much is not refused, nor answered: another one comes.
            var refusal = ""
            for _ in 0..<200 where refusal.isEmpty {
                let second = try server.connect()
                second.send(server.head("/v1/logs", json + ["Content-Length: \(10 << 20)"]))
                try await second.read(until: { $0.contains("\r\n\r\n") }, seconds: 0.1)
                refusal = second.text
            }
            #expect(refusal.contains("503") && refusal.lowercased().contains("retry-after: 1"))
            first.shutDown()
            let third = try server.connect()
            var answer = ""
            for _ in 0..<200 where !answer.contains("200 OK") {
                third.send(server.head("/v1/logs", json + ["Content-Length: 2"]) + "{}")
                try await third.read(seconds: 0.1)
                answer = third.text
            }
            #expect(answer.contains("200 OK"))
        }
    }

    @Test func connectionsOverTheLimitWaitAndAreServed() async throws {
        var limits = quick()
        limits.connections = 2
        try await withLiveServer(limits: limits) { server in
            let silent = try [server.connect(), server.connect()]
            let third = try server.connect()
            third.send(server.head("/v1/logs", json + ["Content-Length: 2"]) + "{}")
            try await third.read { $0.contains("200 OK") }
            #expect(third.text.contains("200 OK"))
            _ = silent
        }
    }
}
