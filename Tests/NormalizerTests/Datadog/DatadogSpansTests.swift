import Events
import Ingest
import Normalizer
import TestSupport
import Testing

/// The same small application under every version: the same rows.
@Suite struct DatadogSpansTests {
    @Test(arguments: DatadogFixture.annotated)
    func everyKindAndItsParentsAreKnown(_ name: String) throws {
        let spans = try DatadogFixture.spans(name)
        #expect(spans.count == (name.hasPrefix("2.21") ? 13 : 11))
        let kinds: [String: LLMSpan.Kind] = [
            "sanitize": .task, "get_relevant_docs": .retrieval, "emb": .embedding, "react_agent": .agent,
            "get_current_weather": .tool, "invoke_llm": .llm, "process_message": .workflow,
            "other_app": .workflow, "inline_task": .task, "client_send": .workflow, "server_process": .task,
        ]
        for (name, kind) in kinds { #expect(spans[name]?.kind == kind) }
        #expect(spans.parent(of: "get_current_weather") == "react_agent")
        #expect(spans.parent(of: "invoke_llm") == "react_agent")
        #expect(spans.parent(of: "react_agent") == "process_message")
        #expect(spans.parent(of: "server_process") == "client_send")
        #expect(spans["process_message"]?.parentID == nil && spans["other_app"]?.parentID == nil)
    }

    @Test(arguments: DatadogFixture.annotated)
    func aModelCallHasItsMessagesTokensAndConversation(_ name: String) throws {
        let spans = try DatadogFixture.spans(name)
        let call = try #require(spans["invoke_llm"])
        #expect(
            call.application == "dd-demo-app" && call.vendor == "anthropic" && call.requestModel == "claude")
        #expect(call.input.prefix(2).map(\.role) == ["system", "user"])
        #expect(call.input.prefix(2).map(\.text) == ["Be nice", "Hello world!"])
        #expect(call.output == [ChatMessage(role: "assistant", blocks: [.text("How can I help?")])])
        #expect(call.conversation.own == "sess-001" && call.status == .ok)
        var usage = TokenUsage()
        (usage.input, usage.output, usage.cacheRead, usage.reasoning) = (3, 6, 1, 2)
        #expect(call.usage == usage)
        #expect(call.attributes["metadata"]?["nested"]?["a"] == 1)
        #expect(call.attributes["prompt"]?["id"] == "support.triage")
        #expect(call.attributes["tags"]?["customer.tier"] == "gold")
        #expect(call.framework?.hasPrefix("ddtrace ") == true)
    }

    @Test(arguments: DatadogFixture.annotated)
    func otherStepsHaveTextsDocumentsAndAPerson(_ name: String) throws {
        let spans = try DatadogFixture.spans(name)
        let flow = try #require(spans["process_message"])
        #expect(flow.inputText == "prompt" && flow.outputText == "output" && flow.who.user == "user-9")
        #expect(spans["inline_task"]?.outputText == "ünï ✓")
        #expect(spans["inline_task"]?.conversation.own == "sess-002")
        #expect(spans["inline_task"]?.application == "second-app")
        #expect(spans["get_relevant_docs"]?.documents.map { $0["name"]?.string } == ["doc", "d2"])
        #expect(spans["get_relevant_docs"]?.inputText == "Hello world!")
        #expect(spans["emb"]?.documents.map { $0["text"]?.string } == ["Hello world!"])
        #expect(spans["emb"]?.usage?.input == 4 && spans["emb"]?.vendor == "openai")
    }

    @Test(arguments: DatadogFixture.annotated)
    func anErrorIsReadFromBothOfItsShapes(_ name: String) throws {
        let failed = try #require(try DatadogFixture.spans(name)["other_app"])
        #expect(failed.status == .error)
        #expect(failed.errorType == "builtins.ValueError" && failed.errorMessage == "boom")
        #expect(failed.attributes["error.stack"]?.string?.contains("ValueError: boom") == true)
    }

    @Test(arguments: DatadogFixture.annotated)
    func idsAndTimesAreThoseOfTheSpan(_ name: String) throws {
        for span in try DatadogFixture.spans(name) {
            #expect(span.traceID.count == 32 && UInt64(span.spanID) != nil)
            #expect(span.id == "\(span.traceID)/\(span.spanID)" && span.provider == .datadog)
            #expect(span.startedAt.day == 20_778)
            #expect(span.durationNanoseconds > 0)
        }
    }

    /// What the intake keeps of a span in a trace is what the JSON intake would have taken.
    @Test func aSpanIsTheSameRowWhicheverWayItComes() throws {
        let carried = try DatadogFixture.raw(
            Fixtures.bytes("datadog/4.16.0/annotated.msgpack"), .traces)
        let again = try DatadogFixture.raw(Array(carried.body.utf8), .spans)
        let (first, second) = (try normalize(carried).spans, try normalize(again).spans)
        #expect(first == second && first.count == 11)
    }

    /// The application ran twice: with spans inside traces, and as JSON beside them.
    @Test func bothWaysTellTheSameButForIDsAndTimes() throws {
        let ways = try ["4.16.0/annotated.msgpack", "4.16.0/override.json"].map { name in
            try DatadogFixture.spans(name).map(Self.withoutIdentity).sorted { $0.name < $1.name }
        }
        #expect(ways[0].map(\.name) == ways[1].map(\.name))
        for (carried, direct) in zip(ways[0], ways[1]) { #expect(carried == direct, "\(carried.name)") }
    }

    private static func withoutIdentity(_ span: LLMSpan) -> LLMSpan {
        var span = span
        (span.traceID, span.spanID, span.parentID) = ("", "", span.parentID.map { _ in "parent" })
        (span.startedAt, span.durationNanoseconds) = (Timestamp(milliseconds: 0), 0)
        for name in ["apm_trace_id", "agent_attribution"] where span.attributes[name] != nil {
            span.attributes[name] = true
        }
        // JSON spans say the error twice.
        var tags = span.attributes["tags"]?.object ?? [:]
        (tags["error"], tags["error_type"]) = (nil, nil)
        span.attributes["tags"] = .object(tags)
        return span
    }
}
