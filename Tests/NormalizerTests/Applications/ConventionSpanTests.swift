import Events
import TestSupport
import Testing

/// The semantic conventions of OpenTelemetry, new and old, as other exporters write them.
@Suite struct ConventionSpanTests {
    private let wire = SpanWire()

    @Test(arguments: [
        ("chat", LLMSpan.Kind.llm), ("text_completion", .llm), ("generate_content", .llm),
        ("embeddings", .embedding), ("execute_tool", .tool), ("invoke_agent", .agent),
        ("create_agent", .agent), ("invoke_workflow", .workflow), ("retrieval", .retrieval),
    ])
    func operationsHaveKinds(_ operation: String, _ kind: LLMSpan.Kind) throws {
        #expect(try wire.span(["gen_ai.operation.name": .string(operation)]).kind == kind)
    }

    @Test(arguments: ["pinecone", "chroma", "Qdrant", "weaviate", "milvus"])
    func vectorStoresAreKnownByTheirSystem(_ system: String) throws {
        let found: [String: JSONValue] = ["db.query.result.id": "d", "db.query.result.score": .number(0.5)]
        let span = try wire.span(
            ["db.system": .string(system)], events: [(name: "db.query.result", attributes: found)])
        #expect(span.kind == .vectorStore)
        #expect(span.documents == [.object(["id": "d", "score": .number(0.5)])])
    }

    @Test func structuredMessagesNeedNoString() throws {
        let part = JSONValue.object(["type": "text", "content": "hi"])
        let message = JSONValue.object(["role": "user", "parts": .array([part])])
        let span = try wire.span(["gen_ai.input.messages": .array([message])])
        #expect(span.input == [.said("user", "hi")])
    }

    @Test func messagesOfTheDetailsEventAreTheSpans() throws {
        let details: [String: JSONValue] = [
            "gen_ai.output.messages": #"[{"role":"assistant","parts":[{"type":"text","content":"yo"}]}]"#
        ]
        let span = try wire.span(
            ["gen_ai.operation.name": "chat", "gen_ai.response.finish_reasons": .array(["stop"])],
            events: [(name: "gen_ai.client.inference.operation.details", attributes: details)])
        #expect(span.output == [.said("assistant", "yo", finish: "stop")])
    }

    @Test func messagesOfOldEventsAreTheSpans() throws {
        let answer = #"{"message":{"role":"assistant","content":"yo"},"finish_reason":"stop","index":0}"#
        let span = try wire.span(
            ["gen_ai.operation.name": "chat"],
            events: [
                (name: "gen_ai.system.message", attributes: ["gen_ai.event.content": #"{"content":"be"}"#]),
                (name: "gen_ai.user.message", attributes: ["content": "hi"]),
                (name: "gen_ai.choice", attributes: ["gen_ai.event.content": .string(answer)]),
            ])
        #expect(span.input == [.said("system", "be"), .said("user", "hi")])
        #expect(span.output == [.said("assistant", "yo", finish: "stop")])
    }

    @Test func textThatOnlyLooksLikeJSONIsText() throws {
        let span = try wire.span([
            "gen_ai.prompt.0.role": "user", "gen_ai.prompt.0.content": #"{"temp": 21}"#,
            "gen_ai.prompt.1.role": "user", "gen_ai.prompt.1.content": "[1, 2]",
            "gen_ai.completion": "[not json",
        ])
        #expect(span.input == [.said("user", #"{"temp": 21}"#), .said("user", "[1, 2]")])
        #expect(span.output == [.said("assistant", "[not json")])
    }

    @Test func messagesThatTheSenderCutAreKeptAsText() throws {
        let cut = #"[{"role":"user","parts":[{"type":"text","con"#
        #expect(try wire.span(["gen_ai.input.messages": .string(cut)]).input == [.said("user", cut)])
    }

    @Test func inputThatHoldsNoCachedTokensIsLeftAlone() throws {
        let apart = try wire.span([
            "gen_ai.usage.input_tokens": 20, "gen_ai.usage.output_tokens": 3,
            "gen_ai.usage.cache_read.input_tokens": 7, "gen_ai.usage.total_tokens": 30,
        ])
        #expect(apart.usage?.input == 20)
        let less = try wire.span([
            "gen_ai.usage.input_tokens": 2, "gen_ai.usage.cache_creation.input_tokens": 7,
        ])
        #expect(less.usage?.input == 2)
        #expect(try wire.span(["gen_ai.request.model": "m"]).usage == nil)
    }

    @Test func unknownAttributesAndEventsStay() throws {
        let span = try wire.span(
            ["acme.tier": "gold", "gen_ai.operation.name": "chat"],
            events: [(name: "retry", attributes: ["n": 2])])
        #expect(span.attributes["acme.tier"] == "gold")
        let event = JSONValue.object(["name": "retry", "attributes": .object(["n": 2])])
        #expect(span.attributes["span_events"] == .array([event]))
    }
}
