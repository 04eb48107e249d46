package import Events

extension EventView {
    package init(_ event: CodingAgentEvent) {
        id = event.id
        agent = event.session.agent
        session = event.session.id
        kind = event.kind
        at = event.at.rfc3339
        channels = event.channels.sorted()
        user = event.who.user
        repository = event.who.repository
        branch = event.who.branch
        turn = event.turn
        subagent = event.subagent
        model = event.model
        text = event.text
        tool = event.tool.map(Tool.init)
        decision = event.decision.map { Decision(accepted: $0.isAccepted, source: $0.source) }
        skill = event.skill?.name
        usage = event.usage.map(Usage.init)
        error = event.attributes["error"]?.string
    }
}

extension EventView.Tool {
    fileprivate init(_ tool: ToolUse) {
        name = tool.name
        call = tool.callID
        input = tool.input
        succeeded = tool.succeeded
        exitCode = tool.exitCode
        milliseconds = tool.durationMilliseconds
        error = tool.errorMessage ?? tool.errorType
    }
}

extension EventView.Usage {
    /// A cost that JSON cannot write is none.
    fileprivate init(_ usage: TokenUsage) {
        input = usage.input
        output = usage.output
        cacheRead = usage.cacheRead
        cacheWrite = usage.cacheWrite
        reasoning = usage.reasoning
        cost = usage.cost.flatMap { $0.isFinite ? $0 : nil }
    }
}
