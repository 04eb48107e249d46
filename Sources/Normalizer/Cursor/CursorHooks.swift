internal import Events

// Cursor's hooks, by its documentation: `conversation_id` is the session, `generation_id` the turn.
//
// The same event comes several times: one shell call is told by `preToolUse` and `beforeShellExecution`, its
// result by `postToolUse` and `afterShellExecution`, and a Cursor that also runs Claude Code's hooks tells all
// of it by two routes.
//
// Identity: `tool_use_id` for what has one; a turn's end by its generation, status and loop; the delivery else.
// Reports of one call are twins by generation and by what they call (command, tool and arguments, path); the
// rest are twins across routes by name, generation, words and nearness. Each way of telling reports a call
// once, so two equal commands of one generation stay two.
//
// Reading a file before the model sees it, what Tab completes and what the agent thinks are kept as what they
// are (`other`): the first is no tool call for certain, the last two are neither a call nor an answer.

func cursorEvents(from hook: HookFields) -> [CodingAgentEvent] {
    switch hook.event {
    case "sessionstart": [hook.cursorEvent(.sessionStart)]
    case "sessionend": [hook.cursorEvent(.sessionEnd)]
    case "beforesubmitprompt", "userpromptsubmit": [prompt(hook)]
    case "afteragentresponse": [response(hook)]
    case "pretooluse", "beforeshellexecution", "beforemcpexecution": [cursorCall(hook)]
    case "posttooluse", "aftershellexecution", "aftermcpexecution", "posttoolusefailure", "afterfileedit":
        cursorResult(hook).withInferredSkill
    case "permissionrequest": [hook.toolEvent(.permissionRequest)]
    case "stop": [stop(hook)]
    case "subagentstart": [subagent(hook, .subagentStart)]
    case "subagentstop": [subagent(hook, .subagentEnd)]
    case "precompact": [hook.cursorEvent(.compaction)]
    case "skillactivated": [hook.namedSkill()]
    default: [hook.cursorEvent(.other)]
    }
}

extension HookFields {
    /// An event with what all of Cursor's have, and the twin that another route may bring.
    func cursorEvent(_ kind: CodingAgentEvent.Kind, id: String? = nil, words: String? = nil)
        -> CodingAgentEvent
    {
        var event = event(kind, id: id)
        event.addCursorsPlace(of: self)
        let name = CursorNames.own[self.event] ?? self.event
        event.twin = Twin(
            key: "\(name) \(event.turn ?? "")", window: 10_000, source: route, words: words)
        return event
    }
}

extension CodingAgentEvent {
    /// The workspace before the directory of a single command.
    mutating func addCursorsPlace(of hook: HookFields) {
        who.directory = hook["workspace_roots"]?.array?.first?.string ?? who.directory
        attributes["workspace_roots"] =
            (hook["workspace_roots"]?.array?.count ?? 0) > 1 ? hook["workspace_roots"] : nil
    }
}

/// The names by which Claude Code's hooks call what Cursor calls otherwise.
enum CursorNames {
    static let own = ["userpromptsubmit": "beforesubmitprompt"]
}

private func prompt(_ hook: HookFields) -> CodingAgentEvent {
    var event = hook.cursorEvent(
        hook["agent_id"] == nil ? .prompt : .machinePrompt, words: hook.words("prompt"))
    event.text = hook.string("prompt")
    // The group in which all agents' prompts stand: a history that tells them too yields to it.
    event.twin?.key = "prompt"
    return event
}

private func response(_ hook: HookFields) -> CodingAgentEvent {
    var event = hook.cursorEvent(.assistantResponse, words: hook.words("text"))
    event.text = hook.string("text")
    event.attributes["text"] = nil
    return event
}

/// The end of a turn, by itself, by the user's hand or by an error.
private func stop(_ hook: HookFields) -> CodingAgentEvent {
    let status = hook.string("status") ?? "completed"
    let kind: CodingAgentEvent.Kind =
        switch status {
        case "aborted": .interrupt
        case "error": .apiError
        default: .turnEnd
        }
    let turn = hook.string("generation_id")
    let loop = hook["loop_count"]?.integer ?? 0
    let id = turn.map { ContentID.make("cursor", hook.session, "stop", $0, status, String(loop)) }
    var event = hook.cursorEvent(kind, id: id)
    // An id of its own says it all; what has none is met by nearness.
    if id != nil { event.twin = nil }
    event.text = kind == .turnEnd ? hook.string("last_assistant_message") : nil
    return event
}

/// A subagent's start or end; the end names it only by the file of its words.
private func subagent(_ hook: HookFields, _ kind: CodingAgentEvent.Kind) -> CodingAgentEvent {
    let file = hook.string("agent_transcript_path")?.split(separator: "/").last
    let agent =
        hook.string(anyOf: ["subagent_id", "agent_id"]) ?? file?.split(separator: ".").first.map(String.init)
    var event = hook.cursorEvent(kind, words: agent)
    event.subagent = agent
    event.text = hook.string("summary")
    event.attributes["summary"] = nil
    return event
}
