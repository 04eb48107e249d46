import Events
import Ingest
import TestSupport
import Testing

@Suite struct DatadogBodyTests {
    @Test(arguments: [("4.12.3/annotated.msgpack", 11), ("4.16.0/annotated.msgpack", 11)])
    func tracesAreKeptAsTheSpansThatTheyCarry(_ name: String, _ count: Int) throws {
        let stored = try take(Fixtures.bytes("datadog/" + name), .traces)
        let spans = try #require(stored["spans"]?.array)
        #expect(spans.count == count && stored["copies"] == 0 && stored["damaged"] == nil)
        #expect(spans.allSatisfy { $0["trace_id"]?.string?.count == 32 && $0["start_ns"]?.integer ?? 0 > 0 })
    }

    @Test func copiesAreCountedAndNotKept() throws {
        let stored = try take(Fixtures.bytes("datadog/4.16.0/override-copies.msgpack"), .traces)
        #expect(stored["spans"] == .array([]) && stored["copies"] == 11)
        #expect(!stored.text.contains("get_current_weather"))
    }

    @Test func idsOf64BitsKeepTheirDigits() throws {
        let span = try span(MadeTraces.body(.object(["name": "own"])), .traces)
        #expect(span["span_id"] == "18446744073709551615" && span["name"] == "own")
        #expect(span["_dd"]?["apm_trace_id"] == "6b01282d00000000000000000000002a")
    }

    @Test func aDamagedSpanIsCountedAndCostsNoOther() throws {
        let stored = try take(MadeTraces.body(held: [0xC4, 2, 0x92, 0x01]), .traces)
        #expect(stored["damaged"] == 1 && stored["spans"] == .array([]))
    }

    @Test(
        arguments: [[], [0xC1], [0x91], [0x91, 0x91, 0xC0, 0xC0], Array("{}".utf8), [0x91, 0x01]] as [[UInt8]]
    )
    func whatIsNoTracesBodyIsRefused(_ body: [UInt8]) {
        #expect(refusal(body, .traces)?.status == 400)
    }

    @Test func tooManyValuesAreRefusedAsTooLarge() {
        let list = [0xDD, 0x00, 0x30, 0x00, 0x00] + [UInt8](repeating: 1, count: 0x300000)
        #expect(refusal(list, .traces)?.status == 413)
        #expect(refusal(MadeTraces.body(held: list), .traces)?.status == 413)
    }

    @Test(arguments: ["", "17", "\"text\"", "{\"spans\":", "[[[["])
    func whatIsNoJSONBodyIsRefused(_ text: String) {
        #expect(refusal(Array(text.utf8), .spans)?.status == 400)
        #expect(refusal(Array(text.utf8), .evaluations)?.status == 400)
    }

    @Test func otherTypesOfTracesAreRefusedWithTheOneThatIsRead() {
        #expect(refusal([0x90], .traces, type: "application/json")?.status == 415)
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func mutatedBodiesAreTakenOrRefused(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let samples: [(String, RawEvent.Signal)] = [
            ("4.16.0/anthropic.msgpack", .traces), ("2.19.4/evaluations.json", .evaluations),
            ("3.19.9/anthropic.json", .spans),
        ]
        for (name, signal) in samples {
            let body = try Fixtures.bytes("datadog/" + name)
            for _ in 0..<150 {
                let type = signal == .traces ? "application/msgpack" : "application/json"
                let raw = try? Self.accepted(random.mutated(body), signal, type: type)
                if let raw { _ = try JSONValue(parsing: raw.body) }
            }
        }
    }

    private func take(_ body: [UInt8], _ signal: RawEvent.Signal) throws -> JSONValue {
        try JSONValue(parsing: Self.accepted(body, signal).body)
    }

    private func span(_ body: [UInt8], _ signal: RawEvent.Signal) throws -> JSONValue {
        try #require(try take(body, signal)["spans"]?.array?.first)
    }

    private func refusal(
        _ body: [UInt8], _ signal: RawEvent.Signal, type: String? = nil
    ) -> Refusal? {
        do {
            _ = try Self.accepted(body, signal, type: type)
            return nil
        } catch { return error }
    }

    static func accepted(
        _ body: [UInt8], _ signal: RawEvent.Signal, type: String? = nil,
        policy: CapturePolicy = CapturePolicy()
    ) throws(Refusal) -> RawEvent {
        let usual = signal == .traces ? "application/msgpack" : "application/json"
        return try Intake(policy: policy).accept(
            Delivery(
                provider: .datadog, signal: signal, contentType: type ?? usual, body: body,
                receivedAt: Timestamp(milliseconds: 1_795_000_000_000)))
    }
}
