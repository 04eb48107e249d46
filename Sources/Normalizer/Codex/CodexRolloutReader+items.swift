internal import Events

extension CodexRolloutReader {
    /// What a `response_item` tells: the calls as the model made them, and what it was given back.
    mutating func item(_ payload: JSONValue) -> [CodingAgentEvent] {
        switch payload["type"]?.string {
        case "message": return [skill(payload)].compactMap(\.self)
        case "function_call", "custom_tool_call", "local_shell_call": return call(payload)
        case "function_call_output", "custom_tool_call_output", "local_shell_call_output":
            return output(payload)
        default: return []
        }
    }

    private mutating func call(_ payload: JSONValue) -> [CodingAgentEvent] {
        guard let id = payload["call_id"]?.string ?? payload["id"]?.string else { return [] }
        let own = payload["name"]?.string ?? "local_shell"
        guard !isCodexProgram(own) else {
            programs.insert(id)
            return []
        }
        var tool = ToolUse(
            name: codexToolName(own, namespace: payload["namespace"]?.string), callID: id)
        tool.input =
            payload["action"]?["command"]?.string
            ?? ToolUse.input(
                from: ToolUse.arguments(payload["arguments"]?.string ?? payload["input"]?.string)
                    ?? payload["arguments"])
        calls[id] = tool
        return [toolEvent(.toolCall, tool)]
    }

    /// An output as the model saw it; what its head says of a command's end is Codex's own word.
    private mutating func output(_ payload: JSONValue) -> [CodingAgentEvent] {
        guard let id = payload["call_id"]?.string, !programs.contains(id),
            let text = payload["output"]?.string
        else { return [] }
        var tool = calls[id] ?? ToolUse(name: "", callID: id)
        let isCommand = ["Bash", "apply_patch", "write_stdin"].contains(tool.name)
        tool.exitCode = isCommand ? payload["moda.exit_code"]?.integer ?? tool.exitCode : tool.exitCode
        tool.output = text.isEmpty ? nil : text
        let refusal = isCommand ? CodexRefusal(text) : nil
        if let code = tool.exitCode { tool.succeeded = code == 0 && tool.succeeded != false }
        let hasFailed = refusal != nil || (isCommand && text.isAbortNote)
        if hasFailed || (tool.exitCode == nil && text.isFailureNote) { tool.succeeded = false }
        calls[id] = tool
        let result = toolEvent(.toolResult, tool)
        guard let refusal else { return withChild(result, text).withInferredSkill }
        var decision = toolEvent(.toolDecision, ToolUse(name: tool.name, callID: id))
        decision.tool?.input = tool.input
        decision.decision = ToolDecision(isAccepted: false, source: refusal.source)
        // A command that a hook blocked never ran and has no result anywhere else.
        return refusal.isByPerson ? [decision, result] : [decision]
    }

    /// The thread of the subagent that a call began.
    private func withChild(_ event: CodingAgentEvent, _ text: String) -> CodingAgentEvent {
        guard event.tool?.name == "spawn_agent", let child = ToolUse.arguments(text)?["agent_id"]?.string
        else {
            return event
        }
        var event = event
        event.attributes["moda.child_agent_id"] = .string(child)
        return event
    }

    /// A skill that the user named, whose text the program put in for the agent.
    private func skill(_ payload: JSONValue) -> CodingAgentEvent? {
        guard payload["role"]?.string == "user", let text = payload["content"]?.string,
            text.hasPrefix("<skill>"), let thread = place.thread
        else { return nil }
        let rest = text.split(separator: "<name>", maxSplits: 1)
        guard rest.count == 2, let name = rest[1].split(separator: "<", maxSplits: 1).first,
            name.utf8.count < 200
        else { return nil }
        let turn = payload["internal_chat_message_metadata_passthrough"]?["turn_id"]?.string ?? place.turn
        var event = event(
            .skillActivated, id: ContentID.make("codex", thread, "skill", turn ?? "", String(name)))
        event.turn = turn
        event.skill = SkillUse(name: String(name), scope: nil)
        event.twin = skillTwin(String(name))
        return event
    }
}

/// A call that was not let run, as its output says.
private struct CodexRefusal {
    let isByPerson: Bool
    var source: String { isByPerson ? "User" : "hook" }

    init?(_ output: String) {
        if output.hasPrefix("Command blocked by PreToolUse hook: ") {
            isByPerson = false
        } else if output.utf8.count < 300, output.contains("rejected by user"),
            !output.contains("\nOutput:\n")
        {
            isByPerson = true
        } else {
            return nil
        }
    }
}

extension String {
    /// True for what Codex writes where a call itself could not be made.
    fileprivate var isFailureNote: Bool {
        ["exec_command failed: ", "apply_patch verification failed", "unsupported call: "].contains(
            where: hasPrefix)
    }

    /// True for what stands in place of the output of a command that the user stopped.
    fileprivate var isAbortNote: Bool {
        utf8.count < 200
            && split(separator: "\n").contains { $0.hasPrefix("aborted by user") }
    }
}
