import Events
import Ingest
import TestSupport
import Testing
import Transcripts

@Suite struct TranscriptTextsTests {
    private let intake = Intake(policy: CapturePolicy())
    private let secret = "ghp_" + String(repeating: "aB3dE5gH7j", count: 4).prefix(36)

    private static let fixtures = [
        "claude-interactive", "claude-compact", "claude-skill", "claude-subagent", "claude-error",
        "codex-turns", "codex-old", "codex-appserver", "codex-patchfail", "codex-codemode",
    ]

    @Test(arguments: fixtures)
    func cleanedTwiceIsCleanedOnce(_ name: String) throws {
        let format: TranscriptFormat = name.hasPrefix("codex") ? .codex : .claude
        for record in try Histories.files(name).flatMap({ try Histories.batches($0) }).joined() {
            guard let once = intake.cleaned(record, of: format) else { continue }
            let isSame = intake.cleaned(once, of: format) == once
            #expect(isSame, "line \(record["line"]?.integer ?? 0)")
        }
    }

    @Test(arguments: [33_000, 40_000, 100_001])
    func whatWasCutIsNotCutAgain(_ size: Int) {
        let words = JSONValue.string(String(repeating: "ü tabs ", count: size / 8))
        let record = JSONValue.object([
            "type": "user", "uuid": "1",
            "message": .object([
                "content": .array([
                    .object(["type": "text", "text": words]),
                    .object(["type": "tool_result", "tool_use_id": "t", "content": words]),
                    .object([
                        "type": "tool_use", "id": "t", "name": "Write",
                        "input": .object(["file_path": "/a", "content": words]),
                    ]),
                ])
            ]),
        ])
        let once = intake.cleaned(record, of: .claude)
        let isSame = once.flatMap { intake.cleaned($0, of: .claude) } == once
        #expect(isSame)
        #expect((once?.text.utf8.count ?? 0) < 60_000)
    }

    @Test func noSecretOfAnyTextIsKept() throws {
        for name in Self.fixtures {
            let format: TranscriptFormat = name.hasPrefix("codex") ? .codex : .claude
            for record in try Histories.files(name).flatMap({ try Histories.batches($0) }).joined() {
                let kept = intake.cleaned(planted(record), of: format)?.text ?? ""
                #expect(!kept.contains(secret))
            }
        }
    }

    /// The record with a secret behind each of its texts that has room for words.
    private func planted(_ value: JSONValue) -> JSONValue {
        switch value {
        case .string(let text) where text.contains(" "): .string(text + " token=" + secret)
        case .array(let items): .array(items.map(planted))
        case .object(let members): .object(members.mapValues(planted))
        default: value
        }
    }

    @Test func whatIsNotReadIsNotKept() throws {
        let record = try JSONValue(
            parsing: """
                {"type":"assistant","uuid":"1","toolUseResult":{"originalFile":"whole file"},"unknown":"x",
                "message":{"id":"m","content":[{"type":"thinking","thinking":"hidden"},{"type":"image",
                "source":{"data":"AAAA"}},{"type":"text","text":"said"}]}}
                """)
        let kept = try #require(intake.cleaned(record, of: .claude)).text
        #expect(kept.contains("said"))
        for word in ["whole file", "unknown", "hidden", "AAAA"] { #expect(!kept.contains(word)) }
        #expect(intake.cleaned(["type": "api-request", "tail": "x"], of: .claude) == nil)
        #expect(intake.cleaned(["type": "world_state", "payload": .object([:])], of: .codex) == nil)
    }

    @Test func aBodyIsRefusedWithAReason() {
        func status(_ provider: Provider, _ body: String) -> Int? {
            do {
                _ = try intake.accept(
                    Delivery(
                        provider: provider, signal: .transcripts, contentType: "application/json",
                        body: Array(body.utf8), receivedAt: Timestamp(milliseconds: 0)))
                return nil
            } catch {
                return error.status
            }
        }
        #expect(status(.claude, #"{"records":[]}"#) == nil)
        #expect(status(.claude, #"{"records":[1,"x",null,{"type":"user"}]}"#) == nil)
        #expect(status(.claude, "[]") == 400)
        #expect(status(.claude, "no json") == 400)
        #expect(status(.claude, #"{"format":"codex","records":[]}"#) == 400)
        #expect(status(.codex, #"{"format":"specstory","records":[]}"#) == nil)
        #expect(status(.claude, #"{"format":"gemini","records":[]}"#) == 400)
        #expect(status(.datadog, #"{"records":[]}"#) == 404)
    }
}
