internal import Events

// Claude Code's OTLP log events.
//
// Identity: `message.uuid` for prompts and answers, `tool_use_id` for decisions and results, `request_id` for
// calls of the model and their errors; else session, time and `event.sequence`, which restarts in every
// process, even on a resume, and so is no id alone. A prompt meets its hook by `prompt.id` and its span by the
// span's id; a message typed while the agent works has no own of either, and there the nearest in time that
// says the same is the twin.

/// Events that say nothing about what user and agent did (31 `hook_registered` at every start).
private let noise: Set<String> = [
    "hook_registered", "plugin_loaded", "plugin_installed", "hook_execution_start", "hook_execution_complete",
    "hook_plugin_metrics", "managed_settings_resolved", "retention_sweep", "mcp_server_connection",
    "permission_mode_changed", "system_prompt", "api_request_body", "api_response_body", "feedback_survey",
]

func claudeEvents(from log: LogFields) -> [CodingAgentEvent] {
    let prefix = "claude_code."
    let named = log.string("event.name") ?? log.body
    let name = named.hasPrefix(prefix) ? String(named.dropFirst(prefix.count)) : named
    guard let session = log.string("session.id") else { return [] }
    if let mark = submitHooks(log, name: name, session: session) { return [mark] }
    return noise.contains(name) ? [] : claudeEvent(log, name: name, session: session).withInferredSkill
}

private func claudeEvent(_ log: LogFields, name: String, session: String) -> CodingAgentEvent {
    let kind = kind(of: name)
    var event = CodingAgentEvent(
        id: identity(of: log, name: name, session: session), session: SessionKey(agent: .claude, id: session),
        kind: kind, at: log.at, sequence: log["event.sequence"]?.integer ?? 0, channel: .log, who: log.who,
        attributes: log.attributes.filter { !columns.contains($0.key) && !Attribution.names.contains($0.key) }
    )
    if kind == .other { event.attributes["event.name"] = .string(name) }
    event.turn = log.string("prompt.id")
    event.model = log.string("model")
    event.subagent = log.string("agent_id")
    fill(&event, from: log)
    return event
}

/// What the hooks that see a prompt before the agent add to it: a prompt that they refused is logged like any
/// other, but their end is not.
private func submitHooks(_ log: LogFields, name: String, session: String) -> CodingAgentEvent? {
    let marks = [
        "hook_execution_start": "submit_hooks_started", "hook_execution_complete": "submit_hooks_completed",
    ]
    guard let mark = marks[name], log.string("hook_event") == "UserPromptSubmit",
        let turn = log.string("prompt.id")
    else { return nil }
    var event = CodingAgentEvent(
        id: identity(of: log, name: name, session: session), session: SessionKey(agent: .claude, id: session),
        kind: .prompt, at: log.at, channel: .log, attributes: [mark: .bool(true)])
    event.turn = turn
    event.twin = Twin(key: "prompt", window: 0, source: mark, standing: .never)
    return event
}

private func kind(of name: String) -> CodingAgentEvent.Kind {
    switch name {
    case "user_prompt": .prompt
    case "assistant_response": .assistantResponse
    case "api_request": .apiRequest
    // That the tries are over is no error of its own: the last try told it (`api_retries_exhausted`).
    case "api_error", "api_refusal": .apiError
    case "tool_decision": .toolDecision
    case "tool_result": .toolResult
    case "skill_activated": .skillActivated
    case "subagent_completed": .subagentEnd
    case "compaction": .compaction
    default: .other
    }
}

private func identity(of log: LogFields, name: String, session: String) -> String {
    let own: String? =
        switch name {
        case "user_prompt", "assistant_response": log.string("message.uuid")
        case "api_request", "api_error": log.string("request_id")
        case "tool_decision", "tool_result": log.string("tool_use_id")
        default: nil
        }
    if let own {
        return name == "tool_decision" || name == "tool_result"
            ? toolEventID(.claude, session, name == "tool_decision" ? .toolDecision : .toolResult, own)
            : ContentID.make("claude", session, name, own)
    }
    return ContentID.make(
        "claude", session, name, String(log.at.milliseconds), String(log["event.sequence"]?.integer ?? 0))
}

private func fill(_ event: inout CodingAgentEvent, from log: LogFields) {
    switch event.kind {
    case .prompt:
        event.text = log.string("prompt") ?? log.string("prompt_text")
        event.twin = claudePromptTwin(event.text, span: log.span)
    case .assistantResponse:
        event.text = log.string("response")
        event.twin = log.string("request_id").map(claudeResponseTwin)
    case .apiRequest:
        event.usage = usage(log)
    case .apiError:
        event.attributes["error"] = log["error"]
    case .toolDecision:
        event.tool = tool(log)
        event.decision = ToolDecision(
            isAccepted: log.string("decision") != "reject", source: log.string("source"))
    case .toolResult:
        event.tool = tool(log)
    case .skillActivated:
        event.skill = log.string("skill.name").map { SkillUse(name: $0, scope: log.string("skill.source")) }
        event.twin = skillTwin(event.skill?.name)
    case .compaction:
        event.twin = compactionTwin
    case .subagentEnd:
        event.twin = subagentEndTwin(event.subagent)
    default: break
    }
}

/// What a prompt's log record has in common with its span, and with its hook.
func claudePromptTwin(_ text: String?, span: String?) -> Twin {
    Twin(
        key: "prompt", window: text == nil ? 2_000 : 10_000, span: span,
        words: text.map { ContentID.sha256($0.utf8) })
}

/// What an answer's reports have in common: the call of the model that it came by.
func claudeResponseTwin(request: String) -> Twin { Twin(key: "response", window: 0, span: request) }

private func usage(_ log: LogFields) -> TokenUsage {
    var usage = TokenUsage()
    usage.input = log["input_tokens"]?.integer
    usage.output = log["output_tokens"]?.integer
    usage.cacheRead = log["cache_read_tokens"]?.integer
    usage.cacheWrite = log["cache_creation_tokens"]?.integer
    usage.cost = log["cost_usd"]?.number
    return usage
}

private func tool(_ log: LogFields) -> ToolUse? {
    guard let reported = log.string("tool_name") else { return nil }
    let parameters = ToolUse.arguments(log.string("tool_parameters"))
    var tool = ToolUse(name: toolName(reported, parameters), callID: log.string("tool_use_id"))
    tool.input =
        parameters?["full_command"]?.string
        ?? ToolUse.input(from: ToolUse.arguments(log.string("tool_input")) ?? parameters)
    tool.succeeded = log["success"]?.bool
    tool.durationMilliseconds = log["duration_ms"]?.integer
    tool.errorType = log.string("error_type")
    tool.errorMessage = log.string("error")
    return tool
}

/// Logs call every MCP tool `mcp_tool`; hooks and transcripts say `mcp__server__tool`, and so do we.
private func toolName(_ reported: String, _ parameters: JSONValue?) -> String {
    guard reported == "mcp_tool", let server = parameters?["mcp_server_name"]?.string,
        let name = parameters?["mcp_tool_name"]?.string
    else { return reported }
    return "mcp__\(server)__\(name)"
}

private let columns: Set<String> = [
    "event.name", "event.timestamp", "event.sequence", "session.id", "prompt.id", "model", "agent_id",
    "prompt",
    "prompt_text", "response", "tool_name", "tool_use_id", "tool_parameters", "tool_input", "success",
    "duration_ms", "error_type", "error", "decision", "source", "skill.name", "skill.source", "input_tokens",
    "output_tokens", "cache_read_tokens", "cache_creation_tokens", "cost_usd",
]
