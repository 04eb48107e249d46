internal import Events

/// What a session's events say of each tool call, put together.
struct ToolCalls {
    private var tools: [String: ToolUse] = [:]
    private var outcomes: [String: AgentAction.Outcome] = [:]
    private var allowed: Set<String> = []
    private var returned: Set<String> = []

    init(_ events: [CodingAgentEvent]) {
        for event in events { add(event) }
    }

    private mutating func add(_ event: CodingAgentEvent) {
        guard let tool = event.tool, let call = tool.callID else { return }
        tools[call] =
            tools[call].map { known in
                var known = known
                known.input = known.input ?? tool.input
                return known
            } ?? tool
        if event.kind == .toolResult {
            outcomes[call] = tool.succeeded == false ? .failed : .succeeded
            returned.insert(call)
        } else if event.decision?.isAccepted == false {
            outcomes[call] = outcomes[call] ?? .refused
        } else if event.decision?.isAccepted == true {
            allowed.insert(call)
        }
    }

    func action(of tool: ToolUse) -> AgentAction {
        let whole = tool.callID.flatMap { tools[$0] } ?? tool
        let outcome = tool.callID.flatMap { outcomes[$0] } ?? .unknown
        return AgentAction(tool: whole.name, input: whole.input ?? "", outcome: outcome)
    }

    /// True where the call ran, or was told to: whatever calls itself its refusal is not.
    func wasAllowed(_ call: String) -> Bool { returned.contains(call) || allowed.contains(call) }

    /// True where a call was told to run and never came back.
    func wasCutOff(_ call: String) -> Bool { allowed.contains(call) && !returned.contains(call) }
}
