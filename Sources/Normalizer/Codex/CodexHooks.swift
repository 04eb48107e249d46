internal import Events

// Codex's hooks.
//
// Identity: `tool_use_id` (the log's `call_id`) where there is one, else the delivery. The only place where
// an interrupt is told.
//
// A hook inside a subagent carries `agent_id`, the subagent's conversation, beside the root's `session_id`.
// The event belongs to the former, as its log record does; only the subagent's start and end belong to the
// root.

func codexEvents(from hook: HookFields) -> [CodingAgentEvent] {
    let hook = ["SubagentStart", "SubagentStop"].contains(hook.name) ? hook : hook.inOwnConversation
    return switch hook.name {
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
    event.twin = codexPromptTwin(hasWords: event.text != nil || hook["prompt.trace"] != nil)
    return event
}

extension HookFields {
    /// The hook of a subagent under the subagent's own conversation; any other as it is.
    fileprivate var inOwnConversation: HookFields {
        guard let agent = string("agent_id") else { return self }
        var hook = self
        hook.payload["root_session_id"] = .string(session)
        hook.session = agent
        return hook
    }
}

/// A tool event; a hook never tells the exit code (it fires for failed commands too), so success stays
/// unknown.
private func codexTool(_ hook: HookFields, _ kind: CodingAgentEvent.Kind) -> CodingAgentEvent {
    var event = hook.toolEvent(kind)
    guard var tool = event.tool else { return event }
    tool.name = codexToolName(tool.name, server: nil)
    tool.succeeded = hook["success"]?.bool
    event.tool = tool
    return event
}
