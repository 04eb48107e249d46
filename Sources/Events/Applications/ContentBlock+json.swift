extension ContentBlock: Codable {
    /// One object a block, told apart by `type`: what `llm_messages` keeps and our own interface serves.
    package var json: JSONValue {
        func object(_ type: String, _ members: [String: String?]) -> JSONValue {
            .object(
                members.compactMapValues { $0.map(JSONValue.string) }
                    .merging(["type": .string(type)]) { mine, _ in mine })
        }
        return switch self {
        case .text(let text): object("text", ["text": text])
        case .thinking(let text): object("thinking", ["text": text])
        case .toolCall(let id, let name, let arguments):
            object("tool_call", ["id": id, "name": name, "arguments": arguments])
        case .toolResult(let id, let name, let content):
            object("tool_result", ["id": id, "name": name, "content": content])
        case .media(let media, let reference):
            object("media", ["media_type": media, "reference": reference])
        case .other(let value): .object(["type": .string("other"), "value": value])
        }
    }

    package init(_ json: JSONValue) {
        let (id, name) = (json["id"]?.string, json["name"]?.string)
        self =
            switch json["type"]?.string {
            case "text": .text(json["text"]?.string ?? "")
            case "thinking": .thinking(json["text"]?.string ?? "")
            case "tool_call":
                .toolCall(id: id, name: name ?? "", arguments: json["arguments"]?.string ?? "")
            case "tool_result":
                .toolResult(id: id, name: name, content: json["content"]?.string ?? "")
            case "media":
                .media(type: json["media_type"]?.string, reference: json["reference"]?.string ?? "")
            case "other": .other(json["value"] ?? .null)
            default: .other(json)
            }
    }

    package init(from decoder: any Decoder) throws { self.init(try JSONValue(from: decoder)) }

    package func encode(to encoder: any Encoder) throws { try json.encode(to: encoder) }
}
