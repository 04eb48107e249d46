internal import Events

/// Reads one message in any of the shapes in which JSON or flattened attributes hold it.
///
/// OpenAI's and Anthropic's own shapes, those of the semantic conventions (`parts`) and of OpenInference
/// (`contents`) differ in names only, so one reader knows them all.
enum MessageReader {
    /// JSON that a string holds; any other value, and text that is no list or object, as it is.
    static func opened(_ value: JSONValue) -> JSONValue {
        guard let text = value.string, let first = text.first(where: { !$0.isWhitespace }),
            first == "[" || first == "{"
        else { return value }
        return (try? JSONValue(parsing: text)) ?? value
    }

    /// A message; nil for a value that says nothing.
    static func message(_ item: JSONValue, role: String) -> ChatMessage? {
        if let text = item.string {
            return text.isEmpty ? nil : ChatMessage(role: role, blocks: [.text(text)])
        }
        let wrapper = ["message", "prompt", "completion"].first { item[$0]?.object != nil }
        let inner = wrapper.flatMap { item[$0] } ?? item
        guard inner.object != nil else { return nil }
        let reasons = [item, inner].flatMap { [$0["finish_reason"], $0["finishReason"], $0["stop_reason"]] }
        let finish = reasons.lazy.compactMap { $0?.string }.first { !$0.isEmpty }
        let message =
            inner["role"] == nil
            ? unnamed(inner, role: role) : named(inner, role: Roles.known(inner["role"], role))
        guard var message, !message.blocks.isEmpty || finish != nil else { return nil }
        message.finishReason = finish
        return message
    }

    /// Thoughts that were written as a message of their own, put before the answer that they led to.
    static func joiningThoughts(_ messages: [ChatMessage]) -> [ChatMessage] {
        var (result, thoughts): ([ChatMessage], [ContentBlock]) = ([], [])
        var reason: String?
        for var message in messages {
            if message.role == Roles.thinking {
                thoughts += message.blocks.map {
                    if case .text(let text) = $0 { .thinking(text) } else { $0 }
                }
                reason = message.finishReason ?? reason
            } else {
                message.blocks = thoughts + message.blocks
                message.finishReason = message.finishReason ?? reason
                (thoughts, reason) = ([], nil)
                result.append(message)
            }
        }
        if !thoughts.isEmpty {
            result.append(ChatMessage(role: "assistant", blocks: thoughts, finishReason: reason))
        }
        return result
    }

    /// An item without a role: an entry of OpenAI's Responses API, or a mere text.
    private static func unnamed(_ item: JSONValue, role: String) -> ChatMessage? {
        if item["type"] != nil, item["content"]?.array == nil {
            let block = BlockReader.block(item)
            return ChatMessage(role: Roles.of(block, else: role), blocks: [block])
        }
        guard let legacy = item["user"] else { return named(item, role: role) }
        return ChatMessage(role: "user", blocks: blocks(legacy))
    }

    private static func named(_ item: JSONValue, role: String) -> ChatMessage {
        let thoughts = ["reasoning", "reasoning_content", "thinking"].lazy.compactMap { item[$0] }
            .map(BlockReader.plainText).filter { !$0.isEmpty }.prefix(1).map(ContentBlock.thinking)
        let content = ["parts", "contents", "content", "text"].lazy.compactMap { item[$0] }.first
        var blocks = blocks(content ?? .null, isSpoken: role != "assistant")
        if role == "tool", let result = BlockReader.toolResult(of: item, blocks) { blocks = [result] }
        return ChatMessage(role: role, blocks: thoughts + blocks + calls(of: item, beyond: blocks))
    }

    /// The calls listed beside the content, but for those that stand in the content too.
    private static func calls(of item: JSONValue, beyond blocks: [ContentBlock]) -> [ContentBlock] {
        let known = Set(blocks.compactMap { if case .toolCall(let id?, _, _) = $0 { id } else { nil } })
        let listed = item["tool_calls"].map(opened)?.array ?? item["function_call"].map { [opened($0)] } ?? []
        return listed.compactMap(BlockReader.toolCall).filter {
            if case .toolCall(let id?, _, _) = $0 { !known.contains(id) } else { true }
        }
    }

    /// The blocks of a content; an assistant's empty text, which stands beside its calls, is none.
    static func blocks(_ content: JSONValue, isSpoken: Bool = true) -> [ContentBlock] {
        switch content {
        case .null: []
        case .string(let text): written(text) ?? (text.isEmpty && !isSpoken ? [] : [.text(text)])
        case .array(let parts): parts.filter { $0 != .null }.map(BlockReader.block)
        case .object: [BlockReader.block(content)]
        default: [.text(content.text)]
        }
    }

    /// The blocks of a list that a dialect wrote into the text of a message; other JSON is what somebody
    /// said.
    private static func written(_ text: String) -> [ContentBlock]? {
        guard text.hasPrefix("["), let parts = try? JSONValue(parsing: text).array, !parts.isEmpty,
            parts.allSatisfy({ $0["type"]?.string != nil })
        else { return nil }
        return parts.map(BlockReader.block)
    }
}
