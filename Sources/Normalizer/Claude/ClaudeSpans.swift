internal import Events

// Claude Code's spans, which it exports only where its enhanced telemetry is on.
//
// Identity: the ids that logs and hooks have too, `tool_use_id` and `request_id`, so that all reports of a call
// are one row and its tokens count once. A request without its id, and a decision whose tool is in another
// export, are left out: a log record tells them. A prompt is met by its own span's id, which its log record
// names; a span alone makes no prompt where logs or hooks tell of any, since shell commands typed after "!"
// have such spans too.

func claudeSpanEvents(_ spans: [AgentSpan]) -> [CodingAgentEvent] {
    let tools = Dictionary(
        spans.filter { $0.name == "claude_code.tool" }.compactMap { tool in tool.span.map { ($0, tool) } },
        uniquingKeysWith: { first, _ in first })
    return spans.flatMap { span -> [CodingAgentEvent] in
        guard let session = span.string("session.id") ?? span.string("gen_ai.conversation.id") else {
            return []
        }
        let reader = ClaudeSpan(span: span, session: session, tool: span.parent.flatMap { tools[$0] })
        return switch span.name {
        case "claude_code.interaction": [reader.prompt]
        case "claude_code.llm_request": [reader.request].compactMap(\.self)
        case "claude_code.tool": [reader.call, reader.output].compactMap(\.self)
        case "claude_code.tool.execution": [reader.result].compactMap(\.self)
        case "claude_code.tool.blocked_on_user": [reader.decision].compactMap(\.self)
        default: []
        }
    }
}

/// One span, with the tool call that it is a part of.
private struct ClaudeSpan {
    let span: AgentSpan
    let session: String
    let tool: AgentSpan?

    var prompt: CodingAgentEvent {
        var event = event(
            .prompt, id: ContentID.make("claude", session, "interaction", span.span ?? ""), at: span.start)
        event.text = span.string("user_prompt")
        event.twin = claudePromptTwin(event.text, span: span.span)
        event.twin?.standing = .withoutOthers
        return event
    }

    /// A call of the model; the tokens are those that the log record of the same request tells.
    var request: CodingAgentEvent? {
        guard let id = span.string("request_id") else { return nil }
        let hasFailed = span["success"]?.bool == false
        let name = hasFailed ? "api_error" : "api_request"
        var event = event(
            hasFailed ? .apiError : .apiRequest, id: ContentID.make("claude", session, name, id), at: span.end
        )
        event.model = span.string("model")
        event.attributes["error"] = span["error"]
        guard !hasFailed else { return event }
        var usage = TokenUsage()
        usage.input = span["input_tokens"]?.integer
        usage.output = span["output_tokens"]?.integer
        usage.cacheRead = span["cache_read_tokens"]?.integer
        usage.cacheWrite = span["cache_creation_tokens"]?.integer
        event.usage = usage
        return event
    }

    var call: CodingAgentEvent? { toolEvent(.toolCall, of: span, at: span.start) }

    /// What a tool printed, which stands only in an event of its span, and only where it did not fail.
    var output: CodingAgentEvent? {
        guard let told = span.events.first(where: { $0.name == "tool.output" }) else { return nil }
        var event = toolEvent(.toolResult, of: span, at: span.end)
        event?.tool?.output = told.string("output") ?? told.string("content") ?? told.string("diff")
        event?.attributes["output_snippet_redacted"] = told["output_snippet_redacted"]
        return event
    }

    var result: CodingAgentEvent? {
        var event = toolEvent(.toolResult, of: tool, at: span.end)
        event?.tool?.succeeded = span["success"]?.bool
        event?.tool?.durationMilliseconds = span["duration_ms"]?.integer
        event?.tool?.errorMessage = span.string("error")
        event?.tool?.errorType = span.string("error_class") ?? span.string("error.type")
        return event
    }

    var decision: CodingAgentEvent? {
        guard let tool, let decision = span.string("decision") else { return nil }
        var event = toolEvent(.toolDecision, of: tool, at: span.end)
        event?.decision = ToolDecision(isAccepted: decision != "reject", source: span.string("source"))
        return event
    }

    /// An event of the call that this span or its parent names; the parent tells its name and input.
    private func toolEvent(
        _ kind: CodingAgentEvent.Kind, of tool: AgentSpan?, at: Timestamp
    ) -> CodingAgentEvent? {
        let ids = [span, tool].compactMap(\.self).map {
            $0.string("tool_use_id") ?? $0.string("gen_ai.tool.call.id")
        }
        guard let call = ids.lazy.compactMap(\.self).first else { return nil }
        var event = event(kind, id: toolEventID(.claude, session, kind, call), at: at)
        var use = ToolUse(name: tool?.string("tool_name") ?? "", callID: call)
        use.input = ["full_command", "file_path", "skill_name"].lazy.compactMap { tool?.string($0) }.first
        event.tool = use
        event.subagent = event.subagent ?? tool?.string("agent_id")
        return event
    }

    private func event(_ kind: CodingAgentEvent.Kind, id: String, at: Timestamp) -> CodingAgentEvent {
        var event = CodingAgentEvent(
            id: id, session: SessionKey(agent: .claude, id: session), kind: kind, at: at, channel: .span,
            who: span.who,
            attributes: span.attributes.filter {
                !spanColumns.contains($0.key) && !Attribution.names.contains($0.key)
            })
        event.subagent = span.string("agent_id")
        return event
    }
}

/// What has a column, or is said by the event itself, or repeats another attribute.
private let spanColumns: Set<String> = [
    "session.id", "gen_ai.conversation.id", "user_prompt", "model", "agent_id", "input_tokens",
    "output_tokens", "cache_read_tokens", "cache_creation_tokens", "success", "request_id", "tool_name",
    "tool_use_id", "gen_ai.tool.call.id", "gen_ai.tool.name", "full_command", "file_path", "skill_name",
    "duration_ms", "error", "error_class", "error.type", "decision", "source", "span.type",
    "gen_ai.response.id", "gen_ai.request.model", "gen_ai.system", "gen_ai.provider.name",
    "gen_ai.operation.name",
]
