import Events
import Ingest
import TestSupport
import Testing

/// The table "Which text is kept", row by row.
@Suite struct CapturePolicyTests {
    private static let words = "please use the blue one"

    @Test(arguments: [
        ("true", true), ("1", true), ("True", false), ("yes", false), ("0", false), ("", false),
    ])
    func onlyTrueAndOneSwitchAFlagOn(_ value: String, _ isOn: Bool) {
        let policy = CapturePolicy(environment: [
            "CODING_AGENT_CAPTURE_PROMPTS": value, "CODING_AGENT_CAPTURE_OUTPUT_SNIPPETS": value,
            "CODING_AGENT_ALLOW_EVENT_LEVEL_OPT_IN": value,
        ])
        #expect(policy == CapturePolicy(prompts: isOn, outputs: isOn, allowEventOptIn: isOn))
    }

    @Test(arguments: [(false, false, false), (false, true, false), (true, false, false), (true, true, true)])
    func anEventsOwnWishCountsOnlyWhereItIsAllowed(_ allowed: Bool, _ wished: Bool, _ kept: Bool) throws {
        let door = Door(policy: CapturePolicy(allowEventOptIn: allowed))
        let stored = try door.hook(
            Telemetry.hook([
                "prompt": .string(Self.words), "moda.capture_prompts": .bool(wished),
                "tool_response": "the output", "moda.capture_outputs": .bool(wished),
            ]))
        #expect((stored["prompt"] != nil) == kept)
        #expect((stored["tool_response"] != nil) == kept)
        #expect((stored["prompt_text_redacted"] == nil) == kept)
        #expect((stored["output_snippet_redacted"] == nil) == kept)
    }

    @Test func theWishHoldsForCallsOfABatchToo() throws {
        let call = JSONValue.object(["tool_name": "Bash", "tool_response": "the output"])
        let body = Telemetry.hook(["moda.capture_outputs": true, "tool_calls": .array([call])])
        let stored = try Door(policy: CapturePolicy(allowEventOptIn: true)).hook(body)
        #expect(stored["tool_calls"]?.array?.first?["tool_response"] == "the output")
        let refused = try Door().hook(body)
        #expect(refused["tool_calls"]?.array?.first?["tool_response"] == nil)
    }

    @Test func hookWordsLeaveTheirLengthAndDigest() throws {
        let stored = try Door().hook(Telemetry.hook(["prompt": .string(Self.words)]))
        #expect(stored["prompt.trace"]?["length"] == .integer(Int64(Self.words.utf8.count)))
        #expect(stored["prompt.trace"]?["sha256"] == .string(ContentID.sha256(Self.words.utf8)))
        #expect(!stored.text.contains("blue"))
    }

    @Test(arguments: [
        "prompt", "last_assistant_message", "custom_instructions", "compact_summary", "command_args",
        "task_description", "message", "attachments", "tool_response", "tool_output", "stdout",
    ])
    func noSpellingOfWordsOrOutputPassesWithoutTheFlag(_ key: String) throws {
        let nested = JSONValue.array([.object(["text": "the blue one"])])
        for value in [JSONValue.string("the blue one"), nested] {
            #expect(!(try Door().hook(Telemetry.hook([key: value])).text.contains("blue")))
        }
    }

    @Test func wordsUnderAKeyThatNobodyKnowsNeedTheFlagToo() throws {
        let unknown: [String: JSONValue] = [
            "title": "the blue one", "answers": .array([.object(["said": "the blue one"])]),
        ]
        let stored = try Door().hook(Telemetry.hook(unknown))
        #expect(!stored.text.contains("blue"))
        #expect(stored["prompt_text_redacted"] == true)
        let kept = try Door(policy: CapturePolicy(prompts: true)).hook(Telemetry.hook(unknown))
        #expect(kept["title"] == "the blue one")
    }

    @Test func factsUnderAnyKeyAreKept() throws {
        let facts: [String: JSONValue] = [
            "cwd": "/home/ana/my project", "new_fact": "v2", "level": 3,
            "permission_suggestions": .array(["Bash(npm install:*)"]),
        ]
        let stored = try Door().hook(Telemetry.hook(facts))
        for (key, value) in facts { #expect(stored[key] == value, "\(key)") }
    }

    @Test(arguments: ["prompt", "plan", "questions"])
    func whatTheAgentWordsForOthersNeedsTheFlag(_ argument: String) throws {
        let call = Telemetry.hook([
            "tool_name": "Agent",
            "tool_input": .object([argument: "look at the blue one", "subagent_type": "general-purpose"]),
        ])
        let stored = try Door().hook(call)
        #expect(!stored.text.contains("blue"))
        #expect(stored["tool_input"]?["subagent_type"] == "general-purpose")
        #expect(try Door(policy: CapturePolicy(prompts: true)).hook(call).text.contains("blue"))
    }

    @Test func wordsInLogsAreKeptSinceTheAgentWasTold() throws {
        let stored = try Door().logs(Telemetry.logs([["prompt": .string(Self.words)]]))
        #expect(stored.contains(Self.words))
    }

    @Test(arguments: ["<REDACTED>", "[REDACTED]"])
    func placeholdersAreMarkedAndNeverStored(_ placeholder: String) throws {
        let log = try Door().logs(Telemetry.logs([["prompt": .string(placeholder)]]))
        let on = Door(policy: CapturePolicy(prompts: true))
        let hook = try on.hook(Telemetry.hook(["prompt": .string(placeholder)])).text
        for stored in [log, hook] {
            #expect(!stored.contains(placeholder))
            #expect(stored.contains("prompt_text_redacted"))
        }
    }

    @Test func codexOutputNeedsTheFlag() throws {
        let body = Telemetry.logs([["tool_name": "exec_command", "output": "Output:\nblue"]])
        let stored = try Door().logs(body, agent: .codex)
        #expect(!stored.contains("blue"))
        #expect(stored.contains("output_snippet_redacted"))
        #expect(try Door(policy: CapturePolicy(outputs: true)).logs(body, agent: .codex).contains("blue"))
    }

    @Test func outputThatIsNoStringNeedsTheFlagToo() throws {
        let body = Telemetry.logs([["output": .object(["text": "blue"]), "body": .array(["blue"])]])
        #expect(!(try Door().logs(body, agent: .codex).contains("blue")))
    }

    @Test func rawBodiesOfTheModelsAPINeedTheFlag() throws {
        let body = Telemetry.logs([["event.name": "api_request_body", "body": #"{"messages":["blue"]}"#]])
        #expect(!(try Door().logs(body).contains("blue")))
    }

    @Test func commandsAndErrorsAreAlwaysKept() throws {
        let input = JSONValue.object(["command": "make lint"])
        let stored = try Door().hook(
            Telemetry.hook(["tool_name": "Bash", "tool_input": input, "error": "Exit code 2"]))
        #expect(stored["tool_input"]?["command"] == "make lint")
        #expect(stored["error"] == "Exit code 2")
    }
}
