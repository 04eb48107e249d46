import Compression
import Events
import Ingest
import TestSupport
import Testing

/// No secret passes, wherever in a body it stands.
@Suite struct PlantedSecretsTests {
    private static let secret = "ghp_Fake0Demo1Fake2Demo3Fake4Demo5Fake6D"
    private let door = Door(policy: CapturePolicy(prompts: true, outputs: true))

    @Test(arguments: [
        "prompt", "prompt_text", "response", "error", "error.message", "tool_parameters", "tool_input",
        "arguments", "output", "body", "full_command", "some.unknown.key", "skill.name",
    ])
    func noAttributeCarriesIt(_ key: String) throws {
        let json = JSONValue.object(["command": .string("curl -H 'Authorization: Bearer \(Self.secret)'")])
            .text
        for text in ["take \(Self.secret) now", json, JSONValue.object(["a": .string(json)]).text] {
            for value in [JSONValue.string(text), .array([.object(["b": .string(text)])])] {
                let stored = try door.logs(Telemetry.logs([[key: value]], resource: [key: value]))
                #expect(!stored.contains(Self.secret), "\(key)")
            }
        }
    }

    @Test func noNameOfAnAttributeOrMemberCarriesIt() throws {
        let member = JSONValue.object([Self.secret: "x", "nested": .object([Self.secret: 1])])
        let log = try door.logs(
            Telemetry.logs([[Self.secret: "x", "a": member]], resource: [Self.secret: 1]))
        let hook = try door.hook(Telemetry.hook([Self.secret: "x", "tool_input": member, "other": member]))
            .text
        #expect(!log.contains(Self.secret))
        #expect(!hook.contains(Self.secret))
    }

    @Test func noRecordBodyCarriesIt() throws {
        for body in [JSONValue.string(Self.secret), .object(["a": .string(Self.secret)])] {
            #expect(!(try door.logs(Telemetry.logs([[:]], body: body)).contains(Self.secret)))
        }
    }

    @Test func noOtherTextOfARequestCarriesIt() throws {
        let text = """
            {"resourceLogs":[{"schemaUrl":"SECRET","resource":{"entityRefs":[{"type":"SECRET","idKeys":["SECRET"]}]},
            "scopeLogs":[{"schemaUrl":"SECRET","scope":{"name":"SECRET","version":"SECRET"},
            "logRecords":[{"severityText":"SECRET","eventName":"SECRET"}]}]}]}
            """
        let stored = try door.logs(Array(text.replacing("SECRET", with: Self.secret).utf8))
        #expect(!stored.contains(Self.secret))
    }

    @Test(arguments: [
        "prompt", "tool_response", "tool_input", "error", "message", "cwd", "last_assistant_message",
        "unknown",
        "tool_calls", "transcript_path",
    ])
    func noHookCarriesIt(_ key: String) throws {
        let inside = JSONValue.object(["stdout": .string("token=\(Self.secret)\n"), "n": 1])
        for value in [
            JSONValue.string("use \(Self.secret)"), inside, .array([inside]), .array([.string(Self.secret)]),
        ] {
            let stored = try door.hook(Telemetry.hook([key: value, "tool_name": "Bash"])).text
            #expect(!stored.contains(Self.secret), "\(key)")
        }
    }

    @Test func aNamedPasswordIsRedactedByItsName() throws {
        let stored = try door.hook(
            Telemetry.hook(["tool_input": .object(["env": .object(["DB_PASSWORD": "correct-horse-42x"])])]))
        #expect(!stored.text.contains("correct-horse-42x"))
    }

    @Test func aCutNeverLeavesHalfASecret() throws {
        for padding in (0..<60).map({ 32_700 + $0 }) + (0..<60).map({ 24_540 + $0 }) {
            let text =
                String(repeating: "x ", count: padding / 2) + Self.secret
                + String(repeating: " y", count: 20_000)
            let stored = try door.hook(Telemetry.hook(["prompt": .string(text)]))["prompt"]?.string ?? ""
            #expect(!stored.contains("ghp_Fake"))
        }
    }

    @Test func aRefusalsReasonDoesNotCarryIt() {
        let delivery = Delivery(
            provider: .claude, signal: .logs, contentType: Self.secret, body: [],
            receivedAt: Timestamp(milliseconds: 0))
        let intake = Intake(policy: CapturePolicy())
        do throws(Refusal) {
            _ = try intake.accept(delivery)
            Issue.record("taken")
        } catch {
            let row = intake.refused(delivery, error)
            #expect(row.error?.contains(Self.secret) == false)
            #expect(row.body.isEmpty)
        }
    }
}
