internal import Events

extension HookFields {
    /// An event of this payload, with all that every hook has in common.
    func event(_ kind: CodingAgentEvent.Kind, id: String? = nil) -> CodingAgentEvent {
        var event = CodingAgentEvent(
            id: id ?? ContentID.make(agent.rawValue, session, name, delivery),
            session: SessionKey(agent: agent, id: session), kind: kind, at: at, channel: .hook,
            who: Attribution(attributes: payload),
            attributes: payload.filter {
                !Self.columns.contains($0.key) && !Attribution.names.contains($0.key)
            })
        event.attributes["hook"] = .string(name)
        event.turn = string(anyOf: ["prompt_id", "turn_id", "generation_id"])
        event.model = string("model")
        event.subagent = string("agent_id")
        return event
    }

    /// A prompt; one in a subagent is the task that it was given.
    func prompt(window: Int64, wordlessWindow: Int64) -> CodingAgentEvent {
        var event = event(self["agent_id"] == nil ? .prompt : .machinePrompt)
        event.text = string("prompt")
        let words = words("prompt")
        event.twin = Twin(
            key: "prompt", window: words == nil ? wordlessWindow : window, words: words)
        return event
    }

    /// An event about one tool call, with the id that its log has too.
    func toolEvent(_ kind: CodingAgentEvent.Kind) -> CodingAgentEvent {
        let call = string("tool_use_id")
        var event = event(kind, id: call.map { toolEventID(agent, session, kind, $0) })
        guard let name = string("tool_name") else { return event }
        var tool = ToolUse(name: name, callID: call)
        tool.input =
            ToolUse.input(from: toolInput)
            ?? ToolUse.input(from: .object(payload.filter { ["command", "file_path"].contains($0.key) }))
        tool.durationMilliseconds = (payload["duration_ms"] ?? payload["duration"])?.integer
        event.tool = tool
        return event
    }

    /// What came of a tool call; `succeeded` is what the event's name says, which all else may contradict.
    func toolResult(succeeded: Bool?) -> CodingAgentEvent {
        var event = toolEvent(.toolResult)
        guard var tool = event.tool else { return event }
        tool.output = string(anyOf: [
            "tool_response", "tool_output", "output_snippet", "output", "result_json",
        ])
        tool.errorMessage =
            string(anyOf: ["error", "error_message"])
            ?? payload["error"]?.object.map {
                JSONValue.object($0).text
            }
        tool.errorType = string(anyOf: ["error_type", "failure_type"])
        tool.exitCode =
            (payload["moda.exit_code"] ?? payload["exit_code"])?.integer
            ?? tool.errorMessage.flatMap(leadingExitCode)
        let hasFailed = tool.errorMessage != nil || (tool.exitCode ?? 0) != 0
        tool.succeeded = payload["success"]?.bool ?? (hasFailed ? false : succeeded)
        event.tool = tool
        return event
    }

    /// The call's arguments; MCP hooks of Cursor give them as a string of JSON.
    var toolInput: JSONValue? {
        payload["tool_input"].flatMap { $0.string.map(ToolUse.arguments) ?? $0 }
    }

    /// A skill that a hand-made payload names outright.
    func namedSkill() -> CodingAgentEvent {
        var event = event(.skillActivated)
        event.skill = string("skill_name").map { SkillUse(name: $0, scope: string("skill_scope")) }
        event.twin = skillTwin(event.skill?.name)
        return event
    }

    private static let columns: Set<String> = [
        "session_id", "conversation_id", "hook_event_name", "hook", "timestamp", "prompt_id", "turn_id",
        "generation_id", "model", "agent_id", "prompt", "last_assistant_message", "tool_name", "tool_use_id",
        "tool_input", "duration_ms", "tool_response", "tool_output", "output_snippet", "output",
        "result_json",
        "tool_calls", "error", "error_message", "error_type", "failure_type", "success", "exit_code",
        "moda.exit_code", "skill_name", "skill_scope",
    ]
}

/// The code in "Exit code 2\n…", the opening that Claude Code gives a failed command's error.
func leadingExitCode(_ error: String) -> Int64? {
    let mark = "Exit code "
    guard error.hasPrefix(mark) else { return nil }
    return Int64(error.dropFirst(mark.count).prefix(while: \.isNumber))
}
