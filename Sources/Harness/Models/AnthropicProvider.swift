internal import Events

/// Anthropic's Messages interface; a tool that must be called gives the answer its form.
struct AnthropicProvider: ModelProvider {
    let model: String
    let base: String
    let key: String?
    let timeouts: ModelTimeouts

    var identity: String { "anthropic \(model) \(base)" }

    func answer(_ request: ModelRequest) async throws -> ModelAnswer {
        let headers =
            [(name: "anthropic-version", value: "2023-06-01")]
            + (key.map { [(name: "x-api-key", value: $0)] } ?? [])
        return try await AnswerStream(timeouts: timeouts, key: key)
            .post(body(request), to: base + "/v1/messages", headers: headers, into: AnthropicAnswer())
    }

    private func body(_ request: ModelRequest) -> JSONValue {
        let tool: [String: JSONValue] = [
            "name": .string(request.schema.name), "description": .string("Takes the answer."),
            "input_schema": request.schema.json,
        ]
        return .object([
            "model": .string(model), "max_tokens": .integer(Int64(request.largestAnswer)),
            "stream": .bool(true), "system": .string(request.system),
            "messages": .array([
                .object(["role": .string("user"), "content": .string(request.user)])
            ]),
            "tools": .array([.object(tool)]),
            "tool_choice": .object(["type": .string("tool"), "name": .string(request.schema.name)]),
        ])
    }
}

/// An answer out of Anthropic's events, or out of a whole message.
struct AnthropicAnswer: AnswerAssembly {
    private var json = ""
    private var prose = ""
    private var reason: String?
    private var input: Int?
    private var output: Int?
    private var isOver = false
    private var fault: ModelError?

    mutating func take(_ event: JSONValue, named name: String) -> Bool {
        switch event["type"]?.string {
        case "message_start": count(event["message"]?["usage"])
        case "content_block_start": json += Self.filled(event["content_block"]?["input"])
        case "content_block_delta":
            json += event["delta"]?["partial_json"]?.string ?? ""
            prose += event["delta"]?["text"]?.string ?? ""
        case "message_delta":
            reason = event["delta"]?["stop_reason"]?.string ?? reason
            count(event["usage"])
        case "message_stop": isOver = true
        case "error":
            let kind = event["error"]?["type"]?.string ?? "error"
            let isPassing = ["overloaded_error", "api_error", "rate_limit_error", "timeout_error"].contains(
                kind)
            fault = ModelError(
                isPassing ? .transient : .refused, "the provider broke off (\(kind.prefix(40)))")
        default: break
        }
        return isOver || fault != nil
    }

    mutating func take(body: JSONValue) {
        for block in body["content"]?.array ?? [] {
            json += Self.filled(block["input"])
            prose += block["text"]?.string ?? ""
        }
        reason = body["stop_reason"]?.string
        count(body["usage"])
        isOver = reason != nil
    }

    func answer() throws(ModelError) -> ModelAnswer {
        if let fault { throw fault }
        guard isOver else { throw ModelError(.transient, "the answer was cut off on its way") }
        let ending: ModelAnswer.Ending =
            switch reason {
            case "max_tokens", "model_context_window_exceeded": .cutOff
            case "refusal": .refused
            default: .finished
            }
        let usage = input.map { ModelUsage(input: $0, output: output ?? 0) }
        return ModelAnswer(text: json.isEmpty ? prose : json, ending: ending, usage: usage)
    }

    private mutating func count(_ usage: JSONValue?) {
        let read = ["input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens"]
            .compactMap { usage?[$0]?.integer }.filter { $0 >= 0 && $0 < 1 << 40 }
        if !read.isEmpty { input = max(input ?? 0, read.reduce(0) { $0 + Int($1) }) }
        if let written = usage?["output_tokens"]?.integer, written >= 0, written < 1 << 40 {
            output = max(output ?? 0, Int(written))
        }
    }

    /// A tool's input where it comes whole; in a stream it begins empty.
    private static func filled(_ input: JSONValue?) -> String {
        input?.object?.isEmpty == false ? input?.text ?? "" : ""
    }
}
