import Events
import TestSupport
import Testing

/// traceloop-sdk 0.33, 0.47 and 0.62: numbered attributes first, JSON of the conventions later.
@Suite struct OpenLLMetrySpanTests {
    private let wire = SpanWire()
    private let paris = #"{"city": "Paris"}"#

    @Test func oldVersionsCountPromptAndCompletionTokens() throws {
        let spans = try wire.recorded("openllmetry-0.33-anthropic-tools")
        #expect(spans.count == 2)
        #expect(spans[0].vendor == "anthropic")
        #expect(spans[0].usage?.input == 11)
        #expect(spans[0].usage?.output == 9)
        #expect(spans[0].responseID == nil)
        #expect(spans[0].output.first?.finishReason == "tool_use")
        #expect(
            spans[1].input.map(\.blocks) == [
                [.text("weather in Paris?")],
                [
                    .text("I will check."),
                    .toolCall(id: "toolu_01", name: "get_weather", arguments: #"{"city":"Paris"}"#),
                ],
                [.toolResult(id: "toolu_01", name: nil, content: "21C")],
            ])
    }

    @Test func version47HasToolsThoughtsAndReasoningTokens() throws {
        let tools = try wire.recorded("openllmetry-0.47-openai-tools")
        #expect(tools.last?.input.map(\.role) == ["user", "assistant", "tool", "tool"])
        #expect(tools.last?.input[2].blocks == [.toolResult(id: "call_abc123", name: nil, content: "21C")])
        #expect(tools.first?.usage?.reasoning == 3)
        #expect(tools.first?.usage?.input == 7)
        let thoughts = try wire.recorded("openllmetry-0.47-anthropic-thinking")
        #expect(thoughts.first?.output.map(\.role) == ["assistant"])
        #expect(thoughts.first?.output.first?.blocks.first == .thinking("Let me think about it."))
    }

    @Test func version62HasMessagesAsJSON() throws {
        let spans = try wire.recorded("openllmetry-0.62-openai-tools")
        #expect(spans.map(\.kind) == [.llm, .llm])
        #expect(
            spans[1].input.map(\.blocks) == [
                [.text("weather in Paris?")],
                [
                    .toolCall(id: "call_abc123", name: "get_weather", arguments: #"{"city":"Paris"}"#),
                    .toolCall(id: "call_def456", name: "get_weather", arguments: #"{"city":"Oslo"}"#),
                ],
                [.toolResult(id: "call_abc123", name: nil, content: "21C")],
                [.toolResult(id: "call_def456", name: nil, content: "21C")],
            ])
        #expect(spans[0].output.first?.finishReason == "tool_call")
        #expect(spans[0].attributes["gen_ai.response.finish_reasons"] == nil)
        #expect(spans[0].attributes["gen_ai.tool.definitions"]?.array?.first?["name"] == "get_weather")
        #expect(spans[0].usage?.input == 7)
        #expect(spans[0].isStreaming == false)
    }

    @Test func version62HasImagesAndSummariesOfThoughts() throws {
        let image = try #require(try wire.recorded("openllmetry-0.62-openai-image").first)
        #expect(
            image.input.first?.blocks == [
                .text("Look"), .media(type: "image", reference: "https://example.invalid/x.png"),
            ])
        let answer = try #require(try wire.recorded("openllmetry-0.62-openai-responses").first)
        #expect(answer.output.first?.blocks.contains(.thinking("thinking summary")) == true)
        #expect(answer.output.first?.blocks.count == 3)
    }

    @Test func failuresHaveTheirTypeAndWords() throws {
        let spans = try wire.recorded("openllmetry-0.62-anthropic-error")
        let call = try #require(spans.first { $0.name == "anthropic.chat" })
        #expect(call.status == .error)
        #expect(call.errorType == "RateLimitError")
        #expect(call.errorMessage?.hasPrefix("Error code: 429") == true)
        #expect(call.attributes["span_events"] == nil)
        let native = try #require(spans.first { $0.name == "anthropic.messages.create" })
        #expect(native.status == .error)
        #expect(native.errorType == "rate_limit_error")
    }

    @Test func conversationsAndUsersComeFromAssociations() throws {
        let spans = try wire.recorded("openllmetry-0.62-conversation")
        #expect(spans.map { $0.conversation.own } == ["s-1", "trace-conv-1", "s-1"])
        #expect(spans.map(\.who.user) == ["u-1", nil, "u-1"])
    }

    @Test func promptsStayAmongTheAttributes() throws {
        let span = try #require(try wire.recorded("openllmetry-0.62-prompt").first)
        #expect(span.attributes["traceloop.prompt.template"] == "Hello {name}")
        #expect(span.attributes["traceloop.prompt.template_variables.name"] == "Bob")
        #expect(span.attributes["traceloop.prompt.version"] == "4")
    }
}
