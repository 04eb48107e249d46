internal import Events

// Claude Code's hooks.
//
// Identity: `tool_use_id` where there is one, else the delivery. A prompt meets its log record by
// `prompt_id`.

func claudeEvents(from hook: HookFields) -> [CodingAgentEvent] {
    switch hook.name {
    case "SessionStart": [hook.event(.sessionStart)]
    case "SessionEnd": [hook.event(.sessionEnd)]
    case "UserPromptSubmit": [claudePrompt(hook)]
    case "PreToolUse": [hook.toolEvent(.toolCall)]
    case "PostToolUse", "PostToolUseFailure": [claudeResult(hook)]
    case "PostToolBatch": refusals(in: hook)
    case "PermissionRequest": [hook.toolEvent(.permissionRequest)]
    case "Stop": [turnEnd(hook)]
    case "StopFailure": [failure(hook)]
    case "SubagentStart": [hook.event(.subagentStart)]
    case "SubagentStop": [hook.event(.subagentEnd)]
    case "PreCompact", "PostCompact": [hook.event(.compaction)]
    case "MessageDisplay", "InstructionsLoaded", "Notification": []
    default: [hook.event(.other)]
    }
}

private func claudePrompt(_ hook: HookFields) -> CodingAgentEvent {
    var event = hook.event(hook["agent_id"] == nil ? .prompt : .machinePrompt)
    event.text = hook.string("prompt")
    event.twin = event.turn.map { Twin(key: "prompt \($0)", window: nil) }
    return event
}

private func claudeResult(_ hook: HookFields) -> CodingAgentEvent {
    var event = hook.toolEvent(.toolResult)
    let failed = hook.name == "PostToolUseFailure"
    event.tool?.succeeded = hook["success"]?.bool ?? !failed
    if failed, let error = hook.string("error") {
        event.tool?.errorMessage = error
        event.tool?.exitCode = leadingExitCode(error)
    }
    return event
}

/// The code in "Exit code 2\n…", the opening that Claude Code gives a failed command's error.
private func leadingExitCode(_ error: String) -> Int64? {
    let mark = "Exit code "
    guard error.hasPrefix(mark) else { return nil }
    return Int64(error.dropFirst(mark.count).prefix(while: \.isNumber))
}

/// Words typed with a refusal stand nowhere but in the batch that follows.
private func refusals(in hook: HookFields) -> [CodingAgentEvent] {
    (hook["tool_calls"]?.array ?? []).compactMap { call in
        guard call["moda.refused"]?.bool == true, let id = call["tool_use_id"]?.string else { return nil }
        var event = hook.event(.refusalWords, id: toolEventID(hook.agent, hook.session, .refusalWords, id))
        var tool = ToolUse(name: call["tool_name"]?.string ?? "", callID: id)
        tool.input = ToolUse.input(from: call["tool_input"])
        event.tool = tool
        event.text = call["moda.refusal_words"]?.string
        if call["prompt_text_redacted"]?.bool == true {
            event.attributes["prompt_text_redacted"] = .bool(true)
        }
        return event
    }
}

func turnEnd(_ hook: HookFields) -> CodingAgentEvent {
    var event = hook.event(.turnEnd)
    event.text = hook.string("last_assistant_message")
    return event
}

private func failure(_ hook: HookFields) -> CodingAgentEvent {
    var event = hook.event(.apiError)
    event.attributes["error"] = hook["error"]
    return event
}
