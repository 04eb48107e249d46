internal import Events

// Codex's hooks.
//
// Identity: `tool_use_id` (the log's `call_id`) where there is one, else the delivery. The only place where an
// interrupt is told, and where a subagent's task can be told from a person's words (it carries `agent_id`).

func codexEvents(from hook: HookFields) -> [CodingAgentEvent] {
    switch hook.name {
    case "SessionStart": [hook.event(.sessionStart)]
    case "SessionEnd": [hook.event(.sessionEnd)]
    case "UserPromptSubmit": [codexPrompt(hook)]
    case "PreToolUse": [codexTool(hook, .toolCall)]
    case "PostToolUse": [codexTool(hook, .toolResult)]
    case "PermissionRequest": [codexTool(hook, .permissionRequest)]
    case "Stop": [turnEnd(hook)]
    case "Interrupt": [hook.event(.interrupt)]
    case "SubagentStart": [hook.event(.subagentStart)]
    case "SubagentStop": [hook.event(.subagentEnd)]
    case "PreCompact", "PostCompact": [hook.event(.compaction)]
    default: [hook.event(.other)]
    }
}

private func codexPrompt(_ hook: HookFields) -> CodingAgentEvent {
    var event = hook.event(hook["agent_id"] == nil ? .prompt : .machinePrompt)
    event.text = hook.string("prompt")
    if event.kind == .prompt { event.twin = Twin(key: "prompt", window: codexPromptWindow) }
    return event
}

/// A tool event; a hook never tells the exit code (it fires for failed commands too), so success stays unknown.
private func codexTool(_ hook: HookFields, _ kind: CodingAgentEvent.Kind) -> CodingAgentEvent {
    var event = hook.toolEvent(kind)
    guard var tool = event.tool else { return event }
    tool.name = codexToolName(tool.name, server: nil)
    tool.succeeded = hook["success"]?.bool
    event.tool = tool
    return event
}
