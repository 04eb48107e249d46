import Events
import Foundation
import OTLP
import Replay
import SwiftProtobuf
import TestSupport
import Testing

/// The requests' own writer of JSON says what protobuf's writer says, on recorded and on made requests.
@Suite struct RequestJSONTests {
    @Test(arguments: ["acme-week", "acme-next-week"])
    func recordedLogsReadBackAsTheyWere(_ name: String) throws {
        let recording = try Recording(name)
        var compared = 0
        for session in recording.sessions {
            for request in session.requests
            where request.path.hasSuffix("/logs") && request.contentEncoding == nil {
                let encoding = try #require(WireEncoding(contentType: request.contentType))
                let logs = try LogsRequest(reading: recording.body(of: request), as: encoding)
                #expect(try LogsRequest(reading: Array(logs.json().utf8), as: .json) == logs)
                compared += 1
            }
        }
        #expect(compared > 3)
    }

    @Test func everyFieldOfALogRecordIsWritten() throws {
        var request = LogsRequest()
        request.resourceLogs = [ResourceLogs()]
        request.resourceLogs[0].schemaURL = "https://example.com/1"
        request.resourceLogs[0].resource.attributes = values
        request.resourceLogs[0].resource.droppedAttributesCount = 3
        request.resourceLogs[0].scopeLogs = [ScopeLogs(), ScopeLogs()]
        request.resourceLogs[0].scopeLogs[0].scope.name = "scope"
        request.resourceLogs[0].scopeLogs[0].scope.version = "1"
        request.resourceLogs[0].scopeLogs[0].logRecords = [record, LogRecord()]
        #expect(try LogsRequest(reading: Array(request.json().utf8), as: .json) == request)
        #expect(try JSONValue(parsing: request.json()) == byProtobuf(request))
    }

    @Test func everyFieldOfASpanIsWritten() throws {
        var span = SpanRecord()
        span.traceID = .init((0..<16).map { $0 * 16 })
        span.spanID = .init(1...8)
        span.parentSpanID = .init(2...9)
        span.traceState = "a=1"
        span.name = "chat"
        span.kind = .client
        span.startTimeUnixNano = .max
        span.endTimeUnixNano = 1
        span.attributes = values
        span.droppedAttributesCount = 1
        span.events = [SpanRecord.Event()]
        span.events[0].name = "exception"
        span.events[0].timeUnixNano = 5
        span.events[0].attributes = values
        span.droppedEventsCount = 2
        span.links = [SpanRecord.Link()]
        span.links[0].traceID = .init(1...16)
        span.links[0].spanID = .init(1...8)
        span.links[0].flags = 1
        span.droppedLinksCount = 3
        span.status.code = .error
        span.status.message = "failed"
        span.flags = 0x101
        var request = TracesRequest()
        request.resourceSpans = [ResourceSpans()]
        request.resourceSpans[0].scopeSpans = [ScopeSpans()]
        request.resourceSpans[0].scopeSpans[0].spans = [span, SpanRecord()]
        #expect(try TracesRequest(reading: Array(request.json().utf8), as: .json) == request)
        #expect(try JSONValue(parsing: request.json()) == byProtobuf(request))
    }

    private var record: LogRecord {
        var record = LogRecord()
        record.timeUnixNano = 1_795_000_000_000_000_001
        record.observedTimeUnixNano = .max
        record.severityNumber = .warn2
        record.severityText = "WARN \"2\"\n"
        record.body.stringValue = "body"
        record.attributes = values
        record.droppedAttributesCount = 7
        record.flags = 1
        record.traceID = .init((0..<16).map { $0 * 16 })
        record.spanID = .init(1...8)
        record.eventName = "event"
        return record
    }

    private var values: [KeyValue] {
        var list = AnyValue()
        list.arrayValue.values = [AnyValue(), AnyValue()]
        list.arrayValue.values[1].boolValue = false
        var object = AnyValue()
        object.kvlistValue.values = [pair("inner") { $0.doubleValue = 1.5 }]
        return [
            pair("text") { $0.stringValue = "ä\u{1}" }, pair("empty") { $0.stringValue = "" },
            pair("int") { $0.intValue = .min }, pair("zero") { $0.intValue = 0 },
            pair("yes") { $0.boolValue = true }, pair("number") { $0.doubleValue = 0.1 },
            pair("huge") { $0.doubleValue = 1e300 }, pair("nan") { $0.doubleValue = .infinity },
            pair("bytes") { $0.bytesValue = .init([0, 255]) }, pair("list") { $0 = list },
            pair("object") { $0 = object },
        ]
    }

    private func pair(_ key: String, _ change: (inout AnyValue) -> Void) -> KeyValue {
        var pair = KeyValue()
        pair.key = key
        change(&pair.value)
        return pair
    }

    /// What protobuf's own writer makes of the request, whose ids are base64.
    private func byProtobuf(_ request: some ExportRequest) throws -> JSONValue {
        var copy = request
        // Base64 of these bytes is the id's hex.
        copy.exchangeIdentifiers { $0.isEmpty ? $0 : .init(base64Encoded: $0.map(Self.hex).joined()) ?? $0 }
        var options = JSONEncodingOptions()
        options.alwaysPrintEnumsAsInts = true
        return try JSONValue(parsing: copy.jsonString(options: options))
    }

    private static func hex(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
}
