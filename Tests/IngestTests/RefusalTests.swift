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
