internal import Events

// Codex's spans: some hundred names, of which few tell what user and agent did.
//
// Identity: `call_id` for calls and results, the turn for an interrupt; a prompt is met by its span's id, which
// its log record names, and by its turn, which its hook names. What names neither its conversation nor a turn
// of which the same export tells the conversation is left out: `thread.id`, a conversation's id on some spans,
// is the number of a system thread on most. A turn's tokens stay attributes, since its requests have been
// counted by themselves.

func codexSpanEvents(_ spans: [AgentSpan]) -> [CodingAgentEvent] {
    let turns = CodexTurns(spans)
    return spans.flatMap { span -> [CodingAgentEvent] in
        let own = turns.conversation(of: span).flatMap { spanEvent(of: span, conversation: $0, turns) }
        return [own].compactMap(\.self) + span.events.compactMap { event(of: $0, in: span, turns) }
    }
}

/// What the spans of one export say of their turns.
private struct CodexTurns {
    private var conversations: [String: String] = [:]
    private var directories: [String: String] = [:]

    init(_ spans: [AgentSpan]) {
        for span in spans {
            guard let turn = Self.turn(of: span) else { continue }
            if let conversation = Self.ownConversation(of: span) { conversations[turn] = conversation }
            if span.name == "run_sampling_request" { directories[turn] = span.string("cwd") }
        }
    }

    static func turn(of span: AgentSpan) -> String? { span.string("turn.id") ?? span.string("turn_id") }

    static func ownConversation(of span: AgentSpan) -> String? {
        span.string("conversation.id") ?? span.string("thread.id")
    }

    func conversation(of span: AgentSpan) -> String? {
        Self.ownConversation(of: span) ?? Self.turn(of: span).flatMap { conversations[$0] }
    }

    func directory(of turn: String?) -> String? { turn.flatMap { directories[$0] } }
}

/// The event that a span is by itself.
private func spanEvent(
    of span: AgentSpan, conversation: String, _ turns: CodexTurns
) -> CodingAgentEvent? {
    let turn = CodexTurns.turn(of: span)
    func event(_ kind: CodingAgentEvent.Kind, id: String, at: Timestamp) -> CodingAgentEvent {
        var event = codexEvent(
            kind, id: id, conversation: conversation, at: at, span: span, own: span.attributes)
        event.turn = turn
        event.who.directory = event.who.directory ?? turns.directory(of: turn)
        return event
    }
    switch span.name {
    case "turn/interrupt":
        guard let turn else { return nil }
        return event(.interrupt, id: codexInterruptID(conversation, turn: turn), at: span.end)
    case "session_task.turn", "turn/steer":
        let id = ContentID.make("codex", conversation, span.name, span.span ?? turn ?? "")
        var other = event(.other, id: id, at: span.end)
        other.attributes["event.name"] = .string(span.name)
        return other
    default:
        guard let name = span.string("tool_name"), let call = span.string("call_id"), span["aborted"] != nil,
            !isCodexProgram(name)
        else { return nil }
        var use = event(.toolCall, id: toolEventID(.codex, conversation, .toolCall, call), at: span.start)
        use.tool = ToolUse(name: codexToolName(name, server: nil), callID: call)
        return use
    }
}

/// The event that a span's event repeats from the log, without its texts.
private func event(of told: AgentSpanEvent, in span: AgentSpan, _ turns: CodexTurns) -> CodingAgentEvent? {
    let turn = told.string("turn_id") ?? CodexTurns.turn(of: span)
    guard let name = told.string("event.name"), let conversation = told.string("conversation.id") else {
        return nil
    }
    func event(_ kind: CodingAgentEvent.Kind, id: String) -> CodingAgentEvent {
        let at = told.string("event.timestamp").flatMap(Timestamp.init(rfc3339:)) ?? told.at
        var event = codexEvent(
            kind, id: id, conversation: conversation, at: at, span: span, own: told.attributes)
        event.turn = turn
        event.who.directory = event.who.directory ?? turns.directory(of: turn)
        return event
    }
    switch name {
    case "codex.user_prompt":
        let place = [conversation, name, span.span ?? "", String(told.at.milliseconds)]
        var prompt = event(.prompt, id: ContentID.make(["codex"] + place))
        prompt.twin = codexPromptTwin(words: nil, span: span.span)
        prompt.twin?.standing = .withoutOthers
        return prompt
    case "codex.tool_call_received", "codex.tool_result":
        guard let call = told.string("call_id"), let tool = told.string("tool_name"), !isCodexProgram(tool)
        else { return nil }
        let kind: CodingAgentEvent.Kind = name == "codex.tool_result" ? .toolResult : .toolCall
        var use = event(kind, id: toolEventID(.codex, conversation, kind, call))
        use.tool = ToolUse(name: codexToolName(tool, namespace: told.string("tool_namespace")), callID: call)
        use.tool?.durationMilliseconds = told["duration_ms"]?.integer
        // It speaks of the call, not of the command; only that it failed is sure.
        if told["success"]?.bool == false { use.tool?.succeeded = false }
        return use
    default: return nil
    }
}

private func codexEvent(
    _ kind: CodingAgentEvent.Kind, id: String, conversation: String, at: Timestamp, span: AgentSpan,
    own: [String: JSONValue]
) -> CodingAgentEvent {
    var event = CodingAgentEvent(
        id: id, session: SessionKey(agent: .codex, id: conversation), kind: kind, at: at, channel: .span,
        who: span.who,
        attributes: own.filter { !spanColumns.contains($0.key) && !Attribution.names.contains($0.key) })
    event.model = own["model"]?.string
    event.attributes["trace_id"] = span.trace.map(JSONValue.string)
    return event
}

/// What has a column, or says where in Codex's source and on which thread a span was made.
private let spanColumns: Set<String> = [
    "conversation.id", "thread.id", "thread.name", "turn.id", "turn_id", "model", "tool_name", "call_id",
    "duration_ms", "success", "event.name", "event.timestamp", "code.file.path", "code.module.name",
    "code.line.number", "target", "level", "busy_ns", "idle_ns", "slug", "app.version", "originator",
    "terminal.type",
]
