/// One message of a conversation with a model, the same for every dialect of every SDK.
package struct ChatMessage: Sendable, Equatable, Codable {
    /// `system`, `developer`, `user`, `assistant`, `tool`; any other word as its sender wrote it.
    package var role: String
    package var blocks: [ContentBlock]
    /// Why the model stopped, in the dialect's word; only on a model's answer.
    package var finishReason: String?

    package init(role: String, blocks: [ContentBlock], finishReason: String? = nil) {
        self.role = role
        self.blocks = blocks
        self.finishReason = finishReason
    }

    /// All that a person could read of it, blocks joined by newlines; "" where there is none.
    package var text: String {
        blocks.compactMap { if case .text(let text) = $0 { text } else { nil } }.joined(separator: "\n")
    }
}

/// A part of a message.
package enum ContentBlock: Sendable, Equatable {
    case text(String)
    /// What a model wrote for itself before it answered.
    case thinking(String)
    /// The model asks for a tool; the arguments as JSON text.
    case toolCall(id: String?, name: String, arguments: String)
    /// What a tool answered.
    case toolResult(id: String?, name: String?, content: String)
    /// An image, sound or file by reference: its media type and URL or id; bytes are never kept.
    case media(type: String?, reference: String)
    /// Anything else, as it came.
    case other(JSONValue)
}
