import Events
import TestSupport
import Testing

/// OpenInference: lists flattened with `message.` in between, kinds in capitals.
@Suite struct OpenInferenceSpanTests {
    private let wire = SpanWire()

    @Test func aCallIsRead() throws {
        let span = try wire.span([
            "openinference.span.kind": "LLM", "llm.model_name": "gpt-4o", "llm.provider": "OpenAI",
            "llm.input_messages.0.message.role": "user",
            "llm.input_messages.0.message.contents.0.message_content.type": "text",
            "llm.input_messages.0.message.contents.0.message_content.text": "What is it?",
            "llm.input_messages.0.message.contents.1.message_content.type": "image",
            "llm.input_messages.0.message.contents.1.message_content.image.image.url": "https://a.invalid/x",
            "llm.input_messages.1.message.role": "tool",
            "llm.input_messages.1.message.tool_call_id": "c0",
            "llm.input_messages.1.message.content": "sunny",
            "llm.output_messages.0.message.role": "assistant",
            "llm.output_messages.0.message.tool_calls.0.tool_call.id": "c1",
            "llm.output_messages.0.message.tool_calls.0.tool_call.function.name": "look",
            "llm.output_messages.0.message.tool_calls.0.tool_call.function.arguments": #"{"at":1}"#,
            "llm.token_count.prompt": 20, "llm.token_count.completion": 5, "llm.token_count.total": 25,
            "llm.token_count.prompt_details.cache_read": 8, "input.value": "{}", "session.id": "s",
            "user.id": "u", "llm.tools.0.tool.json_schema": #"{"name":"look"}"#,
        ])
        #expect(span.kind == .llm)
        #expect(span.vendor == "openai")
        #expect(span.requestModel == "gpt-4o")
        #expect(
            span.input.map(\.blocks) == [
                [.text("What is it?"), .media(type: "image", reference: "https://a.invalid/x")],
                [.toolResult(id: "c0", name: nil, content: "sunny")],
            ])
        #expect(span.output.first?.blocks == [.toolCall(id: "c1", name: "look", arguments: #"{"at":1}"#)])
        #expect(span.usage?.input == 12)
        #expect(span.usage?.cacheRead == 8)
        #expect(span.conversation.own == "s")
        #expect(span.who.user == "u")
        #expect(span.inputText == nil)
        #expect(span.attributes["gen_ai.tool.definitions"] == .array([.object(["name": "look"])]))
    }

    @Test(arguments: [
        ("CHAIN", LLMSpan.Kind.workflow), ("RETRIEVER", .retrieval), ("RERANKER", .reranker), ("TOOL", .tool),
        ("AGENT", .agent), ("GUARDRAIL", .guardrail), ("EVALUATOR", .evaluator), ("EMBEDDING", .embedding),
        ("PROMPT", .task), ("SOMETHING", .other),
    ])
    func kindsAreNamedAlike(_ word: String, _ kind: LLMSpan.Kind) throws {
        #expect(try wire.span(["openinference.span.kind": .string(word)]).kind == kind)
    }

    @Test func retrievalsHaveDocuments() throws {
        let span = try wire.span([
            "openinference.span.kind": "RETRIEVER", "input.value": "ducks",
            "retrieval.documents.0.document.id": "d1", "retrieval.documents.0.document.content": "A duck.",
            "retrieval.documents.0.document.score": .number(0.5),
            "retrieval.documents.1.document.id": "d2",
        ])
        #expect(span.inputText == "ducks")
        #expect(
            span.documents == [
                .object(["id": "d1", "content": "A duck.", "score": .number(0.5)]), .object(["id": "d2"]),
            ])
    }

    @Test func embeddedTextsAreDocumentsAndVectorsAreNotKept() throws {
        let span = try wire.span([
            "openinference.span.kind": "EMBEDDING", "embedding.model_name": "e",
            "embedding.embeddings.0.embedding.text": "a duck",
            "embedding.embeddings.0.embedding.vector": .array([.number(0.25), .number(0.5)]),
        ])
        #expect(span.documents == [.object(["text": "a duck"])])
        #expect(span.requestModel == "e")
        #expect(span.attributes["embedding.embeddings.0.embedding.vector"] == nil)
    }

    @Test func aRequestGivenOnlyAsJSONIsRead() throws {
        let span = try wire.span([
            "openinference.span.kind": "LLM",
            "input.value": #"{"messages":[{"role":"system","content":"S"},{"role":"user","content":"U"}]}"#,
            "output.value": "an answer",
        ])
        #expect(span.input == [.said("system", "S"), .said("user", "U")])
        #expect(span.outputText == "an answer")
    }
}
