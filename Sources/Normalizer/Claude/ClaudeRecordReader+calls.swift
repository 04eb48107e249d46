internal import Events
internal import Transcripts

extension ClaudeRecordReader {
    /// What a record of the agent's tells: the call of the model, its words, the tools that it asks for.
    var answer: [CodingAgentEvent] {
        let model = record["message"]?["model"]?.string
        if record.isTrue("isApiErrorMessage") { return [failure].compactMap(\.self) }
        guard model != "<synthetic>" else { return [] }
        return ([request, response] + calls + [end]).compactMap { event in
            var event = event
            event?.model = model
            return event
        }
    }

    /// Tokens stand in each record of an answer, and count once.
    private var request: CodingAgentEvent? {
        guard let told = record["message"]?["usage"], told.object != nil,
            let id = record.string("requestId") ?? record["message"]?["id"]?.string
        else { return nil }
        var event = event(.apiRequest, id: identity("api_request", id))
        var usage = TokenUsage()
        usage.input = told["input_tokens"]?.integer
        usage.output = told["output_tokens"]?.integer
        usage.cacheRead = told["cache_read_input_tokens"]?.integer
        usage.cacheWrite = told["cache_creation_input_tokens"]?.integer
        event.usage = usage
        return event
    }

    /// The words of an answer, told with the record that holds the first of them.
    private var response: CodingAgentEvent? {
        guard let message = record["message"]?["id"]?.string, let uuid = record.string("uuid"),
            index.openings[message] == uuid
        else { return nil }
        var event = event(.assistantResponse, id: identity("transcript response", message))
        event.text = index.texts[message]
        event.twin = record.string("requestId").map(claudeResponseTwin)
        return event
    }

    private var calls: [CodingAgentEvent] {
        record.blocks.compactMap { block in
            guard block["type"]?.string == "tool_use", let id = block["id"]?.string,
                let tool = index.calls[id]
            else { return nil }
            return toolEvent(.toolCall, tool)
        }
    }

    /// The end of the agent's turn, where the version tells why an answer ended.
    private var end: CodingAgentEvent? {
        guard record["message"]?["stop_reason"]?.string == "end_turn", !record.isTrue("isSidechain"),
            let message = record["message"]?["id"]?.string
        else { return nil }
        var event = event(.turnEnd, id: identity("turn_end", message))
        event.twin = claudeTurnEndTwin
        return event
    }

    private var failure: CodingAgentEvent? {
        guard let id = record.string("requestId") ?? record.string("uuid") else { return nil }
        var event = event(.apiError, id: identity("api_error", id))
        event.attributes["error"] = record.text.map(JSONValue.string)
        return event
    }

    /// What became of the calls that a record of the user's answers.
    var results: [CodingAgentEvent] { record.results.flatMap(outcome) }

    private func outcome(_ result: JSONValue) -> [CodingAgentEvent] {
        guard let call = result["tool_use_id"]?.string else { return [] }
        let tool = index.calls[call] ?? ToolUse(name: "", callID: call)
        if record.wasRefused { return refusal(tool, result) }
        return [acceptance(tool)].compactMap(\.self) + toolResult(tool, result).withInferredSkill
    }

    /// A refused call has a decision and no result; words typed with the refusal are the user's.
    private func refusal(_ tool: ToolUse, _ result: JSONValue) -> [CodingAgentEvent] {
        var decision = toolEvent(.toolDecision, tool)
        decision.decision = ToolDecision(
            isAccepted: false, source: record["permissionDecision"]?["source"]?.string ?? "user_reject")
        guard decision.decision?.isUserRefusal == true,
            let text = record.string("userFeedback") ?? result["feedback"]?.string
        else { return [decision] }
        var words = toolEvent(.refusalWords, tool)
        words.text = text
        return [decision, words]
    }

    private func acceptance(_ tool: ToolUse) -> CodingAgentEvent? {
        guard let told = record["permissionDecision"], told["decision"]?.string == "accept" else {
            return nil
        }
        var event = toolEvent(.toolDecision, tool)
        event.decision = ToolDecision(isAccepted: true, source: told["source"]?.string)
        return event
    }

    private func toolResult(_ tool: ToolUse, _ result: JSONValue) -> CodingAgentEvent {
        var tool = tool
        let hasFailed = result["is_error"]?.bool == true
        let text = result["content"]?.string.flatMap { $0.isEmpty ? nil : $0 }
        tool.succeeded = !hasFailed
        if hasFailed { tool.errorMessage = text } else { tool.output = text }
        tool.exitCode = tool.errorMessage.flatMap(leadingExitCode)
        var event = toolEvent(.toolResult, tool)
        // The user stopped it while it ran; what is written as its result says that it was refused.
        if result["refused"]?.bool == true { event.attributes["interrupted"] = .bool(true) }
        return event
    }

    private func toolEvent(_ kind: CodingAgentEvent.Kind, _ tool: ToolUse) -> CodingAgentEvent {
        var event = event(kind, id: toolEventID(.claude, session, kind, tool.callID ?? ""))
        event.tool = tool
        return event
    }
}
