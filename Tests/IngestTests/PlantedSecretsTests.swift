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

    @Test func noPairInAListCarriesAPassword() throws {
        let password = "correctHorse42battery"
        let pairs: [JSONValue] = [
            .array([.object(["name": "DB_PASSWORD", "value": .string(password)])]),
            .object(["env": .array([.object(["key": "DB_PASSWORD", "value": .string(password)])])]),
            .array(["deploy", "--password", .string(password)]),
            .array(["mysql", "-uroot", .string("-p" + password), "db"]),
            .array(["curl", "-u", .string("bob:" + password), "https://a.example"]),
        ]
        for pair in pairs {
            let input = JSONValue.object(["command": pair])
            let log = try door.logs(
                Telemetry.logs(
                    [["a": pair, "tool_input": .string(input.text)]], resource: ["a": pair], body: pair))
            let hook = try door.hook(
                Telemetry.hook(["tool_name": "shell", "tool_input": input, "other": input])
            ).text
            #expect(!log.contains(password), "\(pair.text)")
            #expect(!hook.contains(password), "\(pair.text)")
        }
    }

    @Test func noLinkOfASpanCarriesIt() throws {
        let text = """
            {"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"0123456789abcdef0123456789abcdef",
            "spanId":"0123456789abcdef","name":"a","startTimeUnixNano":"1","endTimeUnixNano":"2",
            "links":[{"traceId":"0123456789abcdef0123456789abcdef","spanId":"0123456789abcdef",
            "traceState":"vendor=SECRET"}]}]}]}]}
            """
        let stored = try door.take(Array(text.replacing("SECRET", with: Self.secret).utf8), .traces).body
        #expect(stored.contains("vendor="))
        #expect(!stored.contains(Self.secret))
    }

    @Test func noIdOfADeliveryCarriesItAndTwoStayTwo() throws {
        let secrets = [Self.secret, String(Self.secret.reversed().dropLast(4)), "plain-id"]
        let ids = try secrets.map { secret in
            let id = secret == "plain-id" ? secret : "ghp_" + secret.replacing("ghp_", with: "")
            return try Intake(policy: CapturePolicy()).accept(
                Delivery(
                    provider: .claude, signal: .hooks, contentType: "application/json",
                    body: Telemetry.hook([:]), receivedAt: Timestamp(milliseconds: 0), deliveryID: id)
            ).deliveryID
        }
        #expect(Set(ids).count == 3)
        #expect(!ids.contains { $0?.contains("ghp_") == true })
        #expect(ids.last == "plain-id")
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
