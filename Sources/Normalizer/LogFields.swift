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
    /// The span in which it was written, where the agent traces.
    let span: String?
    /// Its place in its request: the order that the agent gave to records of the same millisecond.
    let position: Int64

    subscript(key: String) -> JSONValue? { attributes[key] }

    func string(_ key: String) -> String? {
        guard let text = attributes[key]?.string, !text.isEmpty else { return nil }
        return text
    }
}

func logRecords(in raw: RawEvent) throws -> [LogFields] {
    do {
        return try LogRecords.reading(raw.body).flatMap { resource in
            resource.records.enumerated().map {
                LogFields($1, position: Int64($0), resource: resource.attributes, raw: raw)
            }
        }
    } catch {
        throw NormalizerError(description: "events_raw body: \(error)")
    }
}

extension LogFields {
    fileprivate init(
        _ record: LogRecords.Record, position: Int64, resource: [String: JSONValue], raw: RawEvent
    ) {
        self.position = position
        attributes = record.attributes
        who = Attribution(attributes: record.attributes, resource: resource)
        body = record.body
        trace = record.trace.flatMap { $0.allSatisfy { $0 == "0" } ? nil : $0 }
        span = spanName(trace: record.trace, span: record.span)
        at =
            attributes["event.timestamp"]?.string.flatMap(Timestamp.init(rfc3339:))
            ?? record.time.flatMap(Timestamp.init(unixNanoseconds:))
            ?? record.observedTime.flatMap(Timestamp.init(unixNanoseconds:))
            ?? raw.receivedAt
    }
}
