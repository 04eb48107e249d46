internal import Events

/// Applies the table "Which text is kept" to a hook payload, and redacts the rest.
///
/// Hook payloads are never redacted by the agents: raw prompts, whole outputs and file contents arrive here,
/// and this is the only gate.
struct HookTexts {
    let policy: CapturePolicy
    let keeper: TextKeeper

    /// Keys whose value is what the user or the agent said.
    private static let words: Set<String> = [
        "prompt", "last_assistant_message", "custom_instructions", "compact_summary", "command_args", "delta",
        "text", "message", "task_subject", "task_description", "session_crons",
        "input-messages", "last-assistant-message", "task", "description", "summary", "agent_message",
        "user_message", "user_prompt", "prompt_text", "initial_prompt", "response", "agent_response",
        "assistant_message", "thinking", "thought", "reasoning", "moda.refusal_words",
    ]
    private static let outputs: Set<String> = [
        "tool_response", "tool_output", "tool_result", "output", "output_snippet", "stdout", "stderr",
        "result_json", "content", "file_content", "edits", "result", "results", "diff", "patch",
        "file_contents", "fileContent", "old_string", "new_string", "old_text", "new_text",
    ]

    /// Keys whose values are facts even where they have spaces in them: folders, rules for commands, names.
    private static let facts: Set<String> = [
        "cwd", "file_path", "transcript_path", "agent_transcript_path", "workspace_roots",
        "permission_suggestions", "matcher", "url", "model", "model_params", "repo", "branch", "reason",
        "status", "timestamp", "tool_name", "hook_event_name", "hook", "agent_type", "background_tasks",
    ]
    /// Arguments of tools that the agent words for somebody: another agent, the user.
    private static let wordedArguments: Set<String> = [
        "prompt", "plan", "questions", "message", "task", "task_description", "todos",
    ]

    /// What an attachment says of itself beside its contents.
    private static let places: Set<String> = ["type", "file_path", "filePath"]

    func applied(to payload: [String: JSONValue]) -> [String: JSONValue] {
        kept(
            payload,
            policy.applied(
                promptsOptIn: payload["moda.capture_prompts"]?.bool == true,
                outputsOptIn: payload["moda.capture_outputs"]?.bool == true))
    }

    private func kept(_ payload: [String: JSONValue], _ policy: CapturePolicy) -> [String: JSONValue] {
        let tool = payload["tool_name"]?.string ?? ""
        let arguments = ToolArguments(keeper: keeper, keepContents: policy.outputs)
        var added: [String: JSONValue] = [:]
        var rest: [String: JSONValue] = [:]
        for (key, value) in payload where value != .null {
            if Self.words.contains(key) {
                keepWords(key, value, policy, &added)
            } else if Self.outputs.contains(key) {
                keepOutput(key, value, policy, &added)
            } else if key == "tool_input" {
                added[key] = arguments.applied(to: withoutWords(value, policy, &added), tool: tool)
            } else if key == "command" {
                added[key] = arguments.applied(to: .object([key: value]), tool: "Shell")[key]
            } else if key == "attachments" {
                keepAttachments(value, policy, &added)
            } else if key == "tool_calls" {
                keepCalls(value, policy, &added)
            } else if ["error", "error_message"].contains(key), let text = value.string {
                added[key] = .string(keeper.error(text))
            } else if !policy.prompts, mayBeWords(key, value) {
                keepWords(key, value, policy, &added)
            } else {
                rest[key] = value
            }
        }
        added["moda.exit_code"] = ToolOutputFacts.exitCode(inHook: payload).map(JSONValue.integer)
        return keeper.mapped(rest) { keeper.attributes($1, key: $0) }.merging(added) { _, new in new }
    }

    /// True for running text under a key that nobody has documented: agents add keys, and what a person said
    /// must not slip through by a new one.
    private func mayBeWords(_ key: String, _ value: JSONValue) -> Bool {
        guard !Self.facts.contains(key), !key.hasPrefix("moda.") else { return false }
        return switch value {
        case .string(let text): text.contains(where: \.isWhitespace)
        case .array(let items): items.contains { mayBeWords("", $0) }
        case .object(let members): members.contains { mayBeWords($0.key, $0.value) }
        default: false
        }
    }

    /// Arguments of a tool, without what is worded in them unless words may be kept.
    private func withoutWords(
        _ arguments: JSONValue, _ policy: CapturePolicy, _ added: inout [String: JSONValue]
    ) -> JSONValue {
        guard !policy.prompts, var members = arguments.object else { return arguments }
        for (key, value) in members where Self.wordedArguments.contains(key) && mayBeWords("", value) {
            let text = value.string ?? value.text
            members[key] = nil
            members[key + ".trace"] = keeper.trace(of: text, keptAs: keeper.prompt(text))
            added["prompt_text_redacted"] = .bool(true)
        }
        return .object(members)
    }

    private func keepWords(
        _ key: String, _ value: JSONValue, _ policy: CapturePolicy, _ result: inout [String: JSONValue]
    ) {
        let text = value.string ?? value.text
        if TextKeeper.isPlaceholder(text) {
            result["prompt_text_redacted"] = .bool(true)
        } else if policy.prompts {
            result[key] =
                value.string.map { .string(keeper.prompt($0)) } ?? keeper.attributes(value, key: key)
        } else {
            result[key + ".trace"] = keeper.trace(of: text, keptAs: keeper.prompt(text))
            result["prompt_text_redacted"] = .bool(true)
        }
    }

    /// What a prompt refers to: kinds and paths always, contents as those of other files.
    private func keepAttachments(
        _ value: JSONValue, _ policy: CapturePolicy, _ result: inout [String: JSONValue]
    ) {
        guard let items = value.array, items.allSatisfy({ $0.object != nil }) else {
            return keepWords("attachments", value, policy, &result)
        }
        let places = items.map { item in
            JSONValue.object(
                (item.object ?? [:]).filter { Self.places.contains($0.key) && $0.value.string != nil })
        }
        result["attachments"] = keeper.attributes(.array(policy.outputs ? items : places), key: "attachments")
        guard places != items, !policy.outputs else { return }
        result["attachments.trace"] = keeper.trace(of: value.text, keptAs: keeper.snippet(value.text))
        result["output_snippet_redacted"] = .bool(true)
    }

    private func keepOutput(
        _ key: String, _ value: JSONValue, _ policy: CapturePolicy, _ result: inout [String: JSONValue]
    ) {
        let text = value.string ?? keeper.attributes(value, key: "").text
        if policy.outputs {
            result[key] = .string(keeper.snippet(text))
        } else {
            result[key + ".trace"] = keeper.trace(of: text, keptAs: keeper.snippet(text))
            result["output_snippet_redacted"] = .bool(true)
        }
    }

    /// The calls of Claude Code's `PostToolBatch`; anything else by that name is taken for output.
    private func keepCalls(
        _ value: JSONValue, _ policy: CapturePolicy, _ result: inout [String: JSONValue]
    ) {
        guard let calls = value.array else { return keepOutput("tool_calls", value, policy, &result) }
        result["tool_calls"] = .array(calls.compactMap(\.object).map { .object(call($0, policy)) })
    }

    /// One call of a batch; words typed with a refusal are words, not output.
    private func call(_ members: [String: JSONValue], _ policy: CapturePolicy) -> [String: JSONValue] {
        guard let response = members["tool_response"]?.string, let refusal = RefusedCall(response) else {
            return kept(members, policy)
        }
        var members = members
        members["tool_response"] = nil
        members["moda.refused"] = .bool(true)
        var words: [String: JSONValue] = [:]
        if let text = refusal.words { keepWords("moda.refusal_words", .string(text), policy, &words) }
        return kept(members, policy).merging(words) { _, new in new }
    }
}

/// Claude Code's report of a refused call, told apart from output by its fixed opening.
struct RefusedCall {
    let words: String?

    init?(_ response: String) {
        guard response.hasPrefix("The user doesn't want to proceed with this tool use.") else { return nil }
        let parts = response.split(
            separator: "the user said:\n", maxSplits: 1, omittingEmptySubsequences: false)
        words = parts.count == 2 ? String(parts[1]) : nil
    }
}
