internal import Events
internal import Synchronization

/// Chat completions as OpenAI made them and many servers speak them.
///
/// Servers differ in what they take of it. What one refuses is left out from then on: the form of the answer
/// goes from a schema to any JSON object to a plain request in words.
final class OpenAIProvider: ModelProvider {
    private let model: String
    private let base: String
    private let key: String?
    private let timeouts: ModelTimeouts
    private let dialect: Mutex<OpenAIDialect>

    init(model: String, base: String, key: String?, timeouts: ModelTimeouts) {
        self.model = model
        self.base = base
        self.key = key
        self.timeouts = timeouts
        dialect = Mutex(OpenAIDialect(namesCompletion: base.contains("api.openai.com")))
    }

    var identity: String { "openai \(model) \(base)" }

    func answer(_ request: ModelRequest) async throws -> ModelAnswer {
        let headers = key.map { [(name: "Authorization", value: "Bearer \($0)")] } ?? []
        while true {
            let spoken = dialect.withLock { $0 }
            do {
                return try await AnswerStream(timeouts: timeouts, key: key).post(
                    spoken.body(request, model: model), to: base + "/chat/completions", headers: headers,
                    into: OpenAIAnswer())
            } catch let error as ModelError where error.code == .refused {
                guard let plainer = spoken.adapted(to: error.reason) else { throw error }
                dialect.withLock { $0 = plainer }
            }
        }
    }
}

/// What a server takes of the protocol.
struct OpenAIDialect: Equatable {
    enum Form: Int { case schema, object, words }

    var form = Form.schema
    /// Whether the cap on the answer is called `max_completion_tokens`.
    var namesCompletion: Bool
    var hasAdaptedName = false
    var wantsUsage = true

    init(namesCompletion: Bool) { self.namesCompletion = namesCompletion }

    func body(_ request: ModelRequest, model: String) -> JSONValue {
        var system = request.system
        if form != .schema {
            system +=
                "\n\nAnswer with one JSON object and nothing else, of this JSON Schema:\n"
                + request.schema.json.text
        }
        var members: [String: JSONValue] = [
            "model": .string(model), "stream": .bool(true),
            namesCompletion ? "max_completion_tokens" : "max_tokens": .integer(Int64(request.largestAnswer)),
            "messages": .array([Self.message("system", system), Self.message("user", request.user)]),
        ]
        if wantsUsage { members["stream_options"] = .object(["include_usage": .bool(true)]) }
        members["response_format"] = format(request.schema)
        return .object(members)
    }

    /// A plainer dialect for a server that objects; nil where its objection is to something else.
    func adapted(to reason: String) -> OpenAIDialect? {
        guard reason.contains("HTTP 400") || reason.contains("HTTP 422") else { return nil }
        let words = reason.lowercased()
        var plainer = self
        if !hasAdaptedName, words.contains("max_tokens") || words.contains("max_completion_tokens") {
            plainer.namesCompletion.toggle()
            plainer.hasAdaptedName = true
        } else if wantsUsage, words.contains("stream_options") || words.contains("include_usage") {
            plainer.wantsUsage = false
        } else if let next = Form(rawValue: form.rawValue + 1),
            ["response_format", "json", "schema", "structured"].contains(where: words.contains)
        {
            plainer.form = next
        } else {
            return nil
        }
        return plainer
    }

    private func format(_ schema: AnswerSchema) -> JSONValue? {
        switch form {
        case .schema:
            .object([
                "type": .string("json_schema"),
                "json_schema": .object([
                    "name": .string(schema.name), "strict": .bool(true), "schema": schema.json,
                ]),
            ])
        case .object: .object(["type": .string("json_object")])
        case .words: nil
        }
    }

    private static func message(_ role: String, _ text: String) -> JSONValue {
        .object(["role": .string(role), "content": .string(text)])
    }
}
