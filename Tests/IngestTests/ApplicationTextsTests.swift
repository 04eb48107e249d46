import Events
import Ingest
import TestSupport
import Testing

/// What is kept of LLM applications' spans and log records.
@Suite struct ApplicationTextsTests {
    private static let secret = "ghp_" + "Zx9mQ2rT7vKp4sLw8NcB3yHd6JfA1gEu0iXo"
    private let off = CapturePolicy(conversations: false)

    /// The stored attributes of a span, by name.
    private func stored(
        _ attributes: [String: JSONValue], _ policy: CapturePolicy = CapturePolicy(),
        limits: Limits = Limits()
    ) throws -> [String: JSONValue] {
        let raw = try Self.take(Telemetry.spans([attributes]), .traces, policy, limits)
        let spans = try JSONValue(parsing: raw.body)["resourceSpans"]?.array?.first?["scopeSpans"]?.array
        return Self.attributes(spans?.first?["spans"]?.array?.first?["attributes"])
    }

    private static func take(
        _ body: [UInt8], _ signal: RawEvent.Signal, _ policy: CapturePolicy, _ limits: Limits = Limits()
    ) throws -> RawEvent {
        try Intake(policy: policy, limits: limits).accept(
            Delivery(
                provider: .application, signal: signal, contentType: "application/json", body: body,
                receivedAt: Timestamp(milliseconds: 1_795_000_000_000)))
    }

    private static func attributes(_ list: JSONValue?) -> [String: JSONValue] {
        let pairs = (list?.array ?? []).map { ($0["key"]?.string ?? "", $0["value"] ?? .null) }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    private func text(_ attributes: [String: JSONValue], _ name: String) -> String? {
        attributes[name]?["stringValue"]?.string
    }

    private func holds(_ attributes: [String: JSONValue], _ words: String) -> Bool {
        attributes.values.contains { $0.text.contains(words) }
    }

    @Test func onlyFalseAndZeroSwitchConversationsOff() {
        for (value, isOn) in [(nil, true), ("", true), ("no", true), ("false", false), ("0", false)] {
            var environment: [String: String] = [:]
            environment["MODA_CAPTURE_CONVERSATIONS"] = value
            #expect(CapturePolicy(environment: environment).conversations == isOn)
        }
    }

    @Test func messagesAreKeptByDefault() throws {
        let kept = try stored(["gen_ai.prompt.0.role": "user", "gen_ai.prompt.0.content": "the blue one"])
        #expect(text(kept, "gen_ai.prompt.0.content") == "the blue one")
        #expect(kept["prompt_text_redacted"] == nil)
    }

    @Test func secretsInsideJSONAreFoundAndItStaysJSON() throws {
        let message = JSONValue.object([
            "role": "user",
            "parts": .array([
                .object(["type": "text", "content": .string("use \(Self.secret)\nplease \"now\"")]),
                .object(["type": "tool_call", "arguments": .object(["password": "hunter2-x9Kq"])]),
            ]),
        ])
        let arguments = JSONValue.object(["env": .object(["API_KEY": "q8Zk2LmN5pRt7vWx"])]).text
        let kept = try stored([
            "gen_ai.input.messages": .string(JSONValue.array([message]).text),
            "traceloop.entity.input": .string(JSONValue.object(["args": .array([.string(arguments)])]).text),
        ])
        let messages = try JSONValue(parsing: try #require(text(kept, "gen_ai.input.messages")))
        let parts = messages.array?.first?["parts"]?.array
        #expect(parts?.first?["content"]?.string?.hasSuffix("]\nplease \"now\"") == true)
        let input = try JSONValue(parsing: try #require(text(kept, "traceloop.entity.input")))
        #expect(input["args"]?.array?.count == 1)
        for secret in [Self.secret, "hunter2-x9Kq", "q8Zk2LmN5pRt7vWx"] { #expect(!holds(kept, secret)) }
    }

    @Test(arguments: [
        #"[{"content":"a\u0062c \u0067hp_Zx9mQ2rT7vKp4sLw8NcB3yHd6JfA1gEu0iXo"}]"#,
        #"[{"content":"x","content":"\u0067hp_Zx9mQ2rT7vKp4sLw8NcB3yHd6JfA1gEu0iXo"}]"#,
        #"[{"content":"[\"\\u0067hp_Zx9mQ2rT7vKp4sLw8NcB3yHd6JfA1gEu0iXo\"]"}]"#,
        #"[{"name":"DB_PASSWORD","value":"Zx9mQ2rT7vKp4sLw8NcB3yHd6JfA1gEu0iXo"}]"#,
    ])
    func noSpellingInJSONHidesASecret(_ messages: String) throws {
        let kept = try #require(
            text(try stored(["gen_ai.input.messages": .string(messages)]), "gen_ai.input.messages"))
        #expect(!kept.contains("Zx9mQ2rT7vKp4sLw8NcB3yHd6JfA1gEu0iXo"))
        #expect(throws: Never.self) { try JSONValue(parsing: kept) }
    }

    @Test func jsonWithoutSecretsStaysAsItWasWritten() throws {
        let spoken = #"{ "b": 1.50, "a": "é ü" }"#
        let kept = try stored(["gen_ai.prompt.0.content": .string(spoken)])
        #expect(text(kept, "gen_ai.prompt.0.content") == spoken)
    }

    @Test func aHugeHistoryLosesNoMessage() throws {
        let items = (0..<400).map {
            JSONValue.object(["role": "user", "content": .string("\($0) " + words(9_000))])
        }
        var limits = Limits()
        limits.prompt = 1_000
        let kept = try stored(["gen_ai.input.messages": .string(JSONValue.array(items).text)], limits: limits)
        let messages = try JSONValue(parsing: try #require(text(kept, "gen_ai.input.messages"))).array ?? []
        #expect(messages.count == 400)
        #expect(messages.allSatisfy { ($0["content"]?.string?.utf8.count ?? 0) < 1_100 })
        #expect(messages.last?["content"]?.string?.hasPrefix("399 ") == true)
    }

    private func words(_ count: Int) -> String { String(repeating: "word ", count: count / 5) }

    @Test func imagesAreReplacedByReferences() throws {
        let pixel =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
        let source = JSONValue.object(["type": "base64", "media_type": "image/png", "data": .string(pixel)])
        let blocks: [JSONValue] = [
            .object([
                "type": "image_url", "image_url": .object(["url": .string("data:image/png;base64,\(pixel)")]),
            ]),
            .object(["type": "image", "source": source]),
            .object(["type": "blob", "mime_type": "image/png", "content": .string(pixel)]),
            .object(["type": "image_url", "image_url": .object(["url": "https://a.invalid/x.png"])]),
        ]
        let kept = try stored([
            "gen_ai.prompt.0.content": .string(JSONValue.array(blocks).text),
            "gen_ai.prompt.1.content": .string("see ![](data:image/png;base64,\(pixel)) there"),
        ])
        #expect(!holds(kept, "iVBORw0KGgo"))
        let list = try JSONValue(parsing: try #require(text(kept, "gen_ai.prompt.0.content"))).array ?? []
        let reference = try #require(list.first?["image_url"]?["url"]?.string)
        #expect(reference.hasPrefix("media:image/png;bytes=70;sha256="))
        #expect(list[1]["source"]?["data"]?.string == reference)
        #expect(list[2]["content"]?.string == reference)
        #expect(list[3]["image_url"]?["url"] == "https://a.invalid/x.png")
        #expect(text(kept, "gen_ai.prompt.1.content") == "see ![](\(reference)) there")
    }

    @Test func wordsBesideATypeAreNoData() throws {
        let word = "Donaudampfschifffahrt"
        let blocks: [JSONValue] = [
            .object(["type": "text", "format": "markdown", "data": .string(word)]),
            .object(["type": "document", "mime_type": "text/plain", "content": .string(word)]),
        ]
        let messages = JSONValue.array(blocks).text
        let kept = try stored(["gen_ai.prompt.0.content": .string(messages)])
        #expect(text(kept, "gen_ai.prompt.0.content") == messages)
    }

    @Test func longDataWithoutANameIsReplacedAndLongWordsAreNot() throws {
        let data = (0..<2_000).map { "abcdefXYZ0189"[at: ($0 * 7 + $0 / 13) % 13] }.joined()
        let kept = try stored([
            "gen_ai.prompt.0.content": .string(data), "gen_ai.prompt.1.content": .string(words(2_000)),
        ])
        #expect(text(kept, "gen_ai.prompt.0.content")?.hasPrefix("media:application/octet-stream;") == true)
        #expect(text(kept, "gen_ai.prompt.1.content") == words(2_000))
    }

    @Test(arguments: ["<REDACTED>", "[REDACTED]", "__REDACTED__"])
    func placeholdersAreMarkedAndNeverStored(_ placeholder: String) throws {
        let nested = JSONValue.array([.object(["role": "user", "content": .string(placeholder)])]).text
        let kept = try stored([
            "gen_ai.prompt.0.content": .string(placeholder), "gen_ai.output.messages": .string(nested),
        ])
        #expect(!holds(kept, placeholder))
        #expect(kept["prompt_text_redacted"]?["boolValue"] == true)
        #expect(kept["output_snippet_redacted"]?["boolValue"] == true)
    }

    @Test(arguments: [
        "gen_ai.prompt.0.content", "gen_ai.input.messages", "gen_ai.system_instructions",
        "llm.prompts.0.content",
        "llm.completions.3.content", "gen_ai.completion.0.tool_calls.0.arguments", "traceloop.entity.input",
        "traceloop.entity.output", "input.value", "output.value", "gen_ai.tool.call.result",
        "tool.parameters",
        "llm.input_messages.0.message.contents.1.message_content.text",
        "retrieval.documents.0.document.content",
        "traceloop.prompt.template_variables.name", "gen_ai.output.messages", "gen_ai.prompt", "ai.prompt",
    ])
    func noSpellingOfAMessagePassesWhereTheServerSaysNo(_ name: String) throws {
        for value in [
            JSONValue.string("the blue one"), .string(#"[{"content":"the blue one"}]"#), .array(["blue"]),
        ] {
            let kept = try stored([name: value], off)
            #expect(!holds(kept, "blue"))
            #expect(kept[name] == nil)
            #expect(kept[name + ".trace"] != nil)
            #expect(kept["prompt_text_redacted"] != nil || kept["output_snippet_redacted"] != nil)
        }
    }

    @Test func withoutConversationsTheirShapeStays() throws {
        let kept = try stored(
            [
                "gen_ai.prompt.0.role": "user", "gen_ai.prompt.0.content": "blue",
                "gen_ai.completion.0.finish_reason": "stop", "gen_ai.request.model": "m",
                "gen_ai.completion.0.tool_calls.0.name": "look", "gen_ai.prompt.name": "greeting",
            ], off)
        #expect(text(kept, "gen_ai.prompt.0.role") == "user")
        #expect(text(kept, "gen_ai.completion.0.finish_reason") == "stop")
        #expect(text(kept, "gen_ai.completion.0.tool_calls.0.name") == "look")
        #expect(text(kept, "gen_ai.request.model") == "m")
        #expect(text(kept, "gen_ai.prompt.name") == "greeting")
        let trace = kept["gen_ai.prompt.0.content.trace"]?["kvlistValue"]?["values"]
        #expect(Self.attributes(trace)["length"]?["intValue"] == "4")
        #expect(Self.attributes(trace)["sha256"]?["stringValue"]?.string == ContentID.sha256("blue".utf8))
    }

    @Test func chunksAndHeadersAreDropped() throws {
        let chunk = (name: "llm.content.completion.chunk", attributes: [String: JSONValue]())
        let body = Telemetry.spans(
            [["llm.headers": "authorization: Bearer abc"]],
            events: [chunk, chunk, (name: "other", attributes: [:])])
        let stored = try Self.take(body, .traces, CapturePolicy()).body
        #expect(!stored.contains("llm.headers") && !stored.contains("chunk\""))
        #expect(stored.contains("moda.stream_chunks") && stored.contains("\"other\""))
    }

    @Test func messagesOfLogRecordsFollowTheSameRule() throws {
        let body = Telemetry.logs(
            [["event.name": "gen_ai.user.message", "gen_ai.system": "openai"]],
            body: .object(["content": .string("the blue one \(Self.secret)"), "role": "user"]))
        let kept = try Self.take(body, .logs, CapturePolicy()).body
        #expect(kept.contains("the blue one") && !kept.contains(Self.secret))
        let suppressed = try Self.take(body, .logs, off).body
        #expect(!suppressed.contains("blue") && suppressed.contains("prompt_text_redacted"))
        #expect(suppressed.contains("openai"))
    }

    @Test func ordinaryLogRecordsAreKeptAndRedacted() throws {
        let raw = try Intake(policy: off).accept(
            Delivery(
                provider: .application, signal: .logs, contentType: "application/x-protobuf",
                body: try Fixtures.bytes("applications/moda-logs.pb"), receivedAt: Timestamp(milliseconds: 1))
        )
        #expect(raw.body.contains("HTTP Request: POST"))
    }
}

extension String {
    /// The character at a place, as a string.
    fileprivate subscript(at place: Int) -> String { String(self[index(startIndex, offsetBy: place)]) }
}
