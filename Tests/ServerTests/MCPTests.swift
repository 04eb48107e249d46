import Events
import Foundation
import HTTPTypes
import Server
import Store
import TestSupport
import Testing

/// The Model Context Protocol, with and without handshake.
@Suite struct MCPTests {
    private let markdown = "---\nname: use-pnpm\ndescription: \"Use when testing.\"\n---\n\nUse pnpm.\n"
    private static let prefix = "io.modelcontextprotocol/"

    private func house() async throws -> House {
        let house = try await House()
        _ = try await house.approve("use-pnpm", markdown: markdown)
        return house
    }

    private func post(
        _ house: House, _ message: JSONValue, _ headers: [(String, String)] = [], key: String? = nil
    ) async throws -> (status: Int, message: JSONValue) {
        var fields: HTTPFields = [.accept: "application/json, text/event-stream"]
        for (name, value) in headers {
            fields.append(HTTPField(name: try #require(.init(name)), value: value))
        }
        let reply = try await house.send(
            .post, "/mcp", body: Array(message.text.utf8), key: key, headers: fields)
        return (reply.status.code, reply.body.isEmpty ? .null : try JSONValue(parsing: reply.body))
    }

    private func request(_ method: String, _ params: [String: JSONValue] = [:]) -> JSONValue {
        .object([
            "jsonrpc": .string("2.0"), "id": .integer(7), "method": .string(method),
            "params": .object(params),
        ])
    }

    /// A request of 2026-07-28, with a head that says the same as its body unless told otherwise.
    private func modern(
        _ house: House, _ method: String, _ params: [String: JSONValue] = [:], name: String? = nil,
        version: String = "2026-07-28", header: String? = nil
    ) async throws -> (status: Int, message: JSONValue) {
        var params = params
        params["_meta"] = .object([
            Self.prefix + "protocolVersion": .string(version),
            Self.prefix + "clientCapabilities": .object([:]),
        ])
        var headers = [("MCP-Protocol-Version", header ?? version), ("Mcp-Method", method)]
        if let name { headers.append(("Mcp-Name", name)) }
        return try await post(house, request(method, params), headers)
    }

    @Test(arguments: [
        ("2025-03-26", "2025-03-26"), ("2025-06-18", "2025-06-18"), ("2025-11-25", "2025-11-25"),
        ("2024-11-05", "2025-11-25"), ("2026-07-28", "2025-11-25"), ("1900-01-01", "2025-11-25"),
    ])
    func aHandshakeAgreesOnAVersion(wanted: String, agreed: String) async throws {
        let house = try await house()
        let params: [String: JSONValue] = ["protocolVersion": .string(wanted), "capabilities": .object([:])]
        let (status, message) = try await post(house, request("initialize", params))
        let result = try #require(message["result"])
        #expect(status == 200 && message["id"] == .integer(7))
        #expect(result["protocolVersion"] == .string(agreed) && result["resultType"] == nil)
        #expect(result["capabilities"]?["resources"] != nil && result["capabilities"]?["prompts"] != nil)
        #expect(result["instructions"]?.string?.contains("- use-pnpm: Use when testing.") == true)
    }

    @Test func skillsAreResourcesPromptsAndWhatAToolReads() async throws {
        let house = try await house()
        let resources = try await post(house, request("resources/list"))
        let uri = try #require(resources.message["result"]?["resources"]?.array?.first?["uri"])
        #expect(uri == .string("skill://use-pnpm/SKILL.md"))
        let read = try await post(house, request("resources/read", ["uri": uri]))
        #expect(read.message["result"]?["contents"]?.array?.first?["text"] == .string(markdown))
        let prompts = try await post(house, request("prompts/list"))
        #expect(prompts.message["result"]?["prompts"]?.array?.first?["name"] == .string("use-pnpm"))
        let prompt = try await post(
            house,
            request(
                "prompts/get",
                ["name": .string("use-pnpm"), "arguments": .object(["task": .string("Add vite.")])]))
        let text = prompt.message["result"]?["messages"]?.array?.first?["content"]?["text"]?.string
        #expect(text?.contains("Use pnpm.") == true && text?.contains("Add vite.") == true)
        let call = try await post(
            house,
            request(
                "tools/call",
                ["name": .string("read_skill"), "arguments": .object(["name": .string("use-pnpm")])]))
        #expect(call.message["result"]?["content"]?.array?.first?["text"] == .string(markdown))
        #expect(try await post(house, request("ping")).message["result"] == .object([:]))
    }

    @Test func whatIsNotServedIsNotThere() async throws {
        let house = try await house()
        _ = try await house.approve("theirs", markdown: markdown, tenant: TenantID(rawValue: "other"))
        let uris = [
            "skill://theirs/SKILL.md", "skill://none/SKILL.md", "skill:///SKILL.md", "file:///etc/passwd",
            "skill://../SKILL.md", "",
        ]
        for uri in uris {
            let old = try await post(house, request("resources/read", ["uri": .string(uri)]))
            #expect(old.message["error"]?["code"] == .integer(-32002) && old.status == 200)
            let new = try await modern(house, "resources/read", ["uri": .string(uri)], name: uri)
            #expect(new.message["error"]?["code"] == .integer(-32602) && new.status == 400)
        }
        let list = try await post(house, request("resources/list"))
        #expect(!list.message.text.contains("theirs"))
    }

    @Test func manySkillsComePageByPage() async throws {
        let house = try await House()
        for number in 0..<205 {
            _ = try await house.approve("skill-\(1_000 + number)", markdown: markdown)
        }
        var (found, cursor, pages): ([JSONValue], JSONValue?, Int) = ([], nil, 0)
        repeat {
            let answer = try await post(
                house, request("resources/list", cursor.map { ["cursor": $0] } ?? [:]))
            let result = try #require(answer.message["result"])
            found += result["resources"]?.array ?? []
            cursor = result["nextCursor"]
            pages += 1
        } while cursor != nil && pages < 10
        #expect(found.count == 205 && pages == 3)
        let wrong = try await post(house, request("prompts/list", ["cursor": .string("x")]))
        #expect(wrong.message["error"]?["code"] == .integer(-32602))
    }

    @Test func withoutHandshakeARequestSaysEverythingItself() async throws {
        let house = try await house()
        let discovered = try await modern(house, "server/discover")
        let result = try #require(discovered.message["result"])
        #expect(discovered.status == 200 && result["resultType"] == .string("complete"))
        #expect(result["supportedVersions"]?.array?.contains(.string("2026-07-28")) == true)
        #expect(result["ttlMs"] != nil && result["cacheScope"] == .string("private"))
        #expect(result["_meta"]?[Self.prefix + "serverInfo"]?["name"] == .string("moda"))
        let uri = "skill://use-pnpm/SKILL.md"
        let read = try await modern(house, "resources/read", ["uri": .string(uri)], name: uri)
        #expect(read.status == 200)
        let encoded = "=?base64?\(Data(uri.utf8).base64EncodedString())?="
        #expect(try await modern(house, "resources/read", ["uri": .string(uri)], name: encoded).status == 200)
    }

    @Test func aHeadThatContradictsItsBodyIsRefused() async throws {
        let house = try await house()
        let uri = "skill://use-pnpm/SKILL.md"
        for name in [nil, "skill://other/SKILL.md", "=?base64?%%%?="] as [String?] {
            let answer = try await modern(house, "resources/read", ["uri": .string(uri)], name: name)
            #expect(answer.status == 400 && answer.message["error"]?["code"] == .integer(-32020))
        }
        let version = try await modern(house, "resources/list", header: "2025-11-25")
        #expect(version.status == 400 && version.message["error"]?["code"] == .integer(-32020))
        let unknown = try await modern(house, "resources/list", version: "2030-01-01")
        #expect(unknown.status == 400 && unknown.message["error"]?["code"] == .integer(-32022))
        #expect(unknown.message["error"]?["data"]?["supported"]?.array?.isEmpty == false)
        let bare = try await post(
            house, request("resources/list"), [("MCP-Protocol-Version", "2026-07-28")])
        #expect(bare.status == 400 && bare.message["error"]?["code"] == .integer(-32602))
        let method = try await modern(house, "subscriptions/listen")
        #expect(method.status == 404 && method.message["error"]?["code"] == .integer(-32601))
    }

    @Test func whatIsNoMessageIsAnErrorOfJSONRPC() async throws {
        let house = try await house()
        for (body, code) in [
            ("{", -32700), ("", -32700), ("[]", -32600), ("1", -32600), ("{}", -32600),
            (#"{"jsonrpc":"1.0","id":1,"method":"ping"}"#, -32600),
            (#"{"jsonrpc":"2.0","id":null,"method":"ping"}"#, -32600),
            (#"{"jsonrpc":"2.0","id":-9223372036854775809,"method":"ping"}"#, -32600),
            (#"{"jsonrpc":"2.0","id":9007199254740993,"method":"ping"}"#, -32600),
            (#"{"jsonrpc":"2.0","id":1,"method":2}"#, -32600),
            (#"{"jsonrpc":"2.0","id":1,"method":"ping","params":[1]}"#, -32602),
            (String(repeating: "[", count: 10_000), -32700),
        ] as [(String, Int64)] {
            let reply = try await house.send(.post, "/mcp", body: Array(body.utf8))
            #expect(reply.status == .badRequest)
            let message = try JSONValue(parsing: reply.body)
            #expect(message["error"]?["code"] == .integer(code), "\(body.prefix(40))")
        }
        let notification = JSONValue.object([
            "jsonrpc": .string("2.0"), "method": .string("notifications/initialized"),
        ])
        let taken = try await post(house, notification)
        #expect(taken.status == 202 && taken.message == .null)
        let batch = try await post(house, .array([request("ping"), notification, request("nothing")]))
        #expect(batch.status == 200 && batch.message.array?.count == 2)
        let late = try await post(
            house, .array([request("ping")]), [("MCP-Protocol-Version", "2025-06-18")])
        #expect(late.status == 400)
    }

    @Test func aPageOfSomebodyElseMayNotAsk() async throws {
        let house = try await house()
        for origin in [
            "https://evil.example", "null", "http://localhost.evil.example", "http://127.0.0.1.evil:80",
            "https://moda.example", "http://localhost:99999", "file://localhost",
        ] {
            let answer = try await post(house, request("ping"), [("Origin", origin), ("Host", origin)])
            #expect(answer.status == 403, "\(origin)")
        }
        for origin in ["http://localhost", "http://127.0.0.1:6274", "https://[::1]:1"] {
            #expect(try await post(house, request("ping"), [("Origin", origin)]).status == 200, "\(origin)")
        }
        var parts = house.parts
        parts.allowedOrigins = ["https://moda.example"]
        let reply = try await ask(
            modaRouter(parts), .post, "/mcp",
            headers: [.origin: "https://Moda.example", .authorization: "Bearer \(house.key.text)"],
            body: Array(request("ping").text.utf8))
        #expect(reply.status == .ok)
    }

    @Test func itWantsAKeyThatReads() async throws {
        let house = try await house()
        let ingest = try await House.makeKey(in: house.store, tenant: .local, scopes: [.ingest])
        #expect(try await post(house, request("ping"), key: "none").status == 401)
        #expect(try await post(house, request("ping"), key: ingest.text).status == 403)
        #expect(try await house.send(.get, "/mcp").status == .methodNotAllowed)
        #expect(try await house.send(.delete, "/mcp").status == .methodNotAllowed)
    }
}
