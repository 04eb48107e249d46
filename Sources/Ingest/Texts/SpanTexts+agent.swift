internal import Events
internal import OTLP

extension SpanTexts {
    /// The attributes of a coding agent's span or span event, by the same table as its log records.
    func agentAttributes(_ attributes: [KeyValue]) -> [KeyValue] {
        let local = policy.applied(
            promptsOptIn: attributes[key: "moda.capture_prompts"]?.bool == true,
            outputsOptIn: attributes[key: "moda.capture_outputs"]?.bool == true)
        let tool = attributes[key: "tool_name"]?.string ?? ""
        var markers: Set<String> = []
        let kept = attributes.compactMap { agentAttribute($0, tool: tool, policy: local, markers: &markers) }
        return kept + markers.sorted().map { KeyValue($0, .bool(true)) }
    }

    /// The attribute as it may be stored; nil where nothing of it stays but the marker.
    private func agentAttribute(
        _ attribute: KeyValue, tool: String, policy: CapturePolicy, markers: inout Set<String>
    ) -> KeyValue? {
        let (key, value) = (attribute.key, attribute.value.json)
        let texts = AgentSpanText(of: key)
        guard texts != .none, value != .null else {
            return KeyValue(keeper.key(key), keeper.attributes(value, key: key))
        }
        let text = value.string ?? value.text
        switch texts {
        case .words where TextKeeper.isPlaceholder(text):
            markers.insert("prompt_text_redacted")
            return nil
        case .words:
            return KeyValue(key, .string(keeper.prompt(text)))
        case .command:
            let arguments = ToolArguments(keeper: keeper, keepContents: policy.outputs)
            return KeyValue(key, arguments.applied(to: .object([key: value]), tool: tool)[key] ?? .null)
        case .arguments:
            let arguments = ToolArguments(keeper: keeper, keepContents: policy.outputs)
            return KeyValue(key, .string(arguments.applied(toText: text, tool: tool)))
        case .output where !policy.outputs:
            markers.insert("output_snippet_redacted")
            return KeyValue(key + ".trace", keeper.trace(of: text, keptAs: keeper.snippet(text)))
        case .output:
            return KeyValue(key, .string(keeper.snippet(text)))
        case .error, .none:
            return KeyValue(key, .string(keeper.error(text)))
        }
    }
}

/// What an attribute of an agent's span holds, which decides whether and how much of it is kept.
private enum AgentSpanText {
    case words, command, arguments, output, error, none

    init(of key: String) {
        switch key {
        case "user_prompt", "prompt", "prompt_text", "response", "response.model_output": self = .words
        case "full_command", "bash_command", "command": self = .command
        case "tool_input", "tool_parameters", "arguments", "gen_ai.tool.call.arguments": self = .arguments
        // Files and what tools print; a request's context and messages repeat both.
        case "output", "content", "diff", "body", "new_context", "system_prompt", "system_prompt_preview",
            "gen_ai.tool.call.result", "gen_ai.input.messages", "gen_ai.output.messages",
            "gen_ai.system_instructions":
            self = .output
        case "error", "error.message", "exception.message", "exception.stacktrace": self = .error
        default: self = .none
        }
    }
}
