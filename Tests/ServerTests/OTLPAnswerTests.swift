import Compression
import Events
import HTTPTypes
import OTLP
import Store
import SwiftProtobuf
import TestSupport
import Testing

/// What OTLP 1.11 wants of an answer.
@Suite struct OTLPAnswerTests {
    private static let trace = #""traceId":"5b8efff798038103d269b633813fc60c""#
    private static let span = #"{\#(trace),"spanId":"eee19b7ec3c1b174","name":"a"}"#
    private static let record = #"{"timeUnixNano":"1","body":{"stringValue":"a"}}"#

    private static func traces(_ spans: String) -> String {
        #"{"resourceSpans":[{"scopeSpans":[{"spans":[\#(spans)]}]}]}"#
    }
    private static func logs(_ records: String) -> String {
        #"{"resourceLogs":[{"scopeLogs":[{"logRecords":[\#(records)]}]}]}"#
    }

    @Test(arguments: [
        "/v1/traces", "/v1/traces/", "//v1//traces", "/v1/traces/v1/traces", "/v1/otel/claude/traces/",
    ])
    func slashesToSpareLeadNowhereElse(_ path: String) async throws {
        let reply = try await House().send(.post, path, body: Array(Self.traces(Self.span).utf8))
        #expect(reply.status == .ok && reply.text == "{}")
    }

    @Test(arguments: ["application/json; charset=utf-8", "Application/JSON", "application/x-protobuf; a=b"])
    func parametersOfAContentTypeAreTolerated(_ type: String) async throws {
        let reply = try await House().send(.post, "/v1/logs", type: type)
        #expect(reply.status == .ok)
        #expect(type.lowercased().hasPrefix(try #require(reply.headers[.contentType])))
    }

    @Test(arguments: ["/v1/traces", "/v1/otel/claude/logs", "/v1/otel/codex/hooks"])
    func anotherMethodIs405AndNamesTheOne(_ path: String) async throws {
        let house = try await House()
        for method in [HTTPRequest.Method.get, .head, .put, .delete] {
            let reply = try await house.send(method, path, key: "none")
            #expect(reply.status == .methodNotAllowed && reply.headers[.allow] == "POST, OPTIONS")
        }
        let options = try await house.send(.options, path, key: "none")
        #expect(options.status == .noContent && options.headers[.allow] == "POST, OPTIONS")
    }

    @Test(arguments: ["zstd", "br", "snappy", "gzip, gzip"])
    func anotherEncodingIs415AndNamesWhatIsRead(_ encoding: String) async throws {
        let reply = try await House().send(
            .post, "/v1/logs", body: [1], headers: [.contentEncoding: encoding])
        #expect(reply.status == .unsupportedMediaType)
        #expect(reply.text.contains("gzip, deflate"))
    }

    @Test func aBombIs413() async throws {
        let bomb = try gzipped([UInt8](repeating: 32, count: 40 << 20))
        let reply = try await House().send(
            .post, "/v1/logs", body: bomb, headers: [.contentEncoding: "gzip"])
        #expect(reply.status == .contentTooLarge && reply.text.contains("after decompression"))
    }

    @Test(arguments: ["application/json", "application/x-protobuf"])
    func nothingIsASuccess(_ type: String) async throws {
        let house = try await House()
        for path in ["/v1/logs", "/v1/traces", "/v1/metrics"] {
            let reply = try await house.send(.post, path, type: type)
            #expect(reply.status == .ok && reply.text == (type == "application/json" ? "{}" : ""))
        }
    }

    @Test func spansWithoutIdsAreRejectedAndTheOthersKept() async throws {
        let house = try await House()
        let body = Self.traces(#"\#(Self.span),{"name":"b"},{\#(Self.trace),"spanId":"00"}"#)
        let reply = try await house.send(.post, "/v1/traces", body: Array(body.utf8))
        let partial = try JSONValue(parsing: reply.body)["partialSuccess"]
        #expect(reply.status == .ok && partial?["rejectedSpans"] == .string("2"))
        #expect(partial?["errorMessage"]?.string?.contains("trace id") == true)
        let stored = try #require(try await house.store.rawEvents(tenant: .local, limit: 1).first).event
        #expect(stored.body.contains("eee19b7ec3c1b174") && !stored.body.contains(#""name":"b""#))
    }

    @Test(arguments: [
        ("/v1/logs", traces(span), "traces"), ("/v1/traces", logs(record), "logs"),
        ("/v1/metrics", logs(record), "logs"),
    ])
    func jsonOfAnotherSignalIs400AndSaysWhich(_ path: String, _ body: String, _ signal: String) async throws {
        let reply = try await House().send(.post, path, body: Array(body.utf8))
        #expect(reply.status == .badRequest && reply.text.contains("a request for \(signal)"))
    }

    @Test func protobufOfLogsAtTheRouteForTracesIs400() async throws {
        let logs = try LogsRequest(reading: Array(Self.logs(Self.record).utf8), as: .json).protobuf()
        let reply = try await House().send(.post, "/v1/traces", type: "application/x-protobuf", body: logs)
        #expect(reply.status == .badRequest && reply.headers[.contentType] == "application/x-protobuf")
        #expect(reply.text.contains("sent to the route for traces"))
    }

    @Test func badDataIsDescribedInTheDetails() async throws {
        let house = try await House()
        let json = try await house.send(.post, "/v1/logs", body: Array("{".utf8))
        let details = try JSONValue(parsing: json.body)["details"]?.array?.first
        #expect(details?["@type"] == .string("type.googleapis.com/google.rpc.BadRequest"))
        let binary = try await house.send(
            .post, "/v1/logs", type: "application/x-protobuf", body: [255, 255, 255])
        let status = try Google_Rpc_Status(serializedBytes: binary.body)
        #expect(status.code == 3 && status.details.first?.typeURL.hasSuffix("google.rpc.BadRequest") == true)
    }

    @Test func aHooksErrorIsAProblem() async throws {
        let reply = try await House().send(.post, "/v1/otel/claude/hooks", body: Array("[1]".utf8))
        #expect(reply.status == .badRequest)
        #expect(reply.headers[.contentType] == "application/problem+json")
    }
}
