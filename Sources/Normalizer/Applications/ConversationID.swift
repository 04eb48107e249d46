package import Events

/// The id that the Moda SDK computes for a conversation that nobody named, from messages as a request holds
/// them: the first user's words and the system prompt.
///
/// - Returns: `conv_` and 16 hex digits; nil without a user's message, where the SDK makes up a random one.
package func conversationID(ofRequest messages: [JSONValue]) -> String? {
    func first(_ role: String) -> JSONValue? { messages.first { $0["role"]?.string == role } }
    guard let user = first("user") else { return nil }
    return conversationID(user: words(user["content"]), system: words(first("system")?["content"]))
}

/// The same from the messages of a span, whatever its dialect; it differs from the SDK's where the first
/// messages were redacted or cut.
func conversationID(of messages: [ChatMessage]) -> String? {
    func words(_ message: ChatMessage) -> String? {
        let texts = message.blocks.compactMap { if case .text(let text) = $0 { text } else { nil } }
        return texts.isEmpty ? nil : texts.joined()
    }
    guard let user = messages.first(where: { $0.role == "user" }) else { return nil }
    return conversationID(
        user: words(user), system: messages.first { $0.role == "system" }.flatMap(words))
}

private func conversationID(user: String?, system: String?) -> String {
    let seed =
        "{\"first_user\": \(PythonText.json(user)), \"system\": \(PythonText.json(system))}"
    return "conv_" + ContentID.sha256(seed.utf8).prefix(16)
}

/// A content as one text: the texts of its parts joined with nothing between; nil for none.
private func words(_ content: JSONValue?) -> String? {
    switch content ?? .null {
    case .null: return nil
    case .string(let text): return text
    case .array(let parts):
        let texts = parts.compactMap { part in
            part.string ?? part["text"].map { $0.string ?? PythonText.printed($0) }
        }
        return texts.isEmpty ? nil : texts.joined()
    case let other: return PythonText.printed(other)
    }
}
