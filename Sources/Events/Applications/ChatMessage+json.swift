extension ChatMessage {
    /// One object: `role`, `blocks`, and `finish_reason` where there is one; what the store keeps.
    package var json: JSONValue {
        var members: [String: JSONValue] = [
            "role": .string(role), "blocks": .array(blocks.map(\.json)),
        ]
        members["finish_reason"] = finishReason.map(JSONValue.string)
        return .object(members)
    }

    package init(_ json: JSONValue) {
        self.init(
            role: json["role"]?.string ?? "", blocks: (json["blocks"]?.array ?? []).map(ContentBlock.init),
            finishReason: json["finish_reason"]?.string)
    }
}
