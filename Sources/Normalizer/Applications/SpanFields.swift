internal import Events

/// One OTLP span as the normalizer reads it.
struct SpanFields {
    struct Event {
        let name: String
        let attributes: [String: JSONValue]
    }

    let traceID: String
    let spanID: String
    let parentID: String?
    let name: String
    /// Name and version of the instrumentation.
    let scope: String?
    let startedAt: Timestamp
    let durationNanoseconds: Int64
    let statusCode: Int64
    let statusMessage: String?
    let attributes: [String: JSONValue]
    let resource: [String: JSONValue]
    let events: [Event]

    /// The first of a field's names that says something.
    subscript(field: SpanField) -> JSONValue? {
        for name in field.names {
            if let value = attributes[name], !Self.isEmpty(value) { return value }
        }
        return nil
    }

    /// A field that is a name or id; some senders make numbers of their ids.
    func text(_ field: SpanField) -> String? {
        let value = self[field]
        if case .integer(let number)? = value { return String(number) }
        return value?.string
    }

    /// Python SDKs send empty lists and the word for nothing where they have no value.
    static func isEmpty(_ value: JSONValue) -> Bool {
        switch value {
        case .null, .string(""), .string("None"): true
        case .array(let items): items.isEmpty
        case .object(let members): members.isEmpty
        default: false
        }
    }
}

/// The spans of a traces request.
func spanRecords(in raw: RawEvent) throws -> [SpanFields] {
    let request: JSONValue
    do {
        request = try JSONValue(parsing: raw.body)
    } catch {
        throw NormalizerError(description: "events_raw body: \(error)")
    }
    var spans: [SpanFields] = []
    for resource in items("resourceSpans", of: request) {
        let shared = otlpAttributes(of: resource["resource"])
        for scope in items("scopeSpans", of: resource) {
            let origin = SpanOrigin(raw: raw, resource: shared, scope: scope["scope"])
            for span in items("spans", of: scope) where span.object != nil {
                spans.append(SpanFields(span, origin, position: spans.count))
            }
        }
    }
    return spans
}

private struct SpanOrigin {
    let raw: RawEvent
    let resource: [String: JSONValue]
    let scope: JSONValue?

    var framework: String? {
        let words = [scope?["name"]?.string, scope?["version"]?.string].compactMap { $0 }
        let text = words.filter { !$0.isEmpty }.joined(separator: " ")
        return text.isEmpty ? nil : text
    }
}

extension SpanFields {
    fileprivate init(_ span: JSONValue, _ origin: SpanOrigin, position: Int) {
        let made = ContentID.make(origin.raw.digest, String(position))
        traceID = identifier(span["traceId"], digits: 32) ?? made
        spanID = identifier(span["spanId"], digits: 16) ?? String(made.prefix(16))
        parentID = identifier(span["parentSpanId"], digits: 16)
        name = span["name"]?.string ?? ""
        scope = origin.framework
        let start = nanoseconds("startTimeUnixNano", of: span)
        let end = nanoseconds("endTimeUnixNano", of: span)
        startedAt =
            Timestamp(unixNanoseconds: start) ?? Timestamp(unixNanoseconds: end) ?? origin.raw.receivedAt
        durationNanoseconds = start > 0 && end > start ? Int64(clamping: end - start) : 0
        statusCode = span["status"]?["code"]?.integer ?? 0
        statusMessage = span["status"]?["message"]?.string
        resource = origin.resource
        events = items("events", of: span).map {
            Event(name: $0["name"]?.string ?? "", attributes: otlpAttributes(of: $0))
        }
        // The current convention puts a call's messages into an event that has the attributes' names.
        let details = events.filter { $0.name == "gen_ai.client.inference.operation.details" }
        attributes = details.reduce(otlpAttributes(of: span)) { all, event in
            all.merging(event.attributes) { own, _ in own }
        }
    }
}

/// A trace's or span's id; nil where it is absent, all zeros (OTLP: invalid) or of another length.
private func identifier(_ value: JSONValue?, digits: Int) -> String? {
    guard let text = value?.string, text.utf8.count == digits, text.contains(where: { $0 != "0" }) else {
        return nil
    }
    return text
}

private func nanoseconds(_ key: String, of span: JSONValue) -> UInt64 {
    span[key]?.string.flatMap { UInt64($0) } ?? 0
}
