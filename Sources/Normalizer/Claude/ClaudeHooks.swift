internal import Events

// Claude Code's hooks.
//
// Identity: `tool_use_id` where there is one, else the delivery. What else a log or a span tells too meets it
// as a twin: prompts, compactions and skills by `prompt_id`, which logs call `prompt.id`; a subagent's end by
// its `agent_id`. Of several prompts in one turn, or several activations of one skill, the nearest in time is
// the twin.

func claudeEvents(from hook: HookFields) -> [CodingAgentEvent] {
    switch hook.event {
    case "sessionstart": [sessionStart(hook)]
    case "sessionend": [hook.event(.sessionEnd)]
    case "userpromptsubmit": [hook.prompt(window: 10_000, wordlessWindow: 2_000)]
    case "pretooluse": [hook.toolEvent(.toolCall)]
    case "posttooluse": hook.toolResult(succeeded: true).withInferredSkill
    case "posttoolusefailure": [hook.toolResult(succeeded: false)]
    case "posttoolbatch": refusals(in: hook)
    case "permissionrequest": [hook.toolEvent(.permissionRequest)]
    case "stop": [claudeTurnEnd(hook)]
    case "stopfailure": [failure(hook)]
    case "interrupt": [hook.event(.interrupt)]
    case "subagentstart": [subagentStart(hook)]
    case "subagentstop": [subagentEnd(hook)]
    case "precompact": [compaction(hook, isAnnounced: true)]
    case "postcompact": [compaction(hook, isAnnounced: false)]
    case "skillactivated": [hook.namedSkill()]
    case "messagedisplay", "instructionsloaded", "notification": []
    default: [hook.event(.other)]
    }
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

private func sessionStart(_ hook: HookFields) -> CodingAgentEvent {
    var event = hook.event(.sessionStart)
    event.twin = claudeSessionStartTwin
    return event
}

/// Every start of the program has its hook; a transcript knows the first only.
let claudeSessionStartTwin = Twin(key: "session_start", window: 0)

private func claudeTurnEnd(_ hook: HookFields) -> CodingAgentEvent {
    var event = turnEnd(hook)
    event.twin = claudeTurnEndTwin
    return event
}

let claudeTurnEndTwin = Twin(key: "turn_end", window: 10_000)

private func subagentStart(_ hook: HookFields) -> CodingAgentEvent {
    var event = hook.event(.subagentStart)
    event.twin = subagentStartTwin(event.subagent)
    return event
}

func subagentStartTwin(_ agent: String?) -> Twin? {
    agent.map { Twin(key: "subagent_start \($0)", window: 60_000) }
}

func turnEnd(_ hook: HookFields) -> CodingAgentEvent {
    var event = hook.event(.turnEnd)
    event.text = hook.string("last_assistant_message")
    return event
}

func subagentEnd(_ hook: HookFields) -> CodingAgentEvent {
    var event = hook.event(.subagentEnd)
    event.text = hook.string("last_assistant_message")
    event.twin = subagentEndTwin(event.subagent)
    return event
}

/// A subagent that is continued ends more than once: the nearest end in time is the same.
func subagentEndTwin(_ agent: String?) -> Twin? {
    agent.map { Twin(key: "subagent_end \($0)", window: 600_000) }
}

/// A compaction; its announcement counts by itself only where nothing else tells of compactions.
func compaction(_ hook: HookFields, isAnnounced: Bool) -> CodingAgentEvent {
    var event = hook.event(.compaction)
    event.twin = compactionTwin
    if isAnnounced {
        event.twin?.source = "announced"
        event.twin?.standing = .withoutOthers
        event.twin?.window = 600_000
    }
    return event
}

let compactionTwin = Twin(key: "compaction", window: 10_000)

func failure(_ hook: HookFields) -> CodingAgentEvent {
    var event = hook.event(.apiError)
    event.attributes["error"] = hook["error"] ?? hook["error_message"]
    return event
}
