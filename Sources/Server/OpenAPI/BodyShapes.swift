internal import Events

/// Bodies that others define, as far as they are refused for their shape.
enum BodyShapes {
    private static let object = JSONValue.object(["type": .string("object")])
    private static let objects = JSONValue.object(["type": .string("array"), "items": object])
    private static let list = JSONValue.object(["type": .string("array")])

    /// A hook's payload: any object.
    static let hook = object

    /// Spans or evaluations of LLM Observability: one, or a list.
    static let observability = JSONValue.object(["anyOf": .array([object, list])])

    /// Records of a history.
    static let history = JSONValue.object([
        "type": .string("object"), "required": .array([.string("records")]),
        "properties": .object(["records": list]),
    ])

    /// A message of JSON-RPC; one without an id is told and not answered, and a method that there is none of is
    /// answered with an error inside, not with a status.
    static let message = JSONValue.object([
        "type": .string("object"),
        "required": .array([.string("jsonrpc"), .string("method")]),
        "properties": .object([
            "jsonrpc": .object(["type": .string("string"), "const": .string("2.0")]),
            "id": .object([
                "anyOf": .array([
                    .object(["type": .string("string")]),
                    .object([
                        "type": .string("integer"), "minimum": .integer(-RPCMessage.largestID),
                        "maximum": .integer(RPCMessage.largestID),
                    ]),
                ])
            ]),
            "params": object,
            "method": .object([
                "type": .string("string"),
                "examples": .array(
                    ["ping", "resources/list", "resources/templates/list", "prompts/list", "tools/list"].map {
                        .string($0)
                    }),
            ]),
        ]),
    ])

    /// An OTLP request of a signal, as JSON.
    static func otlp(_ signal: String) -> JSONValue {
        let member = ["logs": "resourceLogs", "metrics": "resourceMetrics"][signal] ?? "resourceSpans"
        let list = JSONValue.object(["anyOf": .array([objects, .object(["type": .string("null")])])])
        return .object(["type": .string("object"), "properties": .object([member: list])])
    }
}
