internal import Events

/// What a session's events say of each tool call, put together.
struct ToolCalls {
    private var tools: [String: ToolUse] = [:]
    private var succeeded: Set<String> = []
    private var failed: Set<String> = []
    private var allowed: Set<String> = []
    private var rejected: Set<String> = []

    init(_ events: [CodingAgentEvent]) {
        for event in events { add(event) }
    }

    private mutating func add(_ event: CodingAgentEvent) {
        guard let tool = event.tool, let call = tool.callID else { return }
        var known = tools[call] ?? tool
        known.input = known.input ?? tool.input
        tools[call] = known
        if event.kind == .toolResult {
            if tool.succeeded == false { failed.insert(call) } else { succeeded.insert(call) }
        } else if let decision = event.decision {
            if decision.isAccepted { allowed.insert(call) } else { rejected.insert(call) }
        }
    }

    func action(of tool: ToolUse) -> AgentAction {
        let whole = tool.callID.flatMap { tools[$0] } ?? tool
        return AgentAction(
            tool: whole.name, input: whole.input ?? "", outcome: tool.callID.map(outcome) ?? .unknown)
    }

    /// What came of a call; Codex reports a refused one as failed too.
    private func outcome(of call: String) -> AgentAction.Outcome {
        if rejected.contains(call) { return .refused }
        if failed.contains(call) { return .failed }
        return succeeded.contains(call) ? .succeeded : .unknown
    }

    /// True where the call ran, or was told to: whatever calls itself its refusal is not.
    func wasAllowed(_ call: String) -> Bool { hasReturned(call) || allowed.contains(call) }

    /// True where a call was told to run and never came back.
    func wasCutOff(_ call: String) -> Bool { allowed.contains(call) && !hasReturned(call) }

    private func hasReturned(_ call: String) -> Bool { succeeded.contains(call) || failed.contains(call) }
}
