internal import Events
internal import Foundation
internal import OTLP

/// One OTLP log record as the normalizers read it: its attributes over those of its resource.
struct LogFields {
    let attributes: [String: JSONValue]
    let who: Attribution
    /// The record's string body; agents put the event's name there.
    let body: String
    /// The record's own time, else when it was observed, else when the request came.
    let at: Timestamp
    let trace: String?

    subscript(key: String) -> JSONValue? { attributes[key] }

    func string(_ key: String) -> String? {
        guard let text = attributes[key]?.string, !text.isEmpty else { return nil }
        return text
    }
}

func logRecords(in raw: RawEvent) throws -> [LogFields] {
    let request: LogsRequest
    do {
        request = try LogsRequest(reading: Array(raw.body.utf8), as: .json)
    } catch {
        throw NormalizerError(description: "events_raw body: \(error)")
    }
    return request.resourceLogs.flatMap { resource in
        let shared = resource.resource.attributes.dictionary
        return resource.scopeLogs.flatMap(\.logRecords).map { LogFields($0, resource: shared, raw: raw) }
    }
}

extension LogFields {
    fileprivate init(_ record: LogRecord, resource: [String: JSONValue], raw: RawEvent) {
        let own = record.attributes.dictionary
        attributes = own
        who = Attribution(attributes: own, resource: resource)
        body = record.body.stringValue
        trace = record.traceHex
        at =
            own["event.timestamp"]?.string.flatMap(Timestamp.init(rfc3339:))
            ?? Timestamp(unixNanoseconds: record.timeUnixNano)
            ?? Timestamp(unixNanoseconds: record.observedTimeUnixNano)
            ?? raw.receivedAt
    }
}
