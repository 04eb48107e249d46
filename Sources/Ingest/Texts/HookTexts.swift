internal import Events

/// Applies the table "Which text is kept" to a hook payload, and redacts the rest.
///
/// Hook payloads are never redacted by the agents: raw prompts, whole outputs and file contents arrive here, and this
/// is the only gate.
struct HookTexts {
    let policy: CapturePolicy
    let keeper: TextKeeper

    /// Keys whose value is what the user or the agent said.
    private static let words: Set<String> = [
        "prompt", "last_assistant_message", "custom_instructions", "compact_summary", "command_args", "delta",
        "text", "attachments",
    ]
    private static let outputs: Set<String> = ["tool_response", "tool_output", "output", "result_json"]

    func applied(to payload: [String: JSONValue]) -> [String: JSONValue] {
        let local = policy.applied(
            promptsOptIn: payload["moda.capture_prompts"]?.bool == true,
            outputsOptIn: payload["moda.capture_outputs"]?.bool == true)
        let tool = payload["tool_name"]?.string ?? ""
        var result: [String: JSONValue] = [:]
        for (key, value) in payload { keep(key, value, tool: tool, policy: local, in: &result) }
        return result
    }

    private func keep(
        _ key: String, _ value: JSONValue, tool: String, policy: CapturePolicy, in result: inout [String: JSONValue]
    ) {
        if Self.words.contains(key), let text = value.string {
            keepWords(key, text, policy, &result)
        } else if Self.outputs.contains(key) {
            keepOutput(key, value, policy, &result)
        } else if key == "tool_input" {
            result[key] = ToolArguments(keeper: keeper, keepContents: policy.outputs).applied(to: value, tool: tool)
        } else if key == "tool_calls", let calls = value.array {
            result[key] = .array(calls.map { batchCall($0, policy) })
        } else if key == "error", let text = value.string {
            result[key] = .string(keeper.error(text))
        } else {
            result[key] = keeper.attributes(value, key: key)
        }
    }

    private func keepWords(
        _ key: String, _ text: String, _ policy: CapturePolicy, _ result: inout [String: JSONValue]
    ) {
        if policy.prompts, !TextKeeper.isPlaceholder(text) {
            result[key] = .string(keeper.prompt(text))
        } else {
            result[key + ".trace"] = keeper.trace(of: text, limit: keeper.limits.prompt)
            result["prompt_text_redacted"] = .bool(true)
        }
    }

    private func keepOutput(
        _ key: String, _ value: JSONValue, _ policy: CapturePolicy, _ result: inout [String: JSONValue]
    ) {
        let text = value.string ?? value.text
        if policy.outputs {
            result[key] = .string(keeper.snippet(text))
        } else {
            result[key + ".trace"] = keeper.trace(of: text, limit: keeper.limits.snippet)
            result["output_snippet_redacted"] = .bool(true)
        }
    }

    /// One call of Claude Code's `PostToolBatch`; words typed with a refusal are words, not output.
    private func batchCall(_ call: JSONValue, _ policy: CapturePolicy) -> JSONValue {
        guard case .object(var members) = call else { return call }
        if let response = members["tool_response"]?.string, let refusal = RefusedCall(response) {
            members["tool_response"] = nil
            members["moda.refused"] = .bool(true)
            var words: [String: JSONValue] = [:]
            if let text = refusal.words { keepWords("moda.refusal_words", text, policy, &words) }
            members = applied(to: members).merging(words) { _, new in new }
            return .object(members)
        }
        return .object(applied(to: members))
    }
}

/// Claude Code's report of a refused call, told apart from output by its fixed opening.
struct RefusedCall {
    let words: String?

    init?(_ response: String) {
        guard response.hasPrefix("The user doesn't want to proceed with this tool use.") else { return nil }
        let parts = response.split(separator: "the user said:\n", maxSplits: 1, omittingEmptySubsequences: false)
        words = parts.count == 2 ? String(parts[1]) : nil
    }
}
