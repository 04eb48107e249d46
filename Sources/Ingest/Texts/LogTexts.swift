internal import Events
internal import OTLP

/// Applies the table "Which text is kept" to OTLP log records, and redacts the rest.
struct LogTexts {
    let provider: Provider
    let policy: CapturePolicy
    let keeper: TextKeeper

    func apply(to request: inout LogsRequest) {
        for index in request.resourceLogs.indices {
            clean(&request.resourceLogs[index])
            for scope in request.resourceLogs[index].scopeLogs.indices {
                clean(&request.resourceLogs[index].scopeLogs[scope])
            }
        }
        var seen = CleanedAttributes(keeper: keeper)
        request.forEachRecord { provider == .application ? applyToApplication(&$0) : apply(to: &$0, &seen) }
    }

    private func apply(to record: inout LogRecord, _ seen: inout CleanedAttributes) {
        let local = policy.applied(
            promptsOptIn: record.attributes[key: "moda.capture_prompts"]?.bool == true,
            outputsOptIn: record.attributes[key: "moda.capture_outputs"]?.bool == true)
        let tool = record.attributes[key: "tool_name"]?.string ?? ""
        let facts = ToolOutputFacts.found(in: record, provider: provider)
        var suppressed: Set<String> = []
        record.attributes = record.attributes.compactMap { attribute in
            TextClass(of: attribute.key) == .other || attribute.value.value == nil
                ? seen.cleaned(attribute)
                : kept(attribute, tool: tool, policy: local, suppressed: &suppressed)
        }
        record.attributes += suppressed.sorted().map { KeyValue($0, .bool(true)) } + facts
        if record.hasBody { record.body = keeper.cleaned(record.body, key: "") }
        record.severityText = keeper.command(record.severityText)
        record.eventName = keeper.command(record.eventName)
    }

    /// The attribute as it may be stored where it holds a text of a class of its own; nil where nothing of it
    /// stays but the marker.
    private func kept(
        _ attribute: KeyValue, tool: String, policy: CapturePolicy, suppressed: inout Set<String>
    ) -> KeyValue? {
        let value = attribute.value.json
        let text = value.string ?? value.text
        switch TextClass(of: attribute.key) {
        case .words where TextKeeper.isPlaceholder(text):
            suppressed.insert("prompt_text_redacted")
            return nil
        case .words:
            return KeyValue(attribute.key, .string(keeper.prompt(text)))
        case .arguments:
            let arguments = ToolArguments(keeper: keeper, keepContents: policy.outputs)
            return KeyValue(attribute.key, .string(arguments.applied(toText: text, tool: tool)))
        case .output where !policy.outputs:
            suppressed.insert("output_snippet_redacted")
            return KeyValue(attribute.key + ".trace", keeper.trace(of: text, keptAs: keeper.snippet(text)))
        case .output:
            return KeyValue(attribute.key, .string(keeper.snippet(text)))
        case .error, .other:
            return KeyValue(attribute.key, .string(keeper.error(text)))
        }
    }

    private func clean(_ logs: inout ResourceLogs) {
        redact(&logs.resource.attributes)
        // Names of attributes that identify the resource: nothing reads them.
        logs.resource.entityRefs = []
        logs.schemaURL = keeper.command(logs.schemaURL)
    }

    private func clean(_ logs: inout ScopeLogs) {
        redact(&logs.scope.attributes)
        logs.scope.name = keeper.command(logs.scope.name)
        logs.scope.version = keeper.command(logs.scope.version)
        logs.schemaURL = keeper.command(logs.schemaURL)
    }

    private func redact(_ attributes: inout [KeyValue]) {
        attributes = attributes.map {
            KeyValue(keeper.key($0.key), keeper.attributes($0.value.json, key: $0.key))
        }
    }
}

/// What a text attribute holds, which decides whether and how much of it is kept.
private enum TextClass {
    case words, error, arguments, output, other

    init(of key: String) {
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
