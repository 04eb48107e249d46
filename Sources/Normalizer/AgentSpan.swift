internal import Events

/// One span as the agents' normalizers read it: its attributes over those of its resource.
struct AgentSpan {
    let name: String
    let attributes: [String: JSONValue]
    let who: Attribution
    let start: Timestamp
    let end: Timestamp
    /// Trace and id: what logs written in it name it by.
    let span: String?
    let parent: String?
    let trace: String?
    let events: [AgentSpanEvent]

    subscript(key: String) -> JSONValue? { attributes[key] }

    func string(_ key: String) -> String? { text(key, of: attributes) }
}

/// Something that happened in a span.
struct AgentSpanEvent {
    let name: String
    let attributes: [String: JSONValue]
    let at: Timestamp

    subscript(key: String) -> JSONValue? { attributes[key] }

    func string(_ key: String) -> String? { text(key, of: attributes) }
}

private func text(_ key: String, of attributes: [String: JSONValue]) -> String? {
    guard let text = attributes[key]?.string, !text.isEmpty else { return nil }
    return text
}

func agentSpans(in raw: RawEvent) throws -> [AgentSpan] {
    let request: JSONValue
    do {
        request = try JSONValue(parsing: raw.body)
    } catch {
        throw NormalizerError(description: "events_raw body: \(error)")
    }
    return items("resourceSpans", of: request).flatMap { resource in
        let shared = otlpAttributes(of: resource["resource"])
        return items("scopeSpans", of: resource).flatMap { items("spans", of: $0) }
            .map { AgentSpan($0, resource: shared, raw: raw) }
    }
}

extension AgentSpan {
    fileprivate init(_ span: JSONValue, resource: [String: JSONValue], raw: RawEvent) {
        let start = time("startTimeUnixNano", of: span) ?? raw.receivedAt
        name = span["name"]?.string ?? ""
        attributes = otlpAttributes(of: span)
        who = Attribution(attributes: attributes, resource: resource)
        self.start = start
        end = time("endTimeUnixNano", of: span) ?? start
        self.span = spanName(trace: span["traceId"]?.string, span: span["spanId"]?.string)
        trace = known(span["traceId"]?.string)
        parent = spanName(trace: span["traceId"]?.string, span: span["parentSpanId"]?.string)
        events = items("events", of: span).map { event in
            AgentSpanEvent(
                name: event["name"]?.string ?? "", attributes: otlpAttributes(of: event),
                at: time("timeUnixNano", of: event) ?? start)
        }
    }
}

/// What names a span everywhere: its trace and its own id.
func spanName(trace: String?, span: String?) -> String? {
    guard let trace = known(trace), let span = known(span) else { return nil }
    return "\(trace) \(span)"
}

/// An id of a trace or span; nil where it is absent or all zero, which means the same.
private func known(_ id: String?) -> String? {
    id.flatMap { $0.allSatisfy { $0 == "0" } ? nil : $0 }
}

private func time(_ key: String, of record: JSONValue) -> Timestamp? {
    (record[key]?.string).flatMap { UInt64($0) }.flatMap(Timestamp.init(unixNanoseconds:))
}
