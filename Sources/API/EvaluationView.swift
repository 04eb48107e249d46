package import Events

/// A judgement as `/v1/evaluations` lists it, with one of the four things that it may judge.
package struct EvaluationView: Sendable, Codable, Equatable {
    package var id: String
    package var label: String
    /// `categorical`, `score`, `boolean`, `json` or `text`.
    package var type: String
    package var value: JSONValue
    /// RFC 3339, UTC.
    package var at: String
    package var application: String?
    package var assessment: String?
    package var reasoning: String?
    package var traceID: String?
    package var spanID: String?
    package var session: String?
    /// `key:value` of the spans that are judged.
    package var tag: String?

    package init(_ evaluation: Evaluation) {
        id = evaluation.id
        label = evaluation.label
        type = evaluation.type.rawValue
        value = evaluation.value
        at = evaluation.at.rfc3339
        application = evaluation.application
        assessment = evaluation.assessment
        reasoning = evaluation.reasoning
        switch evaluation.target {
        case .span(let trace, let span): (traceID, spanID) = (trace.isEmpty ? nil : trace, span)
        case .trace(let trace): traceID = trace
        case .session(let session): self.session = session
        case .tag(let key, let value): tag = "\(key):\(value)"
        }
    }

    private enum CodingKeys: String, CodingKey {
        case id, label, type, value, at, application, assessment, reasoning, session, tag
        case traceID = "trace_id"
        case spanID = "span_id"
    }
}

/// The answer of `GET /v1/evaluations`, the latest first.
package struct EvaluationList: Sendable, Codable, Equatable {
    package var evaluations: [EvaluationView]
    /// For `before`; nil where nothing older is left.
    package var next: String?

    package init(evaluations: [EvaluationView], next: String?) {
        self.evaluations = evaluations
        self.next = next
    }
}
