/// A judgement of a span, by a program or a person: a row of `evaluations`.
package struct Evaluation: Sendable, Equatable, Identifiable {
    package enum ValueType: String, Sendable, Codable {
        case categorical, score, boolean, json, text
    }

    /// What is judged: a span by its ids, or the spans that carry a tag; both may come before the span.
    package enum Target: Sendable, Equatable {
        case span(traceID: String, spanID: String)
        case trace(String)
        case session(String)
        case tag(key: String, value: String)
    }

    /// Derived from what it says and when, so that a retried submission is the same row.
    package var id: String
    package var provider: Provider
    package var target: Target
    /// What was judged: `faithfulness`.
    package var label: String
    package var type: ValueType
    /// A string, number, boolean or object, by `type`.
    package var value: JSONValue
    package var at: Timestamp
    package var application: String?
    /// `pass` or `fail`, where the sender says.
    package var assessment: String?
    package var reasoning: String?
    /// All else: tags, metadata, scope, submitter.
    package var attributes: [String: JSONValue]

    package init(
        id: String, provider: Provider, target: Target, label: String, type: ValueType, value: JSONValue,
        at: Timestamp, attributes: [String: JSONValue] = [:]
    ) {
        self.id = id
        self.provider = provider
        self.target = target
        self.label = label
        self.type = type
        self.value = value
        self.at = at
        self.attributes = attributes
    }
}
