import Events
import OTLP
import Replay
import TestSupport
import Testing

@Suite struct LogsRequestTests {
    private static let record = """
        {"resourceLogs":[{"scopeLogs":[{"logRecords":[{"timeUnixNano":"1795237587081000000",
        "traceId":"b0ecd87f01020304b0ecd87f01020304","spanId":"b0ecd87f01020304","body":{"stringValue":"x"},
        "attributes":[INT]}]}]}]}
        """

    private func request(_ text: String) throws -> LogsRequest {
        try LogsRequest(reading: Array(text.utf8), as: .json)
    }

    @Test(arguments: [#"{"key":"n","value":{"intValue":42}}"#, #"{"key":"n","value":{"intValue":"42"}}"#])
    func integersMayBeNumbersOrStrings(_ attribute: String) throws {
        let read = try request(Self.record.replacing("INT", with: attribute))
        #expect(read.resourceLogs[0].scopeLogs[0].logRecords[0].attributes[key: "n"] == .integer(42))
    }

    @Test func identifiersAreHexInJSONAndBytesInProtobuf() throws {
        let read = try request(Self.record.replacing("INT", with: ""))
        let record = read.resourceLogs[0].scopeLogs[0].logRecords[0]
        #expect(record.traceID.count == 16)
        #expect(record.traceHex == "b0ecd87f01020304b0ecd87f01020304")
        #expect(try read.json().contains(#""spanId":"b0ecd87f01020304""#))
        #expect(try LogsRequest(reading: read.protobuf(), as: .protobuf) == read)
    }

    @Test func unknownFieldsAreIgnored() throws {
        let text = Self.record.replacing("INT", with: "").replacing(
            #""body""#, with: #""newField":[1],"body""#)
        #expect(try request(text).resourceLogs.count == 1)
    }

    @Test(arguments: [
        "[]", "null", "{", #"{"resourceLogs":[{"scopeLogs":[{"logRecords":[{"timeUnixNano":-1}]}]}]}"#,
        #"{"resourceLogs":[{"scopeLogs":[{"logRecords":[{"timeUnixNano":"99999999999999999999"}]}]}]}"#,
    ])
    func whatIsNoRequestIsAnError(_ text: String) {
        #expect(throws: WireError.self) { try request(text) }
    }

    @Test func anEmptyBodyIsAnEmptyRequest() throws {
        #expect(try request("") == LogsRequest())
        #expect(try LogsRequest(reading: [], as: .protobuf) == LogsRequest())
    }

    @Test func endlessNestingIsAnError() {
        let deep = String(repeating: #"{"arrayValue":{"values":["#, count: 20_000)
        let text = Self.record.replacing("INT", with: #"{"key":"n","value":"# + deep)
        #expect(throws: WireError.self) { try request(text) }
        // Field 1, length-delimited, again and again.
        let bytes = [UInt8](repeating: 0x0A, count: 100_000)
        #expect(throws: WireError.self) { try LogsRequest(reading: bytes, as: .protobuf) }
    }

    @Test func realBodiesSurviveBothEncodings() throws {
        let recording = try Recording("acme-next-week")
        for request in recording.sessions.flatMap(\.requests) where request.path.hasSuffix("/logs") {
            guard request.contentEncoding == nil,
                let encoding = WireEncoding(contentType: request.contentType)
            else { continue }
            let read = try LogsRequest(reading: try recording.body(of: request), as: encoding)
            #expect(try LogsRequest(reading: Array(read.json().utf8), as: .json) == read)
        }
    }
}

@Suite struct WireEncodingTests {
    @Test func parametersAndCaseOfTheTypeAreTolerated() {
        #expect(WireEncoding(contentType: "Application/JSON; charset=utf-8") == .json)
        #expect(WireEncoding(contentType: "application/protobuf") == .protobuf)
        #expect(WireEncoding(contentType: "text/plain") == nil)
        #expect(WireEncoding(contentType: "") == nil)
    }
}
