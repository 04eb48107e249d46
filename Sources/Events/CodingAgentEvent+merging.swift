extension CodingAgentEvent {
    /// The same event with what another channel's report of it adds.
    ///
    /// What is known stays; what is missing is filled in; a log's time and kind win over a hook's, since a
    /// log carries the agent's own clock and a hook only the moment of its delivery.
    package func merged(with other: CodingAgentEvent) -> CodingAgentEvent {
        let logFirst = other.channels.contains(.log) && !channels.contains(.log)
        let rest = logFirst ? self : other
        var result = logFirst ? other : self
        result.id = id
        result.channels = channels.union(other.channels)
        result.twin = result.twin ?? rest.twin
        result.turn = result.turn ?? rest.turn
        result.model = result.model ?? rest.model
        result.text = result.text ?? rest.text
        result.subagent = result.subagent ?? rest.subagent
        result.skill = result.skill ?? rest.skill
        result.decision = result.decision ?? rest.decision
        result.usage = result.usage ?? rest.usage
        result.who = result.who.filled(from: rest.who)
        result.tool = result.tool.map { $0.filled(from: rest.tool) } ?? rest.tool
        result.attributes.merge(rest.attributes) { mine, _ in mine }
        // Text that one channel had to suppress and another brought is not suppressed.
        if result.text != nil { result.attributes["prompt_text_redacted"] = nil }
        if result.tool?.output != nil { result.attributes["output_snippet_redacted"] = nil }
        return result
    }
}

extension Attribution {
    func filled(from other: Attribution) -> Attribution {
        var result = self
        result.user = user ?? other.user
        result.organization = organization ?? other.organization
        result.project = project ?? other.project
        result.repository = repository ?? other.repository
        result.branch = branch ?? other.branch
        result.directory = directory ?? other.directory
        return result
    }
}

extension ToolUse {
    /// Fills gaps; of two verdicts the failure wins, since agents report failed commands as successes but
    /// never the reverse.
    func filled(from other: ToolUse?) -> ToolUse {
        guard let other else { return self }
        var result = self
        result.callID = callID ?? other.callID
        result.input = input ?? other.input
        result.exitCode = exitCode ?? other.exitCode
        result.durationMilliseconds = durationMilliseconds ?? other.durationMilliseconds
        result.errorType = errorType ?? other.errorType
        result.errorMessage = errorMessage ?? other.errorMessage
        result.output = output ?? other.output
        if succeeded == false || other.succeeded == false {
            result.succeeded = false
        } else {
            result.succeeded = succeeded ?? other.succeeded
        }
        return result
    }
}
