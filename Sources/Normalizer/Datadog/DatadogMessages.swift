internal import Events

/// Reads the messages of an LLM span's input or output.
struct DatadogMessages {
    /// The tracer's version, since 2.x writes `None` for the text of a message that only calls tools.
    let version: String?

    /// The messages of a span's `input` or `output`; `role` speaks where a message does not say who does.
    func messages(in side: JSONValue, role: String) -> [ChatMessage] {
        MessageReader.joiningThoughts(items("messages", of: side).compactMap { message($0, role: role) })
    }

    /// A message; nil for one that says nothing, as the output of a failed call.
    private func message(_ item: JSONValue, role fallback: String) -> ChatMessage? {
        guard item.object != nil else { return MessageReader.message(item, role: fallback) }
        if item["role"] == .string("reasoning") {
            return thought(item["content"] ?? .null)
        }
        let role = Roles.known(item["role"], fallback)
        let blocks =
            content(item, role: role) + parts(item) + items("tool_calls", of: item).compactMap(call)
            + items("tool_results", of: item).map(result)
        return blocks.isEmpty ? nil : ChatMessage(role: role, blocks: blocks)
    }

    private func thought(_ content: JSONValue) -> ChatMessage? {
        let words = BlockReader.plainText(content)
        return words.isEmpty ? nil : ChatMessage(role: Roles.thinking, blocks: [.thinking(words)])
    }

    private func content(_ item: JSONValue, role: String) -> [ContentBlock] {
        guard let content = item["content"], content != .null, content != .string("") else { return [] }
        guard let text = content.string else { return MessageReader.blocks(content) }
        if text == "None", role == "assistant", version?.hasPrefix("2.") == true { return [] }
        if let id = datadogID(item["tool_id"]) ?? datadogID(item["tool_call_id"]), role == "tool" {
            return [.toolResult(id: id, name: item["name"]?.string, content: text)]
        }
        return [Self.markers[text].map { .media(type: $0, reference: text) } ?? .text(text)]
    }

    /// What `ddtrace` writes where it leaves out an image, sound or file.
    private static let markers = [
        "[image]": "image", "([IMAGE DETECTED])": "image", "[image omitted: too large]": "image",
        "[audio]": "audio", "[file]": "file",
    ]

    /// Images and sounds: kept elsewhere by a key, or of data a reference, as the intake leaves it.
    private func parts(_ item: JSONValue) -> [ContentBlock] {
        (items("image_parts", of: item) + items("audio_parts", of: item)).compactMap { part in
            let reference = [part["attachment_key"], part["content"]].lazy.compactMap { $0?.string }
            return reference.first { !$0.isEmpty }.map {
                .media(type: part["mime_type"]?.string, reference: $0)
            }
        }
    }

    private func call(_ item: JSONValue) -> ContentBlock? {
        guard let name = item["name"]?.string else { return nil }
        let arguments = item["arguments"] ?? .null
        return .toolCall(
            id: datadogID(item["tool_id"]), name: name,
            arguments: arguments == .null ? "" : arguments.string ?? arguments.text)
    }

    private func result(_ item: JSONValue) -> ContentBlock {
        let (name, result) = (item["name"]?.string ?? "", item["result"] ?? .null)
        return .toolResult(
            id: datadogID(item["tool_id"]), name: name.isEmpty ? nil : name,
            content: result == .null ? "" : result.string ?? result.text)
    }
}
