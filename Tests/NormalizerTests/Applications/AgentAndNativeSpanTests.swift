import Events
import TestSupport
import Testing

/// The Claude Agent SDK's spans, and those that Anthropic's client makes itself.
@Suite struct AgentAndNativeSpanTests {
    private let wire = SpanWire()

    @Test func anAgentsTurnHasWordsAndSession() throws {
        let span = try #require(try wire.recorded("claude-agent").first)
        #expect(span.kind == .llm)
        #expect(span.vendor == "anthropic")
        #expect(span.input == [.said("user", "What is the capital of France? turn 0")])
        #expect(span.output == [.said("assistant", "Let me look."), .said("assistant", "Paris.")])
        #expect(span.conversation.own == "session_123")
        #expect(span.conversation.agentSession == "11111111-2222-3333-4444-555555555555")
        #expect(span.who.user == "user_456")
        #expect(span.usage?.input == 2_002)
        #expect(span.attributes["claude_agent.num_turns"] == 2)
        #expect(span.attributes["claude_agent.tool_call_count"] == 1)
    }

    @Test func withoutANameTheSessionIsStillKnown() throws {
        let span = try #require(try wire.recorded("claude-agent-unnamed").first)
        #expect(span.conversation.own == nil)
        #expect(span.conversation.agentSession == "11111111-2222-3333-4444-555555555555")
        #expect(span.input.count == 1 && span.output.isEmpty)
    }

    @Test func anAgentsFailureIsOne() throws {
        let span = try #require(try wire.recorded("claude-agent-error").first)
        #expect(span.status == .error)
        #expect(span.errorType == "RuntimeError")
        #expect(span.errorMessage == "transport exploded")
    }

    @Test func nativeSpansWithContent() throws {
        let spans = try wire.recorded("anthropic-native")
        #expect(spans.map(\.kind) == [.llm, .llm])
        #expect(spans[0].framework == "com.anthropic.sdk.python 2.11.0")
        #expect(spans[0].input == [.said("system", "Be kind."), .said("user", "weather in Paris?")])
        #expect(
            spans[0].output == [
                ChatMessage(
                    role: "assistant",
                    blocks: [
                        .thinking("Let me think about it."), .text("I will check."),
                        .toolCall(id: "toolu_01", name: "get_weather", arguments: #"{"city":"Paris"}"#),
                    ], finishReason: "tool_use")
            ])
        #expect(spans[1].input.last?.blocks == [.toolResult(id: "toolu_01", name: nil, content: "21C")])
        let usage = try #require(spans[0].usage)
        #expect([usage.input, usage.cacheRead, usage.cacheWrite, usage.output] == [11, 6, 5, 9])
        #expect(spans[0].responseID == "msg_fake001")
    }

    @Test func nativeSpansWithoutContentKeepWhyTheyEnded() throws {
        let span = try #require(try wire.recorded("moda-anthropic-thinking", "anthropic.messages.create"))
        #expect(span.input.isEmpty && span.output.isEmpty)
        #expect(span.attributes["anthropic.message.stop_reason"] == "end_turn")
        let failed = try #require(try wire.recorded("moda-anthropic-error").first)
        #expect(failed.errorType == "rate_limit_error")
        #expect(failed.attributes["http.response.status_code"] == 429)
    }
}
