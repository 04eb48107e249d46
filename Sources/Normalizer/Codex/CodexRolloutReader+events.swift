internal import Events

extension CodexRolloutReader {
    /// What an `event_msg` tells.
    mutating func event(_ payload: JSONValue) -> [CodingAgentEvent] {
        switch payload["type"]?.string {
        case "task_started":
            place.begin(turn: payload["turn_id"]?.string)
            return []
        case "turn_aborted": return interrupt(payload)
        case "user_message": return prompt(payload["message"]?.string, payload)
        case "agent_message":
            return tellsItems ? [] : answer(payload["message"]?.string, item: nil, payload)
        case "token_count":
            let info = payload["info"]
            return usage(info?["last_token_usage"], total: info?["total_token_usage"], payload)
        case "item_completed": return item(payload["item"] ?? .null, payload)
        case "patch_apply_end", "exec_command_end", "mcp_tool_call_end":
            return [ended(payload)].compactMap(\.self)
        default: return []
        }
    }

    /// What an item of the newer generation tells.
    private mutating func item(_ item: JSONValue, _ payload: JSONValue) -> [CodingAgentEvent] {
        switch item["type"]?.string {
        case "UserMessage": return prompt(item["content"]?.string, payload)
        case "AgentMessage": return answer(item["content"]?.string, item: item["id"]?.string, item)
        case "CommandExecution", "FileChange", "McpToolCall": return result(of: item)
        default: return []
        }
    }

    private func prompt(_ text: String?, _ payload: JSONValue) -> [CodingAgentEvent] {
        guard let text, !text.isEmpty, let thread = place.thread else { return [] }
        let isMachines = place.isSubagent || !isHumanPrompt(text)
        let turn = payload["turn_id"]?.string ?? place.turn
        let words = ContentID.sha256(text.utf8)
        let own = turn ?? String(place.at?.milliseconds ?? 0)
        var event = event(
            isMachines ? .machinePrompt : .prompt,
            id: ContentID.make("codex", thread, "user message", own, words))
        event.turn = turn
        event.text = text
        event.twin = codexPromptTwin(words: words)
        return [event]
    }

    private func answer(_ text: String?, item: String?, _ payload: JSONValue) -> [CodingAgentEvent] {
        guard let text, !text.isEmpty, let thread = place.thread else { return [] }
        let words = ContentID.sha256(text.utf8)
        let own = item.map { ["codex.agent_response", $0] } ?? ["agent message", place.turn ?? "", words]
        var event = event(.assistantResponse, id: ContentID.make(["codex", thread] + own))
        event.text = text
        event.attributes["phase"] = payload["phase"]
        return [event]
    }

    private func interrupt(_ payload: JSONValue) -> [CodingAgentEvent] {
        guard ["interrupted", nil].contains(payload["reason"]?.string), let thread = place.thread,
            let turn = payload["turn_id"]?.string ?? place.turn
        else { return [] }
        var event = event(.interrupt, id: codexInterruptID(thread, turn: turn))
        event.turn = turn
        return [event]
    }

    /// How a command, a patch or a call of an MCP server ended.
    private mutating func result(of item: JSONValue) -> [CodingAgentEvent] {
        guard let call = item["id"]?.string else { return [] }
        var tool = calls[call] ?? ToolUse(name: name(of: item), callID: call)
        tool.input = tool.input ?? item["command"]?.string ?? ToolUse.input(from: item["arguments"])
        tool.exitCode = item["exit_code"]?.integer
        tool.output = text(item["aggregated_output"])
        tool.errorMessage = text(item["error"])
        tool.durationMilliseconds = item["duration"].flatMap(milliseconds)
        let hasEndedWell = item["status"]?.string.map { $0 == "completed" }
        tool.succeeded = (tool.exitCode ?? 0) == 0 && tool.errorMessage == nil ? hasEndedWell : false
        calls[call] = tool
        return toolResult(tool).withInferredSkill
    }

    private func name(of item: JSONValue) -> String {
        switch item["type"]?.string {
        case "FileChange"?: "apply_patch"
        case "McpToolCall"?:
            codexToolName(item["tool"]?.string ?? "", server: item["server"]?.string)
        default: "Bash"
        }
    }

    /// The same by the events of the older generation.
    private func ended(_ payload: JSONValue) -> CodingAgentEvent? {
        guard let call = payload["call_id"]?.string else { return nil }
        let invocation = payload["invocation"]
        let isPatch = payload["type"]?.string == "patch_apply_end"
        let usual =
            invocation.map { codexToolName($0["tool"]?.string ?? "", server: $0["server"]?.string) }
            ?? (isPatch ? "apply_patch" : "Bash")
        var tool = calls[call] ?? ToolUse(name: usual, callID: call)
        tool.input =
            tool.input ?? payload["command"]?.string ?? ToolUse.input(from: invocation?["arguments"])
        tool.exitCode = payload["exit_code"]?.integer
        tool.output = text(payload["aggregated_output"]) ?? text(payload["stdout"])
        tool.errorMessage = text(payload["stderr"])
        tool.durationMilliseconds = payload["duration"].flatMap(milliseconds)
        let success = payload["success"]?.bool ?? tool.exitCode.map { $0 == 0 }
        tool.succeeded = success
        if success != false { tool.errorMessage = nil }
        return toolResult(tool)
    }

    private func milliseconds(_ duration: JSONValue) -> Int64? {
        guard let seconds = duration["secs"]?.integer, (0...1_000_000_000).contains(seconds) else {
            return nil
        }
        return seconds * 1_000 + (duration["nanos"]?.integer ?? 0) / 1_000_000
    }

    func text(_ value: JSONValue?) -> String? { value?.string.flatMap { $0.isEmpty ? nil : $0 } }

    func toolResult(_ tool: ToolUse) -> CodingAgentEvent { toolEvent(.toolResult, tool) }

    func toolEvent(_ kind: CodingAgentEvent.Kind, _ tool: ToolUse) -> CodingAgentEvent {
        var event = event(kind, id: toolEventID(.codex, place.thread ?? "", kind, tool.callID ?? ""))
        event.tool = tool
        return event
    }
}
