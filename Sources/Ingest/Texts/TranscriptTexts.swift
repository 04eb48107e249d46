internal import Events
internal import Transcripts

/// Reduces the records of a history to what is read of them, and redacts and cuts the texts in that.
///
/// Running the import is the opt-in to texts (decisions: "Which text is kept"), so no capture policy applies.
/// What no shape names goes: system prompts, tool schemas, whole files, reasoning, images. Done again, on the
/// server after the client, it changes nothing.
struct TranscriptTexts {
    let keeper: TextKeeper
    let format: TranscriptFormat

    /// The record as it may leave the machine and be stored; nil where nothing of it is ever read.
    func cleaned(_ record: JSONValue) -> JSONValue? {
        guard case .object(let members) = record, format.reads(record) else { return nil }
        switch format {
        case .claude:
            return .object(claude(picked(TranscriptShapes.claude, from: members)))
        case .codex:
            var result = picked(TranscriptShapes.codex, from: members)
            guard case .object(let payload)? = members["payload"] else { return nil }
            guard let payload = codexPayload(payload, type: members["type"]?.string ?? "") else { return nil }
            result["payload"] = .object(payload)
            return .object(result)
        case .specstory:
            return .object(picked(TranscriptShapes.specstory(members), from: members))
        }
    }

    /// Of texts that the program put in for the agent only their opening is read: it names a skill's folder.
    private func claude(_ record: [String: JSONValue]) -> [String: JSONValue] {
        guard record["isMeta"]?.bool == true, var message = record["message"]?.object else { return record }
        let text = transcriptText(message["content"]) ?? ""
        let line = text.prefix { !$0.isNewline }
        message["content"] = .string(
            line.hasPrefix(ClaudeRecord.skillOpening) ? String(line.prefix(400)) : "")
        return record.merging(["message": .object(message)]) { $1 }
    }

    private func codexPayload(_ payload: [String: JSONValue], type: String) -> [String: JSONValue]? {
        var result = picked(TranscriptShapes.codexPayload(type, payload), from: payload)
        if type == "response_item", payload["type"]?.string == "message" {
            // Words of the user stand elsewhere; what is put in for the agent names a skill at most.
            guard let text = transcriptText(payload["content"]), text.hasPrefix("<skill>") else { return nil }
            result["content"] = .string(String(keeper.command(text).prefix(400)))
        }
        if let output = payload["output"] {
            addFacts(of: TranscriptOutput(output), to: &result, known: payload)
        }
        return result
    }

    /// What stands in the head of a command's output, before the output is cut.
    private func addFacts(
        of output: TranscriptOutput, to result: inout [String: JSONValue], known: [String: JSONValue]
    ) {
        result["output"] = .string(keeper.snippet(output.text))
        let code = output.exitCode ?? ToolOutputFacts.exitCode(output.text)
        result["moda.exit_code"] = code.map(JSONValue.integer) ?? known["moda.exit_code"]
    }

    private func picked(
        _ shape: [String: TranscriptField], from members: [String: JSONValue]
    ) -> [String: JSONValue] {
        var result: [String: JSONValue] = [:]
        for (name, field) in shape {
            guard let value = members[name], value != .null else { continue }
            result[name] = kept(value, as: field, name: name, beside: members)
        }
        return result
    }

    private func kept(
        _ value: JSONValue, as field: TranscriptField, name: String, beside: [String: JSONValue]
    ) -> JSONValue? {
        switch field {
        case .value:
            switch value {
            case .string(let text): return .string(keeper.attribute(text, key: name))
            case .bool, .integer, .number: return value
            default: return nil
            }
        case .words: return transcriptText(value).map { .string(keeper.prompt($0)) }
        case .error: return transcriptText(value).map { .string(keeper.error($0)) }
        case .output: return .string(keeper.snippet(TranscriptOutput(value).text))
        case .command: return transcriptCommand(value).map { .string(keeper.command($0)) }
        case .arguments:
            let arguments = ToolArguments(keeper: keeper, keepContents: true)
            let tool = (beside["name"] ?? beside["tool"])?.string ?? ""
            return value.string.map { .string(arguments.applied(toText: $0, tool: tool)) }
                ?? arguments.applied(to: value, tool: tool)
        case .members(let shape):
            return value.object.map { .object(picked(shape, from: $0)) }
        case .blocks:
            if let text = value.string { return .string(keeper.prompt(text)) }
            return .array((value.array ?? []).compactMap { $0.object.flatMap(block).map(JSONValue.object) })
        }
    }

    /// One block of a message of Claude Code's; images and reasoning are left out.
    private func block(_ members: [String: JSONValue]) -> [String: JSONValue]? {
        switch members["type"]?.string {
        case "text"?: return picked(["type": .value, "text": .words], from: members)
        case "tool_use"?:
            return picked(["type": .value, "id": .value, "name": .value, "input": .arguments], from: members)
        case "tool_result"?: return result(members)
        default: return nil
        }
    }

    /// What a call brought; the words of a refusal are words, not output.
    private func result(_ members: [String: JSONValue]) -> [String: JSONValue] {
        let shape: [String: TranscriptField] = [
            "type": .value, "tool_use_id": .value, "is_error": .value, "refused": .value, "feedback": .words,
        ]
        var result = picked(shape, from: members)
        guard result["refused"] == nil else { return result }
        let text = transcriptText(members["content"]) ?? ""
        let hasFailed = members["is_error"]?.bool == true
        if hasFailed, let refusal = RefusedCall(text) {
            result["refused"] = .bool(true)
            result["feedback"] = refusal.words.map { .string(keeper.prompt($0)) }
        } else {
            result["content"] = .string(hasFailed ? keeper.error(text) : keeper.snippet(text))
        }
        return result
    }
}
