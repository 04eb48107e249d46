internal import Events

/// Where the dialects put messages.
enum MessageSources {
    static let inputs = [
        "gen_ai.input.messages", "llm.input_messages", "gen_ai.prompt", "llm.prompts", "ai.prompt.messages",
    ]
    static let outputs = [
        "gen_ai.output.messages", "llm.output_messages", "gen_ai.completion", "llm.completions",
        "llm.choices", "ai.response.text",
    ]
    static let system = "gen_ai.system_instructions"
    static let names = inputs + outputs + [system]
    /// Span events of the conventions before 1.37, and the role that each name means.
    static let events: [String: String] = [
        "gen_ai.system.message": "system", "gen_ai.user.message": "user",
        "gen_ai.assistant.message": "assistant", "gen_ai.tool.message": "tool",
        "gen_ai.choice": "assistant", "gen_ai.content.prompt": "user",
        "gen_ai.content.completion": "assistant",
    ]
}

extension SpanFields {
    /// What the model was given and what it answered, whichever dialect says so.
    var messages: (input: [ChatMessage], output: [ChatMessage]) {
        guard kind != .embedding else { return ([], []) }
        var input = messages(in: MessageSources.inputs, role: "user")
        var output = messages(in: MessageSources.outputs, role: "assistant")
        if input.isEmpty, output.isEmpty { (input, output) = eventMessages }
        if input.isEmpty, kind == .llm { input = requestMessages }
        if let system = attributes[MessageSources.system] {
            let blocks = MessageReader.blocks(MessageReader.opened(system))
            if !blocks.isEmpty { input.insert(ChatMessage(role: "system", blocks: blocks), at: 0) }
        }
        return (input, finished(MessageReader.joiningThoughts(output)))
    }

    /// The first place that holds a list; else the first that holds a mere text.
    private func messages(in names: [String], role: String) -> [ChatMessage] {
        for name in names {
            var items = AttributeList.items(name, in: attributes)
            if items.isEmpty, let value = attributes[name] { items = MessageReader.opened(value).array ?? [] }
            let messages = items.compactMap { MessageReader.message($0, role: role) }
            if !messages.isEmpty { return messages }
        }
        guard let value = names.lazy.compactMap({ attributes[$0] }).first(where: { !Self.isEmpty($0) }) else {
            return []
        }
        let said = ChatMessage(role: role, blocks: [.text(value.string ?? value.text)])
        return [MessageReader.message(MessageReader.opened(value), role: role) ?? said]
    }

    private var eventMessages: ([ChatMessage], [ChatMessage]) {
        var (input, output): ([ChatMessage], [ChatMessage]) = ([], [])
        for event in events {
            guard let role = MessageSources.events[event.name] else { continue }
            let names = ["gen_ai.event.content", "gen_ai.prompt", "gen_ai.completion"]
            let content = names.lazy.compactMap { event.attributes[$0] }.first.map(MessageReader.opened)
            let value = content ?? .object(event.attributes.mapValues(MessageReader.opened))
            let found = (value.array ?? [value]).compactMap { MessageReader.message($0, role: role) }
            if event.name == "gen_ai.choice" || event.name == "gen_ai.content.completion" {
                output += found
            } else {
                input += found
            }
        }
        return (input, output)
    }

    /// OpenInference has the whole request as JSON in `input.value`, and sometimes nothing else.
    private var requestMessages: [ChatMessage] {
        guard let request = attributes["input.value"].map(MessageReader.opened) else { return [] }
        return (request["messages"]?.array ?? []).compactMap { MessageReader.message($0, role: "user") }
    }

    /// The answers with the span's own word on why they ended, where they have none: one for each, or one
    /// for the last.
    private func finished(_ output: [ChatMessage]) -> [ChatMessage] {
        guard let value = self[.finishReasons] else { return output }
        let reasons = (MessageReader.opened(value).array ?? [value]).compactMap(\.string)
        var result = output
        for index in result.indices where result[index].finishReason == nil {
            let isLast = index == result.count - 1
            result[index].finishReason =
                reasons.count == result.count ? reasons[index] : isLast ? reasons.last : nil
        }
        return result
    }
}
