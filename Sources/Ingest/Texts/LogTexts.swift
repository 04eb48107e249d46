internal import Events
internal import OTLP

/// Applies the table "Which text is kept" to an agent's OTLP log records, and redacts the rest.
struct LogTexts {
    let agent: Agent
    let policy: CapturePolicy
    let keeper: TextKeeper

    func apply(to request: inout LogsRequest) {
        for index in request.resourceLogs.indices {
            redact(&request.resourceLogs[index].resource.attributes)
            for scope in request.resourceLogs[index].scopeLogs.indices {
                redact(&request.resourceLogs[index].scopeLogs[scope].scope.attributes)
            }
        }
        request.forEachRecord { apply(to: &$0) }
    }

    private func apply(to record: inout LogRecord) {
        let local = policy.applied(
            promptsOptIn: record.attributes[key: "moda.capture_prompts"]?.bool == true,
            outputsOptIn: record.attributes[key: "moda.capture_outputs"]?.bool == true)
        let tool = record.attributes[key: "tool_name"]?.string ?? ""
        let facts = ToolOutputFacts.found(in: record, agent: agent)
        var suppressed: Set<String> = []
        record.attributes = record.attributes.compactMap { attribute in
            kept(attribute, tool: tool, policy: local, suppressed: &suppressed)
        }
        record.attributes += suppressed.sorted().map { KeyValue($0, .bool(true)) } + facts
        if case .stringValue(let text) = record.body.value { record.body.stringValue = keeper.command(text) }
    }

    /// The attribute as it may be stored; nil where nothing of it stays but the marker.
    private func kept(
        _ attribute: KeyValue, tool: String, policy: CapturePolicy, suppressed: inout Set<String>
    ) -> KeyValue? {
        guard case .stringValue(let text) = attribute.value.value else {
            return KeyValue(attribute.key, keeper.attributes(attribute.value.json, key: attribute.key))
        }
        switch TextClass(of: attribute.key, agent: agent) {
        case .words:
            guard !TextKeeper.isPlaceholder(text) else {
                suppressed.insert("prompt_text_redacted")
                return nil
            }
            return KeyValue(attribute.key, .string(keeper.prompt(text)))
        case .error:
            return KeyValue(attribute.key, .string(keeper.error(text)))
        case .arguments:
            let arguments = ToolArguments(keeper: keeper, keepContents: policy.outputs)
            return KeyValue(attribute.key, .string(arguments.applied(toText: text, tool: tool)))
        case .output:
            if policy.outputs { return KeyValue(attribute.key, .string(keeper.snippet(text))) }
            suppressed.insert("output_snippet_redacted")
            return KeyValue(attribute.key + ".trace", keeper.trace(of: text, limit: keeper.limits.snippet))
        case .other:
            return KeyValue(attribute.key, .string(keeper.attribute(text, key: attribute.key)))
        }
    }

    private func redact(_ attributes: inout [KeyValue]) {
        attributes = attributes.map { KeyValue($0.key, keeper.attributes($0.value.json, key: $0.key)) }
    }
}

/// What a text attribute holds, which decides whether and how much of it is kept.
private enum TextClass {
    case words, error, arguments, output, other

    init(of key: String, agent: Agent) {
        switch key {
        case "prompt", "prompt_text", "response", "user_prompt": self = .words
        case "error", "error.message": self = .error
        case "tool_input", "tool_parameters", "arguments": self = .arguments
        // Claude Code's raw API bodies repeat whole conversations, tool output included.
        case "output", "body": self = .output
        default: self = .other
        }
    }
}

extension KeyValue {
    init(_ key: String, _ value: JSONValue) {
        self.init()
        self.key = key
        self.value = AnyValue(value)
    }
}

extension AnyValue {
    init(_ json: JSONValue) {
        self.init()
        switch json {
        case .null: break
        case .bool(let bool): boolValue = bool
        case .integer(let integer): intValue = integer
        case .number(let number): doubleValue = number
        case .string(let text): stringValue = text
        case .array(let items): arrayValue.values = items.map(AnyValue.init)
        case .object(let members):
            kvlistValue.values = members.sorted { $0.key < $1.key }.map { KeyValue($0.key, $0.value) }
        }
    }
}
