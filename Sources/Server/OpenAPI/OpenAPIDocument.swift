internal import API
package import Events
package import Hummingbird
internal import Store

/// The interface as an OpenAPI 3.1 document, made of the operations and of the types that they read and write.
package struct OpenAPIDocument {
    private let schemas = Schemas()

    package init() {}

    /// - Throws: Where a type has no schema, which a test finds.
    package func json() throws -> JSONValue {
        var paths: [String: JSONValue] = [:]
        for operation in Operations.all {
            var item = paths[operation.path]?.object ?? [:]
            item[operation.method.lowercased()] = try object(of: operation)
            paths[operation.path] = .object(item)
        }
        let problem = try schemas.reference(to: ProblemView.self)
        return .object([
            "openapi": .string("3.1.0"),
            "info": .object([
                "title": .string("moda"), "version": .string(ModaVersion.current),
                "description": .string(
                    "Telemetry of coding agents and LLM applications in, reviewed skills out. Errors of our own routes are problem+json (RFC 9457). Lists have 'next', and Link with rel=next. HEAD is answered wherever GET is."
                ),
            ]),
            "paths": .object(paths),
            "components": .object([
                "schemas": .object(schemas.components),
                "securitySchemes": .object(["key": Self.security]),
                "responses": .object([
                    "Problem": .object([
                        "description": .string("What went wrong, and what to do about it."),
                        "content": .object([
                            "application/problem+json": .object(["schema": problem])
                        ]),
                    ])
                ]),
            ]),
        ])
    }

    private static let security = JSONValue.object([
        "type": .string("http"), "scheme": .string("bearer"),
        "description": .string("An API key of 'moda keys create'; each route names the scope that it wants."),
    ])

    private func object(of operation: Operation) throws -> JSONValue {
        var members: [String: JSONValue] = [
            "tags": .array([.string(operation.tag)]), "summary": .string(operation.summary),
            "operationId": .string(operation.name), "responses": .object(try responses(of: operation)),
        ]
        let parameters = operation.pathParameters + operation.parameters.map(Self.object)
        if !parameters.isEmpty { members["parameters"] = .array(parameters) }
        if let scope = operation.scope {
            members["security"] = .array([.object(["key": .array([])])])
            members["description"] = .string("Wants a key with the scope '\(scope.rawValue)'.")
        }
        if let body = operation.body {
            schemas.takesNull = true
            defer { schemas.takesNull = false }
            members["requestBody"] = .object([
                "required": .bool(!operation.isBodyOptional), "content": .object(try content(body)),
            ])
        }
        return .object(members)
    }

    private func responses(of operation: Operation) throws -> [String: JSONValue] {
        var good: [String: JSONValue] = ["description": .string("As asked.")]
        if let answer = operation.answer { good["content"] = .object(try content(answer)) }
        if operation.isCached {
            let text = JSONValue.object(["schema": .object(["type": .string("string")])])
            good["headers"] = .object(["ETag": text])
        }
        let problem = JSONValue.object(["$ref": .string("#/components/responses/Problem")])
        var bad = problem
        if operation.errors != ["application/problem+json"] {
            let types = operation.errors.map { ($0, JSONValue.object([:])) }
            bad = .object([
                "description": .string("What went wrong, in the words of this route's family."),
                "content": .object(Dictionary(types, uniquingKeysWith: { first, _ in first })),
            ])
        }
        var all = [String(operation.status): JSONValue.object(good), "default": bad]
        if operation.isCached {
            all["304"] = .object(["description": .string("The client has it already (If-None-Match).")])
        }
        if let other = operation.otherStatus { all[String(other)] = .object(good) }
        if operation.path == "/mcp" {
            all["202"] = .object(["description": .string("Taken; there is nothing to say.")])
        }
        if operation.scope != nil {
            for status in ["401", "403"] { all[status] = bad }
        }
        return all
    }

    private func content(_ content: Operation.Content) throws -> [String: JSONValue] {
        switch content {
        case .json(let type): ["application/json": .object(["schema": try schemas.reference(to: type)])]
        case .shaped(let shapes): shapes.mapValues { .object(["schema": $0]) }
        case .other(let types):
            Dictionary(types.map { ($0, .object([:])) }, uniquingKeysWith: { first, _ in first })
        }
    }

    private static func object(_ parameter: Operation.Parameter) -> JSONValue {
        .object([
            "name": .string(parameter.name), "in": .string(parameter.isHeader ? "header" : "query"),
            "required": .bool(parameter.isRequired), "schema": parameter.schema,
            "description": .string(parameter.text),
        ])
    }
}

extension Operation {
    /// `getV1SkillsId`, of method and path.
    fileprivate var name: String {
        let words = path.split { !$0.isLetter && !$0.isNumber }
        return method.lowercased() + words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    fileprivate var pathParameters: [JSONValue] {
        path.split(separator: "/").filter { $0.first == "{" }.map { part in
            let name = part.dropFirst().dropLast()
            let schema: JSONValue =
                name == "agent"
                ? .object([
                    "type": .string("string"), "enum": .array(Agent.allCases.map { .string($0.rawValue) }),
                ]) : .object(["type": .string("string"), "minLength": .integer(1)])
            return .object([
                "name": .string(String(name)), "in": .string("path"), "required": .bool(true),
                "schema": schema,
            ])
        }
    }
}

extension OpenAPIDocument {
    /// What the document and a router do not have in common, each as one line; nothing where all is well.
    ///
    /// Pages for people are none of its business, nor are the methods that a path refuses in the words of its
    /// family.
    package static func differences(from router: Router<ModaContext>) -> [String] {
        let told = Set(Operations.all.map { "\($0.method) \($0.path)" })
        let served = Set(
            router.routes.compactMap { route -> String? in
                let (method, path) = (route.method.rawValue, route.path.description)
                if ["HEAD", "OPTIONS"].contains(method) || isForPeople(path) { return nil }
                if TelemetryRoutes.paths.contains(path), method != "POST" { return nil }
                return "\(method) \(path)"
            })
        return served.subtracting(told).sorted().map { "\($0) is served, but no operation tells of it" }
            + told.subtracting(served).sorted().map { "\($0) is told of, but no route serves it" }
    }

    /// Where programs ask; pages are anywhere else.
    private static let interface: Set<Substring> = [
        "v1", ".well-known", "mcp", "dd", "api", "evp_proxy", "telemetry", "info", "v0.4", "v0.5", "healthz",
        "readyz", "metrics", "openapi.json",
    ]

    private static func isForPeople(_ path: String) -> Bool {
        path.split(separator: "/").first.map { !interface.contains($0) } ?? true
    }
}
