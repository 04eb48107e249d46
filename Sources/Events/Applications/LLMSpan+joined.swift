extension LLMSpan {
    /// One span out of two reports of it, the same whichever came first.
    ///
    /// Each member by itself: what is known before what is not, the richer before the poorer, and between
    /// equals the one that sorts last.
    package func joined(with other: LLMSpan) -> LLMSpan {
        guard self != other else { return self }
        var result = self
        result.provider = provider.rawValue <= other.provider.rawValue ? provider : other.provider
        result.parentID = richer(parentID, other.parentID)
        result.name = richer(name, other.name)
        result.kind = Self.surer(kind, other.kind)
        result.startedAt = min(startedAt, other.startedAt)
        result.durationNanoseconds = max(durationNanoseconds, other.durationNanoseconds)
        result.status = status.weight >= other.status.weight ? status : other.status
        result.errorType = richer(errorType, other.errorType)
        result.errorMessage = richer(errorMessage, other.errorMessage)
        result.application = richer(application, other.application)
        result.framework = richer(framework, other.framework)
        result.vendor = richer(vendor, other.vendor)
        result.requestModel = richer(requestModel, other.requestModel)
        result.responseModel = richer(responseModel, other.responseModel)
        result.responseID = richer(responseID, other.responseID)
        result.isStreaming =
            isStreaming == true || other.isStreaming == true ? true : isStreaming ?? other.isStreaming
        result.usage = usage.map { $0.joined(with: other.usage) } ?? other.usage
        result.conversation.own = richer(conversation.own, other.conversation.own)
        result.conversation.agentSession = richer(conversation.agentSession, other.conversation.agentSession)
        result.conversation.computed = richer(conversation.computed, other.conversation.computed)
        result.who = who.joined(with: other.who)
        result.joinContents(with: other)
        return result
    }

    private mutating func joinContents(with other: LLMSpan) {
        input = input.richer(than: other.input) ? input : other.input
        output = output.richer(than: other.output) ? output : other.output
        inputText = Events.richer(inputText, other.inputText)
        outputText = Events.richer(outputText, other.outputText)
        let (mine, theirs) = (JSONValue.array(documents).text, JSONValue.array(other.documents).text)
        documents = Events.richer(mine, theirs) == mine ? documents : other.documents
        attributes.merge(other.attributes) { one, two in
            one == two ? one : Events.richer(one.text, two.text) == one.text ? one : two
        }
    }

    private static func surer(_ one: Kind, _ two: Kind) -> Kind {
        if one == .other || two == .other { return one == .other ? two : one }
        return one.rawValue <= two.rawValue ? one : two
    }
}

/// The longer text, of equal lengths the one that sorts last; nil only where both are.
private func richer(_ one: String?, _ two: String?) -> String? {
    guard let one, let two else { return one ?? two }
    return richer(one, two)
}

private func richer(_ one: String, _ two: String) -> String {
    (one.utf8.count, one) >= (two.utf8.count, two) ? one : two
}

extension LLMSpan.Status {
    fileprivate var weight: Int {
        switch self {
        case .unset: 0
        case .ok: 1
        case .error: 2
        }
    }
}

extension [ChatMessage] {
    fileprivate func richer(than other: [ChatMessage]) -> Bool {
        if self == other { return true }
        let (mine, theirs) = (JSONValue.array(map(\.json)).text, JSONValue.array(other.map(\.json)).text)
        return Events.richer(mine, theirs) == mine
    }
}

extension TokenUsage {
    fileprivate func joined(with other: TokenUsage?) -> TokenUsage {
        func larger<Number: Comparable>(_ one: Number?, _ two: Number?) -> Number? {
            guard let one, let two else { return one ?? two }
            return max(one, two)
        }
        guard let other else { return self }
        var result = self
        result.input = larger(input, other.input)
        result.output = larger(output, other.output)
        result.cacheRead = larger(cacheRead, other.cacheRead)
        result.cacheWrite = larger(cacheWrite, other.cacheWrite)
        result.reasoning = larger(reasoning, other.reasoning)
        result.cost = larger(cost, other.cost)
        return result
    }
}

extension Attribution {
    fileprivate func joined(with other: Attribution) -> Attribution {
        var result = self
        result.user = richer(user, other.user)
        result.organization = richer(organization, other.organization)
        result.project = richer(project, other.project)
        result.repository = richer(repository, other.repository)
        result.branch = richer(branch, other.branch)
        result.directory = richer(directory, other.directory)
        return result
    }
}
