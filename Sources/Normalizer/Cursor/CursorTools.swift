internal import Events

/// A call as one of Cursor's ways of telling it begins: `preToolUse`, or the hook before a shell or MCP call.
func cursorCall(_ hook: HookFields) -> CodingAgentEvent {
    cursorTool(hook, hook.toolEvent(.toolCall), "call")
}

/// What came of a call; the exit code stands only in the output of `postToolUse`.
func cursorResult(_ hook: HookFields) -> CodingAgentEvent {
    let succeeded: Bool? =
        switch hook.event {
        case "posttooluse", "afterfileedit": true
        case "posttoolusefailure": false
        default: nil
        }
    return cursorTool(hook, hook.toolResult(succeeded: succeeded), "result")
}

private func cursorTool(_ hook: HookFields, _ event: CodingAgentEvent, _ part: String) -> CodingAgentEvent {
    var event = event
    event.addCursorsPlace(of: hook)
    if event.tool == nil, let name = toolName(of: hook) { event.tool = ToolUse(name: name) }
    guard var tool = event.tool else { return event }
    let told = CursorTool(hook, tool)
    tool.name = told.name
    tool.input = told.input ?? tool.input
    event.tool = tool
    event.attributes["command"] = told.isMCP ? hook["command"] : nil
    event.attributes["file_path"] = nil
    event.attributes["duration"] = nil
    // Tools that only `preToolUse` and `postToolUse` tell meet by their id; the word of the agent's own hooks
    // for one kind of call (shell, MCP, edits) leads behind theirs.
    let isOwn = ["pretooluse", "posttooluse", "posttoolusefailure"].contains(hook.event)
    guard !isOwn || tool.callID == nil || told.isToldTwice else { return event }
    event.twin = Twin(
        key:
            "\(part) \(event.turn ?? "") \(told.name) \(ContentID.sha256((tool.input ?? "").utf8).prefix(16))",
        window: 60_000, source: isOwn ? source(of: tool, hook) : "kind \(hook.route)")
    return event
}

/// A call with an id is the same by both routes, and so one report already.
private func source(of tool: ToolUse, _ hook: HookFields) -> String {
    tool.callID == nil ? "call \(hook.route)" : "call"
}

/// The tool of a hook that is for one kind of call, and so names none.
private func toolName(of hook: HookFields) -> String? {
    switch hook.event {
    case "beforeshellexecution", "aftershellexecution": "Shell"
    case "afterfileedit": "Edit"
    default: nil
    }
}

/// A call's name and input, the same in all of its reports.
private struct CursorTool {
    let name: String
    let input: String?
    let isMCP: Bool
    /// True where the agent has hooks of its own for this kind of call.
    let isToldTwice: Bool

    private static let shells: Set<String> = ["Shell", "Bash", "run_terminal_cmd", "run_terminal_command"]
    private static let edits: Set<String> = [
        "Write", "Edit", "MultiEdit", "StrReplace", "ApplyPatch", "EditNotebook", "edit_file",
        "search_replace", "write",
    ]

    init(_ hook: HookFields, _ tool: ToolUse) {
        let mark = "MCP:"
        let isMCPHook = ["beforemcpexecution", "aftermcpexecution"].contains(hook.event)
        isMCP = isMCPHook || tool.name.hasPrefix(mark)
        if Self.shells.contains(tool.name) {
            (name, input, isToldTwice) = ("Bash", tool.input ?? hook.string("command"), true)
        } else if isMCP {
            name = tool.name.hasPrefix(mark) ? tool.name : mark + tool.name
            (input, isToldTwice) = (hook.toolInput?.text, true)
        } else if Self.edits.contains(tool.name) {
            let isResult = hook.event != "pretooluse"
            (name, input, isToldTwice) = ("Edit", tool.input ?? hook.string("file_path"), isResult)
        } else {
            (name, input, isToldTwice) = (tool.name, tool.input, false)
        }
    }
}
