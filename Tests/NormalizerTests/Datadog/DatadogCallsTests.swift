import Events
import TestSupport
import Testing

/// Calls of real libraries, and the holes that versions have.
@Suite struct DatadogCallsTests {
    @Test(arguments: [
        "2.21.12/anthropic.json", "3.19.9/anthropic.json", "4.12.3/anthropic.msgpack",
        "4.16.0/anthropic.msgpack",
    ])
    func inputTokensExcludeTheCache(_ name: String) throws {
        let call = try #require(try DatadogFixture.spans(name)["anthropic.request"])
        #expect(call.usage?.input == 11 && call.usage?.output == 9)
        let isSplit = !name.hasPrefix("2.")
        #expect(call.usage?.cacheRead == (isSplit ? 6 : nil))
        #expect(call.usage?.cacheWrite == (isSplit ? 5 : nil))
        #expect(call.vendor == "anthropic" && call.requestModel == "claude-sonnet-4-20250514")
        #expect(
            call.output.flatMap(\.blocks).last
                == .toolCall(id: "toolu_01", name: "get_weather", arguments: #"{"city":"Paris"}"#))
    }

    @Test func callsResultsThoughtsAndFinishReasonsAreRead() throws {
        let spans = try DatadogFixture.spans("4.16.0/openai.msgpack")
        #expect(spans.count == 7)
        let answer = try #require(
            spans.first { $0.output.first?.text.hasPrefix("Fake reply to: weather") == true })
        #expect(answer.input.map(\.role) == ["user", "assistant", "tool", "tool"])
        #expect(answer.input.last?.blocks == [.toolResult(id: "call_def456", name: nil, content: "21C")])
        #expect(answer.output.last?.finishReason == "stop" && answer.requestModel == "gpt-4o-2024-08-06")
        #expect(answer.vendor == "openai" && answer.attributes["model_provider"] == "unknown")
        #expect(answer.framework == "ddtrace.openai 4.16.0" && answer.isStreaming == nil)
        let thought = try #require(spans["OpenAI.createResponse"])
        #expect(thought.output.flatMap(\.blocks) == [.thinking("thinking summary"), .text("Fake response")])
        #expect(spans.contains { $0.isStreaming == true })
        let failed = try #require(spans.first { $0.status == .error })
        #expect(failed.output.isEmpty && failed.errorType == "openai.RateLimitError")
    }

    @Test func anAgentIsKnownToTheStepsInIt() throws {
        let spans = try DatadogFixture.spans("4.16.0/annotated.msgpack")
        let agent = try #require(spans["react_agent"])
        #expect(
            spans["invoke_llm"]?.attributes["agent_attribution"]?["pagent_span_id"] == .string(agent.spanID))
        #expect(spans["process_message"]?.attributes["agent_attribution"] == nil)
    }

    @Test func costsAndUnknownMetricsAreKept() throws {
        let span = try #require(
            try DatadogFixture.span(
                #"""
                {"trace_id":"A1","span_id":"2","metrics":{"input_tokens":7,"cache_read_input_tokens":9,
                "input_cost":0.25,"output_cost":0.5,"time_to_first_token":1.5,"reasoning_output_tokens":-4}}
                """#))
        #expect(span.usage?.input == 7 && span.usage?.cacheRead == 9 && span.usage?.reasoning == nil)
        #expect(
            span.usage?.cost == 0.75 && span.attributes["metrics"]?["time_to_first_token"] == .number(1.5))
        #expect(span.traceID == "a1")
    }

    @Test func aTotalThatCountsTheCacheApartLeavesTheInputAlone() throws {
        let span = try DatadogFixture.span(
            #"{"metrics":{"input_tokens":10,"cache_read_input_tokens":4,"output_tokens":1,"total_tokens":15}}"#
        )
        #expect(span?.usage?.input == 10)
    }

    @Test func numbersAtTheirLimitsAreNoTrap() throws {
        let span = try #require(
            try DatadogFixture.span(
                #"""
                {"trace_id":"t","span_id":"s","start_ns":-5,"duration":-9223372036854775808,"metrics":
                {"input_tokens":9223372036854775807,"cache_read_input_tokens":9223372036854775807,
                "cache_write_input_tokens":9223372036854775807,"output_tokens":1e300,"total_cost":"NaN"}}
                """#))
        #expect(span.durationNanoseconds == 0 && span.startedAt.milliseconds == 1_795_000_000_000)
        #expect(span.usage?.input == .max && span.usage?.output == nil && span.usage?.cost == nil)
    }

    @Test func tagsAreSplitAtTheirFirstColon() throws {
        let span = try DatadogFixture.span(
            #"{"tags":["url:http://x:80/a","bare","a:1","a:2","ml_app:shop:eu"]}"#)
        #expect(
            span?.attributes["tags"]?["url"] == "http://x:80/a" && span?.attributes["tags"]?["bare"] == "")
        #expect(span?.attributes["tags"]?["a"] == "1" && span?.application == "shop:eu")
    }

    @Test func aKindOfItsOwnKeepsItsWord() throws {
        let span = try DatadogFixture.span(
            #"{"meta":{"span":{"kind":"experiment"},"intent":"try"},"span_links":[{"span_id":"9"}]}"#)
        #expect(span?.kind == .other && span?.attributes["span.kind"] == "experiment")
        #expect(span?.attributes["intent"] == "try" && span?.attributes["span_links"]?.array?.count == 1)
    }

    @Test func spansWithoutIDsAreRowsOfTheirOwn() throws {
        let first = try DatadogFixture.span("{}")
        let again = try DatadogFixture.span("{}")
        let second = try DatadogFixture.span(#"{"name":"b"}"#)
        #expect(first?.id != second?.id && first?.id == again?.id)
        #expect(try DatadogFixture.span("17") == nil)
    }

    @Test func mediaAndMarkersAreReferences() throws {
        let span = try DatadogFixture.span(
            #"""
            {"meta":{"span":{"kind":"llm"},"input":{"messages":[{"role":"user","content":"([IMAGE DETECTED])"},
            {"role":"user","content":"look","image_parts":[{"mime_type":"image/png","attachment_key":"k1"}]},
            {"role":"tool","content":"4","tool_id":"c1"}]}}}
            """#)
        let blocks = span?.input.flatMap(\.blocks)
        #expect(blocks?.first == .media(type: "image", reference: "([IMAGE DETECTED])"))
        #expect(blocks?.dropFirst().first == .text("look"))
        #expect(blocks?.dropFirst(2).first == .media(type: "image/png", reference: "k1"))
        #expect(blocks?.last == .toolResult(id: "c1", name: nil, content: "4"))
    }
}
