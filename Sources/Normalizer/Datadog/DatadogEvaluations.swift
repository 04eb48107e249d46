internal import Events

/// The evaluations of a request, in the order in which they stand there; none for one without a label or
/// something that it judges.
func datadogEvaluations(_ body: JSONValue, _ raw: RawEvent) -> [Evaluation] {
    items("metrics", of: body["data"]?["attributes"] ?? .null).compactMap { metric in
        guard let label = metric["label"]?.string, !label.isEmpty, let target = target(of: metric) else {
            return nil
        }
        let (type, value) = judgement(metric)
        let at = metric["timestamp_ms"]?.integer.map(Timestamp.init(milliseconds:))
        var evaluation = Evaluation(
            id: identity(of: metric, label: label, type: type, value: value, at: at), provider: .datadog,
            target: target, label: label, type: type, value: value, at: at ?? raw.receivedAt,
            attributes: rest(of: metric))
        evaluation.application = text("ml_app", of: metric)
        evaluation.assessment = text("assessment", of: metric)
        evaluation.reasoning = text("reasoning", of: metric)
        return evaluation
    }
}

/// A sender that retries sends the same bytes again, and two people may well say the same of a span.
private func identity(
    of metric: JSONValue, label: String, type: Evaluation.ValueType, value: JSONValue, at: Timestamp?
) -> String {
    let names = ["join_on", "span_id", "trace_id", "session_id", "feedback_join_key", "submitter"]
    let about = names.map { metric[$0]?.text ?? "" } + [metric["eval_scope"]?.string ?? ""]
    return ContentID.make(
        ["datadog", label, type.rawValue, value.text, at.map { String($0.milliseconds) } ?? ""] + about)
}

/// What is judged: flat ids (v1, feedback) or `join_on` (v2).
///
/// Feedback may name a span without its trace, whose id is then "".
private func target(of metric: JSONValue) -> Evaluation.Target? {
    let join = metric["join_on"]
    let span = datadogID(join?["span"]?["span_id"]) ?? datadogID(metric["span_id"])
    let trace = (datadogID(join?["span"]?["trace_id"]) ?? datadogID(metric["trace_id"]))?.lowercased()
    if let trace, span == nil || metric["eval_scope"]?.string == "trace" { return .trace(trace) }
    if let session = datadogID(metric["session_id"]) { return .session(session) }
    if let span { return .span(traceID: trace ?? "", spanID: span) }
    if let key = join?["tag"]?["key"]?.string, let value = datadogID(join?["tag"]?["value"]) {
        return .tag(key: key, value: value)
    }
    return datadogID(metric["feedback_join_key"]).map { .tag(key: "feedback_join_key", value: $0) }
}

/// What was found, under the member that its type names; by its JSON kind where the type is not known.
private func judgement(_ metric: JSONValue) -> (Evaluation.ValueType, JSONValue) {
    let word = metric["metric_type"]?.string ?? ""
    // The name of a score in early versions.
    let type = word == "numerical" ? .score : Evaluation.ValueType(rawValue: word)
    let names = [word] + Evaluation.ValueType.all.map(\.rawValue) + ["numerical"]
    let value = names.lazy.compactMap { metric[$0 + "_value"] }.first ?? .null
    return (type ?? .of(value), value)
}

extension Evaluation.ValueType {
    fileprivate static let all: [Self] = [.categorical, .score, .boolean, .json, .text]

    fileprivate static func of(_ value: JSONValue) -> Self {
        switch value {
        case .bool: .boolean
        case .integer, .number: .score
        case .array, .object: .json
        case .string, .null: .categorical
        }
    }
}

private func text(_ name: String, of metric: JSONValue) -> String? {
    metric[name]?.string.flatMap { $0.isEmpty ? nil : $0 }
}

/// All else; tags by name.
private func rest(of metric: JSONValue) -> [String: JSONValue] {
    var rest = (metric.object ?? [:]).filter { name, value in
        !columns.contains(name) && !SpanFields.isEmpty(value)
    }
    let tags = datadogTags(metric["tags"])
    rest["tags"] = tags.isEmpty ? nil : .object(tags)
    return rest
}

private let columns: Set<String> = [
    "join_on", "span_id", "trace_id", "session_id", "feedback_join_key", "label", "timestamp_ms", "ml_app",
    "tags", "assessment",
    "reasoning", "metric_type", "categorical_value", "score_value", "numerical_value", "boolean_value",
    "json_value", "text_value",
]
