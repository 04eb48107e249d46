internal import Events

/// All that several events say of one tool call.
struct ToolStory: Sendable {
    private(set) var tool: ToolUse?
    private(set) var decision: ToolDecision?

    init() {}

    init(_ event: CodingAgentEvent) { add(event) }

    mutating func add(_ event: CodingAgentEvent) {
        decision = decision ?? event.decision
        guard let next = event.tool else { return }
        guard var known = tool else {
            tool = next
            return
        }
        known.input = known.input ?? next.input
        known.output = known.output ?? next.output
        known.succeeded = known.succeeded ?? next.succeeded
        known.exitCode = known.exitCode ?? next.exitCode
        known.durationMilliseconds = known.durationMilliseconds ?? next.durationMilliseconds
        known.errorType = known.errorType ?? next.errorType
        known.errorMessage = known.errorMessage ?? next.errorMessage
        tool = known
    }
}
