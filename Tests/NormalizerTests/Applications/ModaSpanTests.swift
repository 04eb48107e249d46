import Events
import TestSupport
import Testing

/// moda-ai 0.1.4: messages in numbered attributes.
@Suite struct ModaSpanTests {
    private let wire = SpanWire()

    @Test func aCallHasAllItsMembers() throws {
        let span = try #require(try wire.recorded("moda-openai").first)
        #expect(span.kind == .llm)
        #expect(span.provider == .application)
        #expect(span.name == "openai.chat")
        #expect(span.traceID == "ee01e890380770d6ae3488b32822982e")
        #expect(span.spanID == "54bce5824d666295")
        #expect(span.parentID == nil)
        #expect(span.startedAt.milliseconds > 1_795_000_000_000)
        #expect(span.durationNanoseconds / 1_000_000 == 47)
        #expect(span.status == .unset)
        #expect(span.application == "demo-app")
        #expect(span.framework == "opentelemetry.instrumentation.openai.v1 0.51.0")
        #expect(span.vendor == "openai")
        #expect(span.requestModel == "gpt-4o")
        #expect(span.responseModel == "gpt-4o-2024-08-06")
        #expect(span.responseID == "chatcmpl-fake001")
        #expect(span.isStreaming == false)
        #expect(span.conversation.own == "ctx-conv-1")
        #expect(span.who.user == "user-456")
        #expect(span.input == [.said("user", "ctx hello")])
        #expect(span.output == [.said("assistant", "Fake reply to: ctx hello", finish: "stop")])
        #expect(span.attributes["gen_ai.request.temperature"] == .number(0.2))
    }

    @Test func cachedTokensAreNoInput() throws {
        let usage = try #require(try wire.recorded("moda-openai").first?.usage)
        #expect(usage.input == 7)
        #expect(usage.cacheRead == 4)
        #expect(usage.cacheWrite == nil)
        #expect(usage.output == 7)
        #expect(usage.reasoning == 3)
        let anthropic = try #require(try wire.recorded("moda-anthropic-tools", "anthropic.chat")?.usage)
        #expect([anthropic.input, anthropic.cacheRead, anthropic.cacheWrite] == [11, 6, 5])
    }

    @Test func noiseAndReadAttributesAreNotKeptTwice() throws {
        let attributes = try #require(try wire.recorded("moda-openai").first?.attributes)
        let read = [
            "llm.headers", "llm.request.reasoning_effort", "gen_ai.prompt.0.content", "gen_ai.system",
        ]
        #expect(read.allSatisfy { attributes[$0] == nil })
    }

    @Test func toolsAreOfferedCalledAndAnswered() throws {
        let spans = try wire.recorded("moda-openai-tools")
        #expect(spans.count == 2)
        let calls: [ContentBlock] = [
            .toolCall(id: "call_abc123", name: "get_weather", arguments: #"{"city": "Paris"}"#),
            .toolCall(id: "call_def456", name: "get_weather", arguments: #"{"city": "Oslo"}"#),
        ]
        #expect(
            spans[0].output == [
                ChatMessage(role: "assistant", blocks: calls, finishReason: "tool_calls")
            ])
        #expect(
            spans[1].input == [
                .said("user", "weather in Paris?"), ChatMessage(role: "assistant", blocks: calls),
                tool("call_abc123", #"{"temp_c": 21}"#), tool("call_def456", #"{"temp_c": 21}"#),
            ])
        let offered = spans[0].attributes["gen_ai.tool.definitions"]?.array
        #expect(offered?.first?["name"] == "get_weather")
        #expect(offered?.first?["parameters"]?["required"] == .array(["city"]))
    }

    private func tool(_ id: String, _ content: String) -> ChatMessage {
        ChatMessage(role: "tool", blocks: [.toolResult(id: id, name: nil, content: content)])
    }

    @Test func blocksInsideAContentAreBlocksAndNotTwice() throws {
        let span = try #require(try wire.recorded("moda-anthropic-tools").last)
        #expect(
            span.input.map(\.blocks) == [
                [.text("weather in Paris?")],
                [
                    .text("I will check."),
                    .toolCall(id: "toolu_01", name: "get_weather", arguments: #"{"city":"Paris"}"#),
                ],
                [.toolResult(id: "toolu_01", name: nil, content: "21C")],
            ])
    }

    @Test func imagesStayAsTheirAddress() throws {
        let span = try #require(try wire.recorded("moda-openai-image").first)
        #expect(
            span.input.first?.blocks == [
                .text("Look"), .media(type: "image", reference: "https://example.invalid/x.png"),
            ])
        #expect(span.output.count == 2)
    }

    @Test func thoughtsBelongToTheAnswerThatFollows() throws {
        let span = try #require(try wire.recorded("moda-anthropic-thinking", "anthropic.chat"))
        #expect(
            span.output == [
                ChatMessage(
                    role: "assistant",
                    blocks: [.thinking("Let me think about it."), .text("Fake Claude reply to: think")],
                    finishReason: "end_turn")
            ])
    }

    @Test func theResponsesInterfaceIsReadToo() throws {
        let span = try #require(try wire.recorded("moda-openai-responses").first)
        #expect(span.kind == .llm)
        #expect(span.input.map(\.role) == ["system", "user"])
        #expect(
            span.output.first?.blocks == [
                .thinking("thinking summary"), .text("Fake response"),
                .toolCall(id: "fc_1", name: "get_weather", arguments: #"{"city":"Rome"}"#),
            ])
    }

    @Test func oldCompletionsAndEmbeddingsAreRead() throws {
        let completion = try #require(try wire.recorded("moda-openai-completion").first)
        #expect(completion.input == [.said("user", "hello")])
        #expect(completion.output == [.said("assistant", " world", finish: "stop")])
        let embedding = try #require(try wire.recorded("moda-openai-embeddings").first)
        #expect(embedding.kind == .embedding)
        #expect(embedding.documents == [.object(["text": "a"]), .object(["text": "b"])])
        #expect(embedding.input.isEmpty)
    }

    @Test func chunksOfAStreamAreCounted() throws {
        let span = try #require(try wire.recorded("moda-openai-stream").first)
        #expect(span.isStreaming == true)
        #expect(span.attributes["moda.stream_chunks"] == 8)
        #expect(span.attributes["span_events"] == nil)
        #expect(span.output.first?.text == "Fake reply to: stream me ")
    }

    @Test func aCallWithoutContentKeepsItsFigures() throws {
        let span = try #require(try wire.recorded("moda-content-off").first)
        #expect(span.input.isEmpty && span.output.isEmpty)
        #expect(span.usage?.output == 7)
        #expect(span.conversation.own == "conv_fcaa7f60ee2d7a30")
        #expect(span.conversation.computed == nil)
    }

    @Test func stepsOfAWorkflowHaveTheirKinds() throws {
        let spans = try wire.recorded("moda-workflow")
        #expect(spans.map(\.kind) == [.task, .tool, .agent, .workflow, .llm])
        #expect(spans[1].inputText == #"{"args": ["plan this"], "kwargs": {}}"#)
        #expect(spans[1].outputText == #"{"answer": "PLAN THIS"}"#)
        #expect(spans[2].outputText == "Fake reply to: plan this")
        #expect(spans[1].parentID == spans[2].spanID)
        #expect(spans[1].attributes["traceloop.entity.name"] == "lookup")
    }

    @Test func vapiCallsHaveTurnsAndTools() throws {
        let spans = try wire.recorded("moda-vapi")
        let kinds = Dictionary(spans.map { ($0.name, $0.kind) }, uniquingKeysWith: { first, _ in first })
        #expect(kinds["vapi.call"] == .workflow)
        #expect(kinds["vapi.turn.0"] == .llm)
        #expect(kinds["vapi.tool.book"] == .tool)
        #expect(kinds["manual.parent"] == .other)
        let turn = try #require(spans.first { $0.name == "vapi.turn.0" })
        #expect(turn.input == [.said("user", "Hi")])
        #expect(turn.output == [.said("assistant", "Hello!")])
        let tool = try #require(spans.first { $0.name == "vapi.tool.book" })
        #expect(tool.inputText == #"{"d":1}"#)
        #expect(tool.outputText == "ok")
        let call = try #require(spans.first { $0.name == "vapi.call" })
        #expect(call.conversation.own == "call-1")
        #expect(call.who.user == "+15550100")
        #expect(call.vendor == "vapi")
    }

    @Test func vapiTurnsOfOneMillisecondKeepTheirOrder() throws {
        let starts = try [0, 1, 2, 10].map { turn in
            try wire.span(["llm.request.type": "chat"], members: ["name": .string("vapi.turn.\(turn)")])
                .startedAt.milliseconds
        }
        #expect(starts == [0, 1, 2, 10].map { 1_795_000_000_000 + $0 })
    }

    @Test(arguments: [
        "moda-openai-tools", "moda-openai-image", "moda-openai-stream", "moda-anthropic-tools",
        "moda-anthropic-thinking",
    ])
    func theComputedConversationIsTheSDKsOwn(_ name: String) throws {
        let calls = try wire.recorded(name).filter { $0.conversation.own?.hasPrefix("conv_") == true }
        #expect(!calls.isEmpty)
        #expect(calls.allSatisfy { $0.conversation.computed == $0.conversation.own })
    }
}
