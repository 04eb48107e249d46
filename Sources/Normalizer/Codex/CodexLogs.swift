internal import Events

// Codex's OTLP log events.
//
// Identity: `call_id` for decisions and results, `item.id` for answers; else conversation, time and the
// record's attributes, since Codex numbers nothing. Log and hook name a turn differently (trace id, turn id),
// so a prompt meets its hook by the span that knows both, else by words and nearness in time.
//
// A subagent has a conversation of its own, in which its task looks like a person's prompt. That it is one is
// told by `agent.type`, by an `agent_name` other than "/root", by `spawn_agent`'s output and by hooks
// (`agent_id`).

func codexEvents(from log: LogFields) -> [CodingAgentEvent] {
    guard let name = log.string("event.name"), let conversation = log.string("conversation.id"),
        let kind = kind(of: name, log)
    else { return [] }
    var event = CodingAgentEvent(
        id: identity(of: log, kind: kind, name: name, conversation: conversation),
        session: SessionKey(agent: .codex, id: conversation), kind: kind, at: log.at, sequence: log.position,
        channel: .log, who: log.who,
        attributes: log.attributes.filter { !columns.contains($0.key) && !Attribution.names.contains($0.key) }
    )
    event.turn = log.string("turn.id")
    event.model = log.string("model")
    event.attributes["trace_id"] = log.trace.map(JSONValue.string)
    fill(&event, from: log)
    return event.withInferredSkill
}

/// The canonical kind; nil for the noise: one `sse_event` a server-sent event, phases and time to first
/// token.
private func kind(of name: String, _ log: LogFields) -> CodingAgentEvent.Kind? {
    switch name {
    case "codex.conversation_starts": .sessionStart
    case "codex.user_prompt": .prompt
    case "codex.agent_response": .assistantResponse
    case "codex.tool_decision": .toolDecision
    case "codex.tool_result": isCodexProgram(log.string("tool_name")) ? nil : .toolResult
    case "codex.skill_invocation": .skillActivated
    // Usage stands in the second of the two `response.completed` records.
    case "codex.sse_event": log["input_token_count"] == nil ? nil : .apiRequest
    case "codex.api_request": log["error.message"] == nil ? nil : .apiError
    case "codex.startup_phase", "codex.turn_ttft": nil
    default: name.hasPrefix("codex.websocket") ? nil : .other
    }
}

private func identity(
    of log: LogFields, kind: CodingAgentEvent.Kind, name: String, conversation: String
) -> String {
    if kind == .toolDecision || kind == .toolResult, let call = log.string("call_id") {
        return toolEventID(.codex, conversation, kind, call)
    }
    if let item = log.string("item.id") { return ContentID.make("codex", conversation, name, item) }
    let digest = ContentID.sha256(JSONValue.object(log.attributes).text.utf8)
    return ContentID.make("codex", conversation, name, String(log.at.milliseconds), digest)
}

private func fill(_ event: inout CodingAgentEvent, from log: LogFields) {
    switch event.kind {
    case .prompt:
        event.text = log.string("prompt")
        event.twin = codexPromptTwin(words: event.text.map { ContentID.sha256($0.utf8) }, span: log.span)
    case .sessionStart:
        event.twin = codexSessionStartTwin
    case .assistantResponse:
        event.text = log.string("response")
        if log.string("agent.type") == "subagent" { event.subagent = event.session.id }
    case .apiRequest:
        event.usage = usage(log)
        event.twin = codexUsageTwin(
            ["input", "output", "cached", "reasoning"].map { log["\($0)_token_count"]?.integer })
    case .apiError:
        event.attributes["error"] = log["error.message"]
    case .toolDecision:
        event.tool = tool(log)
        let accepted = log.string("decision")?.hasPrefix("approved") ?? true
        event.decision = ToolDecision(isAccepted: accepted, source: log.string("source"))
    case .toolResult:
        event.tool = tool(log)
        if let name = log.string("agent_name"), name != "/root" {
            event.subagent = event.session.id
            event.attributes["agent_name"] = .string(name)
        }
    case .skillActivated:
        event.skill = log.string("skill.name").map { SkillUse(name: $0, scope: log.string("skill.scope")) }
        event.twin = skillTwin(event.skill?.name)
    default:
        event.attributes["event.name"] = log["event.name"]
    }
}

/// What the reports of one call of the model have in common: its counts, since nothing names it in all of them.
func codexUsageTwin(_ counts: [Int64?]) -> Twin {
    Twin(
        key: "api_request", window: 5_000,
        words: counts.map { $0.map(String.init) ?? "" }.joined(separator: " "))
}

/// Codex counts tokens that were read from a cache within the input; of those written to one nothing says so.
private func usage(_ log: LogFields) -> TokenUsage {
    var usage = TokenUsage()
    usage.input = log["input_token_count"]?.integer
    usage.output = log["output_token_count"]?.integer
    usage.cacheRead = log["cached_token_count"]?.integer
    usage.countCachedApart()
    usage.cacheWrite = log["cache_write_token_count"]?.integer
    usage.reasoning = log["reasoning_token_count"]?.integer
    return usage
}

private func tool(_ log: LogFields) -> ToolUse? {
    guard let name = log.string("tool_name") else { return nil }
    var tool = ToolUse(
        name: codexToolName(name, server: log.string("mcp_server")), callID: log.string("call_id"))
    tool.input = ToolUse.input(from: ToolUse.arguments(log.string("arguments")))
    tool.exitCode = log["moda.exit_code"]?.integer
    tool.durationMilliseconds = log["duration_ms"]?.integer
    tool.output = log.string("output")
    // `success` speaks of the call, not of the command: exit code 1 comes with success=true.
    if let success = log["success"]?.bool { tool.succeeded = success && (tool.exitCode ?? 0) == 0 }
    return tool
}

private let columns: Set<String> = [
    "event.name", "event.timestamp", "conversation.id", "turn.id", "model", "prompt", "response", "tool_name",
    "call_id", "arguments", "output", "success", "duration_ms", "decision", "source", "skill.name",
    "skill.scope",
    "input_token_count", "output_token_count", "cached_token_count", "cache_write_token_count",
    "reasoning_token_count",
]
