internal import Events

/// One OTLP log record as the normalizers read it: its attributes over those of its resource.
struct LogFields {
    let attributes: [String: JSONValue]
    let who: Attribution
    /// The record's string body; agents put the event's name there.
    let body: String
    /// The record's own time, else when it was observed, else when the request came.
    let at: Timestamp
    let trace: String?
    /// Its place in its request: the order that the agent gave to records of the same millisecond.
    let position: Int64

    subscript(key: String) -> JSONValue? { attributes[key] }

    func string(_ key: String) -> String? {
        guard let text = attributes[key]?.string, !text.isEmpty else { return nil }
        return text
    }
}

func logRecords(in raw: RawEvent) throws -> [LogFields] {
    let request: JSONValue
    do {
        request = try JSONValue(parsing: raw.body)
    } catch {
        throw NormalizerError(description: "events_raw body: \(error)")
    }
    return items("resourceLogs", of: request).flatMap { resource in
        let shared = otlpAttributes(of: resource["resource"])
        return items("scopeLogs", of: resource).flatMap { items("logRecords", of: $0) }.enumerated()
            .map { LogFields($1, position: Int64($0), resource: shared, raw: raw) }
    }
}

extension LogFields {
    fileprivate init(_ record: JSONValue, position: Int64, resource: [String: JSONValue], raw: RawEvent) {
        let own = otlpAttributes(of: record)
        self.position = position
        attributes = own
        who = Attribution(attributes: own, resource: resource)
        body = otlpValue(record["body"]).string ?? ""
        trace = record["traceId"]?.string.flatMap { $0.allSatisfy { $0 == "0" } ? nil : $0 }
        at =
            own["event.timestamp"]?.string.flatMap(Timestamp.init(rfc3339:))
            ?? time("timeUnixNano", of: record) ?? time("observedTimeUnixNano", of: record)
            ?? raw.receivedAt
    }
}

private func time(_ key: String, of record: JSONValue) -> Timestamp? {
    (record[key]?.string).flatMap { UInt64($0) }.flatMap(Timestamp.init(unixNanoseconds:))
}
