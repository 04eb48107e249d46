import Events
import OTLP
import SwiftProtobuf
import TestSupport
import Testing

/// One text that is no UTF-8 does not cost a batch.
@Suite struct BrokenTextTests {
    private static let place = Array("kkkk".utf8)

    /// The request with the first place of "kkkk" made bytes that are no UTF-8.
    private func broken<Request: ExportRequest>(_ json: [UInt8], _: Request.Type, as encoding: WireEncoding)
        throws -> Request
    {
        var bytes = json
        if encoding == .protobuf { bytes = try Request(reading: json, as: .json).protobuf() }
        let place = try #require(bytes.firstRange(of: Self.place)).lowerBound
        bytes[place] = 0xFF
        bytes[place + 1] = 0xC3
        return try Request(reading: bytes, as: encoding)
    }

    @Test(arguments: [WireEncoding.protobuf, .json])
    func aTextOfALogIsMendedAndTheOthersStay(_ encoding: WireEncoding) throws {
        let body = Telemetry.logs([["a": "before kkkk after", "b": 7], ["a": "whole"]])
        let records = try broken(body, LogsRequest.self, as: encoding).resourceLogs[0].scopeLogs[0].logRecords
        #expect(records.count == 2)
        #expect(records[0].attributes[key: "a"] == "before \u{FFFD}\u{FFFD}kk after")
        #expect(records[0].attributes[key: "b"] == 7)
        #expect(records[1].attributes[key: "a"] == "whole")
    }

    @Test(arguments: [
        "a name", "an attribute", "an event's name", "an event's attribute", "a nested value", "a resource",
    ])
    func aTextOfASpanIsMendedWhereverItStands(_ place: String) throws {
        func text(_ here: String) -> JSONValue { .string(here == place ? "kkkk" : "whole") }
        let nested = JSONValue.array([.object(["deep": text("a nested value")])])
        let body = Telemetry.spans(
            [["a": text("an attribute"), "nested": nested]],
            events: [(text("an event's name").string ?? "", ["e": text("an event's attribute")])],
            resource: ["r": text("a resource")], members: ["name": text("a name")])
        let request = try broken(body, TracesRequest.self, as: .protobuf)
        let text = try request.json()
        #expect(text.contains("\u{FFFD}\u{FFFD}kk"))
        #expect(text.contains("whole"))
        #expect(request.resourceSpans[0].scopeSpans[0].spans[0].traceID.count == 16)
    }

    @Test func whatIsNoProtobufStaysAnError() throws {
        var random = SeededGenerator(seed: 3)
        var bytes = try LogsRequest(reading: Telemetry.logs([["kkkk": "v"]]), as: .json).protobuf()
        let place = try #require(bytes.firstRange(of: Self.place)).lowerBound
        bytes[place] = 0xFF
        for _ in 0..<2_000 {
            // Whether it can be read does not matter, only that reading ends.
            _ = try? LogsRequest(reading: random.mutated(bytes), as: .protobuf)
        }
        #expect(throws: WireError.self) { try LogsRequest(reading: Array(bytes.dropLast(2)), as: .protobuf) }
    }
}
