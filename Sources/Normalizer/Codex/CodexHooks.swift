internal import Events

// Codex's hooks.
//
// Identity: `tool_use_id` (the log's `call_id`) where there is one, the turn for an interrupt, which ends it;
// else the delivery. Prompts, starts of a session and skills meet their log record or span as twins: by
// `turn_id`, which only spans and some records have too, else by words and nearness in time.
//
// A hook inside a subagent carries `agent_id`, the subagent's conversation, beside the root's `session_id`.
// The event belongs to the former, as its log record does; only the subagent's start and end belong to the
// root.

func codexEvents(from hook: HookFields) -> [CodingAgentEvent] {
    let hook = ["subagentstart", "subagentstop"].contains(hook.event) ? hook : hook.inOwnConversation
    return switch hook.event {
    case "sessionstart": [sessionStart(hook)]
    case "sessionend": [hook.event(.sessionEnd)]
    case "userpromptsubmit": [codexPrompt(hook)]
    case "pretooluse": [codexTool(hook.toolEvent(.toolCall))]
    // It fires for commands that failed too, and never tells the exit code: success stays unknown.
    case "posttooluse": codexTool(hook.toolResult(succeeded: nil)).withInferredSkill
    case "posttoolusefailure": [codexTool(hook.toolResult(succeeded: false))]
    case "permissionrequest": [codexTool(hook.toolEvent(.permissionRequest))]
    case "stop": [turnEnd(hook)]
    case "stopfailure": [failure(hook)]
    case "interrupt": [interrupt(hook)]
    case "subagentstart": [hook.event(.subagentStart)]
    case "subagentstop": [subagentEnd(hook)]
    case "precompact": [compaction(hook, isAnnounced: true)]
    case "postcompact": [compaction(hook, isAnnounced: false)]
    case "skillactivated", "skillinvocation": [hook.namedSkill()]
    default: [hook.event(.other)]
    }
}

/// What a prompt's reports have in common.
///
/// A message typed while the agent works is logged at once, and reaches its hook only when the running call is
/// over: hence the wide window. Without words there is only nearness to go by, and the window is narrow.
func codexPromptTwin(words: String?, span: String? = nil) -> Twin {
    Twin(key: "prompt", window: words == nil ? 5_000 : 120_000, span: span, words: words)
}

private func codexPrompt(_ hook: HookFields) -> CodingAgentEvent {
    var event = hook.prompt(window: 0, wordlessWindow: 0)
    event.twin = codexPromptTwin(words: hook.words("prompt"))
    return event
}

private func sessionStart(_ hook: HookFields) -> CodingAgentEvent {
    var event = hook.event(.sessionStart)
    event.twin = codexSessionStartTwin
    return event
}

let codexSessionStartTwin = Twin(key: "session_start", window: 5_000)

private func interrupt(_ hook: HookFields) -> CodingAgentEvent {
    var event = hook.event(.interrupt)
    if let turn = event.turn { event.id = codexInterruptID(hook.session, turn: turn) }
    return event
}

func codexInterruptID(_ conversation: String, turn: String) -> String {
    ContentID.make("codex", conversation, "interrupt", turn)
}

private func codexTool(_ event: CodingAgentEvent) -> CodingAgentEvent {
    guard let name = event.tool?.name else { return event }
    var event = event
    event.tool?.name = codexToolName(name, server: nil)
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
