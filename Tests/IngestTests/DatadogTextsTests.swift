import Events
import Ingest
import TestSupport
import Testing

/// What is kept of the texts in Datadog's spans and evaluations.
@Suite struct DatadogTextsTests {
    private static let password = "Tr0ub4dor-and-3-horses"
    private static let token = "ghp_" + "9aKd73jfLqPz0xVbNm42TyUiWe58RsOhGc1A"

    /// The places where an application's secret may stand: values that are JSON or Python's `repr`, members of
    /// arguments, metadata, tags, prompts, errors.
    private static let places: [JSONValue] = [
        span(input: ["value": .string("{\"db\": {\"password\": \"\(password)\"}}")]),
        span(input: ["value": .string("{'db': {'password': '\(password)'}}")]),
        span(input: ["value": .string("{\"raw\": \"{\\\"password\\\": \\\"\(password)\\\"}\"}")]),
        span(input: ["messages": [["role": "user", "content": .string("use \(token) please")]]]),
        span(input: [
            "messages": [["tool_calls": [["name": "login", "arguments": ["password": .string(password)]]]]]
        ]),
        span(input: [
            "messages": [["tool_results": [["result": .string("{\"password\":\"\(password)\"}")]]]]
        ]),
        span(input: [
            "documents": [["text": .string("export GITHUB_TOKEN=\(token)"), "name": .string(token)]]
        ]),
        span(input: ["prompt": ["template": "{{x}}", "variables": ["password": .string(password)]]]),
        span(meta: ["metadata": ["password": .string(password), "note": .string("see \(token)")]]),
        span(meta: ["error": ["message": .string(token), "stack": .string("at \(token)"), "type": "E"]]),
        span(meta: ["error.message": .string("token \(token)"), "error.stack": .string(token)]),
        span(meta: ["tool_definitions": [["name": "t", "description": .string(token)]]]),
        ["tags": [.string("password:\(password)"), .string("note:\(token)")]],
        ["tags": ["password": .string(password), "note": .string(token)]],
        ["span_links": [["attributes": ["password": .string(password)]]]],
        ["name": .string("run \(token)"), "session_id": .string(token)],
    ]

    @Test(arguments: places.indices)
    func secretsAreRedactedWhereverTheyStand(_ index: Int) throws {
        let json = try stored(Self.places[index])
        #expect(!json.contains(Self.password) && !json.contains(Self.token))
        #expect(json.contains("[REDACTED:"))
        let carried = try DatadogBodyTests.accepted(MadeTraces.body(Self.places[index]), .traces).body
        #expect(!carried.contains(Self.password) && !carried.contains(Self.token))
    }

    @Test func evaluationsAreRedactedToo() throws {
        let metric: JSONValue = [
            "label": "l", "reasoning": .string("it said \(Self.token)"),
            "tags": [.string("password:\(Self.password)")],
            "json_value": ["password": .string(Self.password)],
            "metadata": ["password": .string(Self.password)],
            "submitter": ["id": .string(Self.token)],
        ]
        let json = try evaluations([metric])
        #expect(!json.contains(Self.password) && !json.contains(Self.token))
        #expect(try evaluations([["label": "l", "score_value": 3]]).contains("\"score_value\":3"))
    }

    @Test func eachTextIsCutByItself() throws {
        let long = String(repeating: "long words ", count: 10_000)
        let side: JSONValue = ["messages": [["content": .string(long)], ["content": "the short question"]]]
        let body = try JSONValue(parsing: stored(Self.span(input: side)))
        let messages = body["spans"]?.array?.first?["meta"]?["input"]?["messages"]?.array
        #expect(messages?.count == 2 && messages?.last?["content"] == "the short question")
        #expect(messages?.first?["content"]?.string?.contains("bytes cut]") == true)
        #expect(messages?.first?["content"]?.string?.utf8.count ?? 0 < 33 << 10)
    }

    @Test func withoutConversationsOnlyTheirShapeIsKept() throws {
        let policy = CapturePolicy(conversations: false)
        for name in ["annotated.msgpack", "openai.msgpack", "override.json"] {
            let signal: RawEvent.Signal = name.hasSuffix("json") ? .spans : .traces
            let json = try DatadogBodyTests.accepted(
                Fixtures.bytes("datadog/4.16.0/" + name), signal, policy: policy
            ).body
            for words in ["Hello world", "How can I help", "Paris", "agent out", "Fake reply", "21C", "Bob"] {
                #expect(!json.contains(words))
            }
            #expect(json.contains("prompt_text_redacted") && json.contains("output_snippet_redacted"))
            #expect(json.contains("\"role\":\"user\"") && json.contains(".trace\":{\"length\""))
        }
    }

    @Test func withoutConversationsEvaluationsKeepTheirScores() throws {
        let json = try DatadogBodyTests.accepted(
            Fixtures.bytes("datadog/4.16.0/evaluations.json"), .evaluations,
            policy: CapturePolicy(conversations: false)
        ).body
        #expect(!json.contains("because") && !json.contains("\"nice\"") && json.contains("positive"))
        #expect(json.contains("\"score_value\":10") && json.contains("\"reasoning.trace\":{\"length\":7,"))
        #expect(json.contains("\"text_value.trace\"") && json.contains("\"json_value.trace\""))
    }

    @Test func whatStandsInPlaceOfATextIsNotStoredAsText() throws {
        let notice = "[This value has been dropped because this span's size exceeds the 5MB size limit.]"
        let dropped = try stored([
            "meta": ["input": ["value": .string(notice)], "output": ["value": .string(notice)]],
            "collection_errors": ["dropped_io"],
        ])
        #expect(!dropped.contains("has been dropped") && dropped.contains("dropped_io"))
        #expect(dropped.contains("prompt_text_redacted") && dropped.contains("output_snippet_redacted"))
        let held = try stored(Self.span(input: ["messages": [["content": "[REDACTED]", "role": "user"]]]))
        #expect(!held.contains("[REDACTED]") && held.contains("prompt_text_redacted"))
    }

    @Test func imagesAreReplacedByAReference() throws {
        let data = String(repeating: "iVBORw0KGgoAAAANSUhEUgAA", count: 50)
        let json = try stored(
            Self.span(input: [
                "messages": [
                    ["role": "user", "image_parts": [["mime_type": "image/png", "content": .string(data)]]],
                    ["role": "user", "content": .string("see data:image/png;base64,\(data) there")],
                ]
            ]))
        #expect(!json.contains("iVBORw0KGgo") && json.contains("media:image/png;bytes=900;sha256="))
        #expect(json.contains("see ") && json.contains(" there"))
    }

    private static func span(input: JSONValue) -> JSONValue { span(meta: ["input": input]) }
    private static func span(meta: JSONValue) -> JSONValue { ["meta": meta] }

    private func stored(_ span: JSONValue) throws -> String {
        let body: JSONValue = [["_dd.stage": "raw", "spans": [span]]]
        let single: JSONValue = ["_dd.stage": "raw", "spans": [span]]
        let json = try DatadogBodyTests.accepted(Array(body.text.utf8), .spans).body
        #expect(json == "[" + (try DatadogBodyTests.accepted(Array(single.text.utf8), .spans).body) + "]")
        return try DatadogBodyTests.accepted(Array(single.text.utf8), .spans).body
    }

    private func evaluations(_ metrics: [JSONValue]) throws -> String {
        let body: JSONValue = ["data": ["attributes": ["metrics": .array(metrics)]]]
        return try DatadogBodyTests.accepted(Array(body.text.utf8), .evaluations).body
    }
}
