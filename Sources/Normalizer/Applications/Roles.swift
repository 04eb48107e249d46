internal import Events

/// The words for who speaks.
enum Roles {
    /// OpenLLMetry's role for a message that holds only thoughts.
    static let thinking = "thinking"

    private static let table = ["human": "user", "ai": "assistant", "model": "assistant", "function": "tool"]

    static func known(_ value: JSONValue?, _ fallback: String) -> String {
        guard let word = value?.string, !word.isEmpty else { return fallback }
        return table[word] ?? word
    }

    static func of(_ block: ContentBlock, else fallback: String) -> String {
        switch block {
        case .toolCall, .thinking: "assistant"
        case .toolResult: "tool"
        default: fallback
        }
    }
}
