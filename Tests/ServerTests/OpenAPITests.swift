import API
import Events
import Foundation
import Hummingbird
import Server
import TestSupport
import Testing

/// The document and the server say the same.
@Suite struct OpenAPITests {
    @Test func everyRouteIsToldAndEveryOperationServed() async throws {
        let house = try await House()
        #expect(OpenAPIDocument.differences(from: house.router) == [])
        house.router.get("v1/new") { _, _ in "" }
        #expect(
            OpenAPIDocument.differences(from: house.router)
                == ["GET /v1/new is served, but no operation tells of it"])
        let bare = Router(context: ModaContext.self)
        #expect(OpenAPIDocument.differences(from: bare).contains { $0.contains("no route serves it") })
    }

    @Test func itIsServedToAnyoneAndNamesEachTypeOnce() async throws {
        let house = try await House()
        let reply = try await ask(house.router, .get, "/openapi.json")
        #expect(reply.status == .ok)
        let document = try JSONValue(parsing: reply.body)
        #expect(document["openapi"] == .string("3.1.0"))
        let schemas = try #require(document["components"]?["schemas"]?.object)
        let skill = try #require(schemas["SkillView"])
        #expect(
            skill["required"]?.array?.compactMap(\.string)
                == ["description", "digest", "id", "status", "version"])
        #expect(skill["properties"]?["version"]?["type"] == .string("integer"))
        #expect(schemas["EventViewTool"] != nil && schemas["GateVerdict"] != nil)
        for name in references(in: document) {
            #expect(schemas[name] != nil || name == "Problem", "\(name)")
        }
        let ids = try #require(document["paths"]?.object).values.flatMap {
            $0.object?.values.map { $0 } ?? []
        }
        .compactMap { $0["operationId"]?.string }
        #expect(Set(ids).count == ids.count)
    }

    @Test func whatTheServerAnswersFitsItsSchema() async throws {
        let house = try await House()
        _ = try await house.approve("use-pnpm", markdown: "---\nname: use-pnpm\n---\n")
        let document = try JSONValue(parsing: try await ask(house.router, .get, "/openapi.json").body)
        let paths = try #require(document["paths"]?.object)
        for (template, operations) in paths {
            let path = template.replacing("{id}", with: "use-pnpm").replacing("{version}", with: "1")
            guard let operation = operations["get"], !path.contains("{") else { continue }
            let reply = try await house.send(.get, path.hasSuffix("/diff") ? path + "?from=1&to=1" : path)
            guard reply.status == .ok, reply.headers[.contentType] == "application/json" else { continue }
            let schema = operation["responses"]?["200"]?["content"]?["application/json"]?["schema"]
            let value = try JSONValue(parsing: reply.body)
            #expect(SchemaCheck(document).problems(value, schema ?? .null) == [], "\(path)")
        }
    }

    @Test func theStatusesThatRunsAreAnsweredWithAreTold() async throws {
        let house = try await House()
        let document = try JSONValue(parsing: try await ask(house.router, .get, "/openapi.json").body)
        func told(_ path: String, _ reply: Reply) -> Bool {
            let operation = document["paths"]?[path]?["post"]
            return operation?["responses"]?["\(reply.status.code)"]?["content"]?["application/json"] != nil
        }
        let begun = try await house.send(.post, "/v1/skills/gen")
        #expect(begun.status == .accepted && told("/v1/skills/gen", begun))
        let place = try #require(begun.headers[.location])
        let ended = try await house.send(.post, place + "/cancel")
        #expect(ended.status == .ok && told("/v1/jobs/{id}/cancel", ended))
        let idle = try await house.send(.post, "/v1/dead-letters/redrive", body: Array("{}".utf8))
        #expect(idle.status == .ok && told("/v1/dead-letters/redrive", idle))
        let message = #"{"jsonrpc": "2.0", "id": 1, "method": "no/such"}"#
        let unknown = try await house.send(.post, "/mcp", body: Array(message.utf8))
        #expect(unknown.status == .ok && told("/mcp", unknown))
    }

    private func references(in value: JSONValue) -> Set<String> {
        switch value {
        case .object(let members):
            members.reduce(into: []) { found, member in
                if member.key == "$ref", let name = member.value.string?.split(separator: "/").last {
                    found.insert(String(name))
                }
                found.formUnion(references(in: member.value))
            }
        case .array(let items): items.reduce(into: []) { $0.formUnion(references(in: $1)) }
        default: []
        }
    }
}

/// As much of JSON Schema as the document uses.
struct SchemaCheck {
    let document: JSONValue

    init(_ document: JSONValue) { self.document = document }

    /// Where a value does not fit, as paths with a reason.
    func problems(_ value: JSONValue, _ schema: JSONValue, at path: String = "") -> [String] {
        if let name = schema["$ref"]?.string?.split(separator: "/").last {
            let target = document["components"]?["schemas"]?[String(name)]
            return problems(value, target ?? .null, at: path)
        }
        guard let type = schema["type"]?.string else { return [] }
        switch (type, value) {
        case ("object", .object(let members)): return object(members, schema, path)
        case ("array", .array(let items)):
            return items.flatMap { problems($0, schema["items"] ?? .object([:]), at: path + "/0") }
        case ("string", .string(let text)):
            let words = schema["enum"]?.array
            return words?.contains(.string(text)) ?? true ? [] : ["\(path): \(text)"]
        case ("boolean", .bool), ("integer", .integer), ("number", .integer), ("number", .number): return []
        default: return ["\(path): no \(type)"]
        }
    }

    private func object(_ members: [String: JSONValue], _ schema: JSONValue, _ path: String) -> [String] {
        let properties = schema["properties"]?.object ?? [:]
        let required = schema["required"]?.array?.compactMap(\.string) ?? []
        let missing = required.filter { members[$0] == nil }.map { "\(path)/\($0): missing" }
        let isOpen = schema["additionalProperties"] != nil || properties.isEmpty
        let unknown =
            isOpen ? [] : members.keys.filter { properties[$0] == nil }.map { "\(path)/\($0): unknown" }
        return missing + unknown
            + properties.flatMap { name, schema in
                members[name].map { problems($0, schema, at: path + "/" + name) } ?? []
            }
    }
}
