package import Events

extension Telemetry {
    /// An OTLP traces request in JSON: one span for each set of attributes.
    package static func spans(
        _ spans: [[String: JSONValue]], events: [(name: String, attributes: [String: JSONValue])] = [],
        resource: [String: JSONValue] = [:], members: [String: JSONValue] = [:]
    ) -> [UInt8] {
        let events = events.map { event in
            JSONValue.object(["name": .string(event.name), "attributes": attributes(event.attributes)])
        }
        let list = spans.enumerated().map { index, span -> JSONValue in
            let own: [String: JSONValue] = [
                "traceId": "0af7651916cd43dd8448eb211c80319c",
                "spanId": .string("b7ad6b716920" + String(4096 + index, radix: 16)),
                "name": "a span", "startTimeUnixNano": "1795000000000000000",
                "endTimeUnixNano": "1795000000250000000", "attributes": attributes(span),
                "events": .array(events),
            ]
            return .object(own.merging(members) { _, new in new })
        }
        let scope = JSONValue.object(["spans": .array(list), "scope": .object(["name": "a.scope"])])
        let traces = JSONValue.object([
            "resource": .object(["attributes": attributes(resource)]), "scopeSpans": .array([scope]),
        ])
        return Array(JSONValue.object(["resourceSpans": .array([traces])]).text.utf8)
    }
}
