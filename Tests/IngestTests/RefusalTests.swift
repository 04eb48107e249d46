import Compression
import Events
import Ingest
import TestSupport
import Testing

/// What cannot be taken in is refused with the status that fits and words that help.
@Suite struct RefusalTests {
    private func status(_ take: () throws(Refusal) -> RawEvent) -> Int {
        do throws(Refusal) { return try take().httpStatus } catch { return error.status }
    }

    @Test(arguments: ["text/plain", "", "application/grpc", "application/jsonx"])
    func anotherTypeIs415(_ type: String) {
        #expect(status { () throws(Refusal) in try Door().take([], type: type) } == 415)
    }

    @Test(arguments: ["br", "zstd", "gzip, gzip", "compress"])
    func anotherEncodingIs415AndSaysWhichAreRead(_ encoding: String) {
        do throws(Refusal) {
            _ = try Door().take([], encoding: encoding)
            Issue.record("taken")
        } catch {
            #expect(error.status == 415)
            #expect(error.description.contains("gzip"))
        }
    }

    @Test func aBodyOverTheLimitIs413BeforeAndAfterDecompression() throws {
        var door = Door()
        door.limits.body = 10_000
        let bomb = try gzipped([UInt8](repeating: 32, count: 5_000_000))
        #expect(bomb.count < 10_000)
        #expect(status { () throws(Refusal) in try door.take([UInt8](repeating: 32, count: 10_001)) } == 413)
        #expect(status { () throws(Refusal) in try door.take(bomb, encoding: "gzip") } == 413)
    }

    @Test(arguments: ["gzip", "GZIP", "x-gzip", " gzip "])
    func gzipIsRead(_ encoding: String) throws {
        let body = Telemetry.logs([["prompt": "hi"]])
        #expect(try Door().take(try gzipped(body), encoding: encoding).size == body.count)
    }

    @Test func gzipInSeveralMembersIsReadWhole() throws {
        let body = Telemetry.logs([["prompt": "hi"]])
        let parts = try gzipped(Array(body.prefix(20))) + gzipped(Array(body.dropFirst(20)))
        #expect(try Door().take(parts, encoding: "gzip").digest == ContentID.sha256(body))
    }

    @Test func damagedCompressionIs400() throws {
        let whole = try gzipped(Telemetry.logs([["prompt": "hi"]]))
        for damaged in [[], Array(whole.dropLast(9)), Array(whole.dropFirst(3)), whole + [1, 2, 3]] {
            #expect(status { () throws(Refusal) in try Door().take(damaged, encoding: "gzip") } == 400)
        }
    }

    @Test(arguments: [
        "", "[]", "null", "{", "{}}", #"{"a":1e400}"#, #"{"a":NaN}"#, #"{"a":01}"#, #"{"a":"\x"}"#,
        "{\"a\":\"\n\"}",
        #"{"a":1,}"#, "{a:1}",
    ])
    func aHookThatIsNoJSONObjectIs400(_ text: String) {
        #expect(status { () throws(Refusal) in try Door().take(Array(text.utf8), .hooks) } == 400)
    }

    @Test func brokenUTF8Is400() {
        let hook = Array(#"{"a":""#.utf8) + [0xC3, 0x28] + Array(#""}"#.utf8)
        #expect(status { () throws(Refusal) in try Door().take(hook, .hooks) } == 400)
    }

    @Test func endlessNestingIs400() {
        let deep = Array((String(repeating: #"{"a":["#, count: 100_000)).utf8)
        #expect(status { () throws(Refusal) in try Door().take(deep, .hooks) } == 400)
        #expect(status { () throws(Refusal) in try Door().take(deep) } == 400)
    }

    /// Two bytes of text may become a hundred in memory.
    @Test func moreValuesThanAreTakenAre413() {
        func hook(_ count: Int) -> [UInt8] {
            Array((#"{"a":["# + Array(repeating: "{}", count: count).joined(separator: ",") + "]}").utf8)
        }
        var door = Door()
        (door.limits.hookValues, door.limits.values) = (1_000, 1_000)
        #expect(status { () throws(Refusal) in try door.take(hook(998), .hooks) } == 200)
        #expect(status { () throws(Refusal) in try door.take(hook(1_000), .hooks) } == 413)
        #expect(status { () throws(Refusal) in try door.take(hook(1_000), .transcripts) } == 413)
        #expect(status { () throws(Refusal) in try door.take(hook(1_000), .logs) } == 413)
        let datadog = Delivery(
            provider: .datadog, signal: .spans, contentType: "application/json", body: hook(1_000),
            receivedAt: Timestamp(milliseconds: 0))
        let intake = Intake(policy: CapturePolicy(), limits: door.limits)
        #expect(status { () throws(Refusal) in try intake.accept(datadog) } == 413)
    }

    /// Each shape is known down to where values nest, and so are the lists of each.
    @Test(
        arguments: [
            (RawEvent.Signal.logs, []), (.logs, [1, 2]), (.logs, [1, 2, 2]), (.logs, [1, 2, 2, 5, 5]),
            (.traces, [1, 2, 2]), (.traces, [1, 2, 2, 9, 2, 6]), (.metrics, [1, 2, 2]),
            (.metrics, [1, 2, 2, 9, 1]),
        ] as [(RawEvent.Signal, [UInt8])])
    func moreMessagesThanAreTakenAre413(_ signal: RawEvent.Signal, _ path: [UInt8]) {
        var door = Door()
        door.limits.values = 1_000
        func status(_ count: Int) -> Int {
            // Empty messages in the last field's list, of which the field numbers lead to the place.
            let list: [UInt8] = [Self.listField(signal, path) << 3 | 2, 0]
            var bytes = Array(repeating: list, count: count).flatMap(\.self)
            for field in path.reversed() {
                let size = bytes.count
                bytes = [field << 3 | 2, UInt8(size & 0x7F) | 0x80, UInt8(size >> 7)] + bytes
            }
            return self.status { () throws(Refusal) in
                try door.take(bytes, signal, type: "application/x-protobuf")
            }
        }
        #expect(status(1_001) == 413)
        // Fewer are taken, or refused for what they lack.
        #expect(status(900) != 413)
    }

    /// The field in which messages of a kind list others.
    private static func listField(_ signal: RawEvent.Signal, _ path: [UInt8]) -> UInt8 {
        switch (signal, path.count) {
        case (_, 0), (.logs, 5), (.traces, 6): 1
        case (_, 2): 2
        case (.logs, _): 6
        case (.traces, _): 11
        default: path.count == 5 ? 9 : 12
        }
    }

    @Test(
        arguments: [
            [0x0A, 0xFF], [0x0B], Array(repeating: 0xFF, count: 20), [0x0A, 0x80, 0x80, 0x80, 0x80, 0x10],
        ] as [[UInt8]])
    func whatCannotBeCountedIsForTheReaderToRefuse(_ end: [UInt8]) {
        var door = Door()
        door.limits.values = 100
        // A field that nobody knows, and then nothing that can be followed.
        let body = [0x7A, 0xC8, 0x01] + [UInt8](repeating: 0, count: 200) + end
        #expect(status { () throws(Refusal) in try door.take(body, type: "application/x-protobuf") } == 400)
    }

    /// JSON inside a string is read too, but not any number of values of it.
    @Test func whatATextHoldsIsReadWithinBounds() throws {
        let inner = "[" + String(repeating: "[],", count: 400_000) + "0]"
        let hook = #"{"conversation_id":"c","tool_name":"Shell","tool_output":"\#(inner)"}"#
        #expect(try Door().hook(Array(hook.utf8), agent: .cursor)["moda.exit_code"] == nil)
    }

    @Test func theDeepestThatIsTakenCanBeReadAgain() throws {
        let deep = String(repeating: #"{"a":["#, count: 255) + String(repeating: "]}", count: 255)
        for key in ["x", "tool_response", "tool_input", "prompt"] {
            let stored = try Door(policy: CapturePolicy(prompts: true, outputs: true))
                .take(Array(#"{"\#(key)":\#(deep)}"#.utf8), .hooks)
            _ = try JSONValue(parsing: stored.body)
        }
    }

    @Test func anEmptyProtobufBodyIsAnEmptyRequest() throws {
        #expect(try Door().take([], type: "application/x-protobuf").body == "{}")
    }

    @Test func theFirstOfTwoEqualNamesCounts() throws {
        #expect(try Door().hook(Array(#"{"a":1,"a":2}"#.utf8))["a"] == 1)
    }

    @Test func numbersBeyondAllIntegersAreKeptAsNumbers() throws {
        let stored = try Door().hook(Array(#"{"a":9223372036854775808,"b":-9223372036854775808}"#.utf8))
        #expect(stored["a"]?.integer == nil)
        #expect(stored["a"]?.number == 9_223_372_036_854_775_808)
        #expect(stored["b"] == .integer(.min))
    }

    @Test func halfASurrogatePairIsAReplacementCharacter() throws {
        let stored = try Door(policy: CapturePolicy(prompts: true)).hook(
            Array(#"{"prompt":"a\ud83d b\ud83d\ude00"}"#.utf8))
        #expect(stored["prompt"] == "a\u{FFFD} b😀")
    }

    @Test func zeroBytesDoNotReachTheStore() throws {
        let stored = try Door(policy: CapturePolicy(prompts: true)).hook(
            Array(#"{"prompt":"a\u0000b"}"#.utf8))
        #expect(stored["prompt"] == "a\u{FFFD}b")
    }

    @Test func ofAnOverlongPromptBothEndsAreKeptAndTheCutIsMarked() throws {
        let text = "start " + String(repeating: "é", count: 40_000) + " end"
        let stored = try Door(policy: CapturePolicy(prompts: true)).hook(
            Telemetry.hook(["prompt": .string(text)]))
        let kept = try #require(stored["prompt"]?.string)
        #expect(kept.hasPrefix("start é") && kept.hasSuffix("é end"))
        #expect(kept.contains("bytes cut]"))
        #expect(kept.utf8.count < 33_000)
    }

    @Test func aRefusedRequestLeavesItsSizeDigestAndReasonOnly() throws {
        let delivery = Delivery(
            provider: .codex, signal: .hooks, contentType: "application/json", body: Array("not json".utf8),
            receivedAt: Timestamp(milliseconds: 5))
        let row = Intake(policy: CapturePolicy()).refused(delivery, Refusal(status: 400, "why"))
        #expect(row.body.isEmpty)
        #expect((row.size, row.httpStatus, row.error) == (8, 400, "why"))
        #expect(row.digest == ContentID.sha256("not json".utf8))
    }
}
