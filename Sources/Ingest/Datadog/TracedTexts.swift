internal import Events

/// Replaces what was said by its lengths and digests and leaves how it was said: roles, tools, scores.
///
/// A text `content` becomes `content.trace`, so that nothing mistakes the one for the other.
struct TracedTexts {
    let keeper: TextKeeper

    /// Lists of parts, which keep their form.
    private static let lists: Set<String> = [
        "messages", "documents", "tool_calls", "tool_results", "image_parts", "audio_parts",
    ]
    /// What is known of a part without its words.
    private static let facts: Set<String> = [
        "role", "id", "name", "type", "tool_id", "tool_call_id", "score", "mime_type", "attachment_key",
        "version",
    ]

    /// An input or output as a whole.
    func traced(_ value: JSONValue, key: String) -> JSONValue {
        guard case .object(let members) = value else { return trace(of: value, key: key) }
        var result: [String: JSONValue] = [:]
        for (name, value) in members.sorted(by: { $0.key < $1.key }) where value != .null {
            let kept = keeper.key(name)
            if Self.lists.contains(name), let list = value.array {
                result[kept] = .array(list.map { traced($0, key: name) })
            } else if Self.facts.contains(name), value.array == nil, value.object == nil {
                result[kept] = keeper.attributes(value, key: name)
            } else {
                result[kept + ".trace"] = trace(of: value, key: name)
            }
        }
        return .object(result)
    }

    private func trace(of value: JSONValue, key: String) -> JSONValue {
        if value == .null { return .null }
        var nested = NestedTexts(keeper: keeper, cut: .message)
        let kept = nested.cleaned(value, key: key) ?? .null
        return keeper.trace(of: value.string ?? value.text, keptAs: kept.string ?? kept.text)
    }
}
