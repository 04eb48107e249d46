import Events
import Normalizer
import TestSupport
import Testing

/// Whatever stands in a span, a row comes of it, at a bounded cost.
@Suite struct HostileSpanTests {
    private let wire = SpanWire()

    @Test func indicesOrderAndAllocateNothing() throws {
        let span = try wire.span([
            "gen_ai.prompt.999999999.role": "user", "gen_ai.prompt.999999999.content": "last",
            "gen_ai.prompt.3.role": "user", "gen_ai.prompt.3.content": "first",
            "gen_ai.prompt.99999999999999999999999.content": "no index",
            "gen_ai.prompt.-1.content": "no index",
        ])
        #expect(span.input == [.said("user", "first"), .said("user", "last")])
        #expect(span.attributes["gen_ai.prompt.-1.content"] == "no index")
        #expect(span.attributes["gen_ai.prompt.99999999999999999999999.content"] == "no index")
    }

    @Test func deepNamesAndDeepJSONEnd() throws {
        let name = "gen_ai.prompt.0." + String(repeating: "0.", count: 4_000) + "content"
        let deep = String(repeating: "[", count: 500) + String(repeating: "]", count: 500)
        let span = try wire.span([
            name: "x", "gen_ai.output.messages": .string(deep),
            "gen_ai.completion": .string(String(repeating: "[", count: 5_000)),
        ])
        #expect(span.kind == .llm)
    }

    @Test func numbersThatDoNotFitAreLeftOut() throws {
        let span = try wire.span(
            [
                "gen_ai.usage.input_tokens": .integer(.max), "gen_ai.usage.output_tokens": -5,
                "gen_ai.usage.cache_read.input_tokens": .integer(.max),
                "gen_ai.usage.cache_creation.input_tokens": .integer(.max),
                "gen_ai.usage.total_tokens": .integer(.max), "llm.cost.total": .number(-1),
            ], members: ["endTimeUnixNano": "18446744073709551615"])
        #expect(span.usage?.input == .max)
        #expect(span.usage?.output == nil)
        #expect(span.usage?.cost == nil)
        #expect(span.durationNanoseconds == .max)
    }

    /// The intake lets no such span in today; rows of older bodies must not collide all the same.
    @Test func aSpanWithoutIdsOrTimesHasItsOwn() throws {
        let none: [String: JSONValue] = [
            "traceId": "", "spanId": "0000000000000000", "parentSpanId": "0000000000000000",
            "startTimeUnixNano": "0", "endTimeUnixNano": "0",
        ]
        let body = Telemetry.spans([[:], [:]], members: none)
        let raw = RawEvent(
            provider: .application, signal: .traces, receivedAt: Timestamp(milliseconds: 1_795_000_000_000),
            body: String(decoding: body, as: UTF8.self), size: body.count, digest: ContentID.sha256(body))
        let spans = try normalize(raw).spans
        #expect(Set(spans.map(\.id)).count == 2)
        #expect(spans.allSatisfy { $0.traceID.count == 32 && $0.spanID.count == 16 && $0.parentID == nil })
        #expect(spans.allSatisfy { $0.startedAt.milliseconds == 1_795_000_000_000 })
        #expect(spans.allSatisfy { $0.durationNanoseconds == 0 })
    }

    @Test(arguments: [
        "{}", "[]", #"{"resourceSpans":7}"#, #"{"resourceSpans":[{"scopeSpans":[{"spans":[3,null]}]}]}"#,
    ])
    func aBodyThatSaysNothingIsNoSpan(_ body: String) throws {
        let raw = RawEvent(
            provider: .application, signal: .traces, receivedAt: Timestamp(milliseconds: 0), body: body,
            size: 1, digest: "")
        #expect(try normalize(raw) == Normalized())
    }

    @Test(arguments: [
        "moda-openai-tools", "openllmetry-0.62-openai-tools", "claude-agent", "anthropic-native",
    ])
    func mutatedBodiesNeverCrash(_ name: String) throws {
        var random = SeededGenerator(seed: 5)
        let body = try Fixtures.bytes("applications/\(name).pb")
        for _ in 0..<150 {
            _ = try? wire.rows(random.mutated(body), type: "application/x-protobuf")
        }
    }

    @Test(arguments: [RawEvent.Signal.logs, .metrics])
    func logsAndMetricsStayRaw(_ signal: RawEvent.Signal) throws {
        let raw = RawEvent(
            provider: .application, signal: signal, receivedAt: Timestamp(milliseconds: 0),
            body: #"{"resourceLogs":[]}"#, size: 1, digest: "")
        #expect(try normalize(raw) == Normalized())
    }
}
