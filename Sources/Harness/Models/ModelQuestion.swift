internal import Events
internal import Redaction

/// A question: a prompt of ours, and data that it is about.
struct ModelQuestion: Sendable {
    let prompt: Prompt
    let data: JSONValue
    let schema: AnswerSchema
    /// Tokens; models that think before they answer count their thoughts.
    var largestAnswer = 4_000
    /// What was wrong with the last answer, where this is the second attempt.
    var repair: String?

    /// The question as it leaves: redacted once more, its data fenced off.
    func request(_ redactor: Redactor) -> ModelRequest {
        var parts = [Fence.around(Self.redacted(data, redactor))]
        if let repair { parts.append(redactor.redact(repair)) }
        return ModelRequest(
            system: prompt.text, user: redactor.redact(parts.joined(separator: "\n\n")), schema: schema,
            largestAnswer: largestAnswer)
    }

    /// Every text by itself, so that no escape of JSON hides a secret, or what follows it.
    private static func redacted(_ value: JSONValue, _ redactor: Redactor) -> JSONValue {
        switch value {
        case .string(let text): .string(redactor.redact(text))
        case .array(let items): .array(items.map { redacted($0, redactor) })
        case .object(let members): .object(members.mapValues { redacted($0, redactor) })
        case .null, .bool, .integer, .number: value
        }
    }
}

/// Marks data off from instructions.
enum Fence {
    /// JSON on one line between two marks that nothing inside can know: they are made of its digest.
    static func around(_ data: JSONValue) -> String {
        let text = data.text
        let mark = "data-" + ContentID.make("fence", text).prefix(16)
        return "<\(mark)>\n\(text)\n</\(mark)>"
    }
}
