internal import Events

/// Reads one part of a message's content, by its `type` in any dialect.
enum BlockReader {
    private static let texts: Set<String> = ["text", "input_text", "output_text", "refusal", "summary_text"]
    private static let thoughts: Set<String> = ["reasoning", "thinking"]
    private static let calls: Set<String> = ["tool_call", "tool_use", "function_call", "server_tool_use"]
    private static let results: Set<String> = ["tool_call_response", "tool_result", "function_call_output"]
    private static let media: Set<String> = [
        "uri", "blob", "image", "image_url", "input_image", "audio", "input_audio", "file", "input_file",
        "document", "video", "media",
    ]

    static func block(_ part: JSONValue) -> ContentBlock {
        if let text = part.string { return .text(text) }
        let part = part["message_content"] ?? part
        let type = part["type"]?.string ?? ""
        if thoughts.contains(type) { return .thinking(plainText(part)) }
        if calls.contains(type), let call = toolCall(part) { return call }
        if results.contains(type) { return toolResult(part) }
        if media.contains(type), let media = MediaReader.block(part) { return media }
        if texts.contains(type) || part["text"]?.string != nil {
            let words = [part["text"], part["content"], part["refusal"]]
            if let text = words.lazy.compactMap({ $0?.string }).first { return .text(text) }
        }
        return MediaReader.block(part) ?? .other(part)
    }

    /// A call in the shapes of OpenAI (`function`), Anthropic (`input`), OpenInference and the conventions.
    static func toolCall(_ part: JSONValue) -> ContentBlock? {
        let call = part["tool_call"] ?? part
        let function = call["function"] ?? call
        guard let name = (function["name"] ?? call["name"])?.string else { return nil }
        let arguments = function["arguments"] ?? call["arguments"] ?? call["input"]
        return .toolCall(
            id: (call["id"] ?? call["call_id"])?.string, name: name,
            arguments: arguments.map { $0.string ?? $0.text } ?? "")
    }

    private static func toolResult(_ part: JSONValue) -> ContentBlock {
        let ids = [part["tool_use_id"], part["call_id"], part["tool_call_id"], part["id"]]
        let content = part["response"] ?? part["result"] ?? part["content"] ?? part["output"] ?? .null
        return .toolResult(
            id: ids.lazy.compactMap { $0?.string }.first, name: part["name"]?.string, content: shown(content))
    }

    /// A tool's message as the block that it is; nil where its content already holds one.
    static func toolResult(of message: JSONValue, _ blocks: [ContentBlock]) -> ContentBlock? {
        let holdsOne = blocks.contains { if case .toolResult = $0 { true } else { false } }
        guard !holdsOne, let content = message["content"] ?? message["parts"] ?? message["contents"] else {
            return nil
        }
        return .toolResult(
            id: (message["tool_call_id"] ?? message["id"])?.string, name: message["name"]?.string,
            content: shown(content))
    }

    /// A tool's answer as text: a list of text blocks joined, other JSON as it is.
    private static func shown(_ content: JSONValue) -> String {
        if content == .null { return "" }
        guard let parts = content.array, !parts.isEmpty else { return content.string ?? content.text }
        let texts = parts.compactMap { part -> String? in
            if case .text(let text) = block(part) { text } else { nil }
        }
        return texts.count == parts.count ? texts.joined(separator: "\n") : content.text
    }

    /// The words of a thought, which may be a list of summaries, as JSON in a string.
    static func plainText(_ value: JSONValue) -> String {
        let value = MessageReader.opened(value)
        if let parts = value.array {
            return parts.compactMap { $0.string ?? $0["text"]?.string }.joined(separator: "\n")
        }
        if let text = value.string { return text }
        let inner = ["content", "thinking", "text", "summary", "reasoning"].lazy.compactMap { value[$0] }
        guard let content = inner.map(MessageReader.opened).first(where: { !SpanFields.isEmpty($0) }) else {
            return ""
        }
        let parts = content.array ?? [content]
        return parts.compactMap { $0.string ?? $0["text"]?.string }.joined(separator: "\n")
    }
}
