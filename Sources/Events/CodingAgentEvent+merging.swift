extension CodingAgentEvent {
    /// The same event with what another report of it adds; the same whichever came first.
    ///
    /// Time, order and kind are those of the better channel; what is missing is filled in. Where both say
    /// something of a tool or an attribute, what they say decides, not the order of arrival.
    package func merged(with other: CodingAgentEvent) -> CodingAgentEvent {
        let (first, rest) = other.precedes(self) ? (other, self) : (self, other)
        var result = first
        result.id = id
        result.channels = channels.union(other.channels)
        result.twin = first.twin.map { $0.filled(from: rest.twin) } ?? rest.twin
        result.turn = first.turn ?? rest.turn
        result.model = first.model ?? rest.model
        // Of two reports by one channel the first may have come while the answer was still being written.
        let isSameChannel = rank == other.rank
        result.text = isSameChannel ? longer(first.text, rest.text) : first.text ?? rest.text
        result.subagent = first.subagent ?? rest.subagent
        result.skill = first.skill.map { $0.filled(from: rest.skill) } ?? rest.skill
        result.decision = first.decision ?? rest.decision
        result.usage =
            isSameChannel
            ? first.usage.map { $0.risen(to: rest.usage) } ?? rest.usage : first.usage ?? rest.usage
        result.who = first.who.filled(from: rest.who)
        result.tool = first.tool.map { $0.filled(from: rest.tool) } ?? rest.tool
        result.attributes.merge(rest.attributes) { $0 == $1 ? $0 : ($0.text > $1.text ? $0 : $1) }
        if rest.kind == .machinePrompt { result.kind = .machinePrompt }
        // Text that one channel had to suppress and another brought is not suppressed.
        if result.text != nil { result.attributes["prompt_text_redacted"] = nil }
        if result.tool?.output != nil { result.attributes["output_snippet_redacted"] = nil }
        return result
    }

    /// True where this report's word counts before the other's: of the better channel, else the earlier.
    private func precedes(_ other: CodingAgentEvent) -> Bool {
        let (mine, theirs) = (rank, other.rank)
        return mine == theirs ? (at, sequence) < (other.at, other.sequence) : mine < theirs
    }

    /// The rank of its best channel.
    package var rank: Int { channels.map(\.rank).min() ?? .max }
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

extension SkillUse {
    /// Fills gaps; a name that was withheld is one.
    func filled(from other: SkillUse?) -> SkillUse {
        guard let other else { return self }
        return SkillUse(name: name == Self.withheld ? other.name : name, scope: scope ?? other.scope)
    }
}

extension ToolUse {
    /// Fills gaps; of two texts the longer one counts, which is the less cut one, and of two verdicts the
    /// failure, since agents report failed commands as successes but never the reverse.
    func filled(from other: ToolUse?) -> ToolUse {
        guard let other else { return self }
        var result = self
        result.name = longer(name, other.name) ?? name
        result.callID = callID ?? other.callID
        result.input = longer(input, other.input)
        result.exitCode = exitCode ?? other.exitCode
        result.durationMilliseconds = durationMilliseconds ?? other.durationMilliseconds
        result.errorType = errorType ?? other.errorType
        result.errorMessage = longer(errorMessage, other.errorMessage)
        result.output = longer(output, other.output)
        if succeeded == false || other.succeeded == false {
            result.succeeded = false
        } else {
            result.succeeded = succeeded ?? other.succeeded
        }
        return result
    }
}

extension TokenUsage {
    /// The larger of each count: while an answer streams, its tokens only grow.
    fileprivate func risen(to other: TokenUsage?) -> TokenUsage {
        guard let other else { return self }
        func more<Number: Comparable>(_ one: Number?, _ two: Number?) -> Number? {
            guard let one, let two else { return one ?? two }
            return max(one, two)
        }
        var result = self
        result.input = more(input, other.input)
        result.output = more(output, other.output)
        result.cacheRead = more(cacheRead, other.cacheRead)
        result.cacheWrite = more(cacheWrite, other.cacheWrite)
        result.reasoning = more(reasoning, other.reasoning)
        result.cost = more(cost, other.cost)
        return result
    }
}

/// The longer of two texts; of two as long the later one by its letters, so that order does not matter.
private func longer(_ one: String?, _ other: String?) -> String? {
    guard let one, let other else { return one ?? other }
    return (one.utf8.count, one) > (other.utf8.count, other) ? one : other
}
