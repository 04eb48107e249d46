import Events
import TestSupport
import Testing

@Suite struct ClaudeTests {
    private func log(_ name: String, _ extra: [String: JSONValue]) throws -> [CodingAgentEvent] {
        let common: [String: JSONValue] = [
            "event.name": .string(name), "session.id": "s1", "prompt.id": "p1", "event.sequence": 3,
            "event.timestamp": "2026-11-21T05:00:00.123Z",
        ]
        return try Wire().logs(.claude, [common.merging(extra) { _, new in new }])
    }

    private func hook(_ name: String, _ extra: [String: JSONValue]) throws -> [CodingAgentEvent] {
        let common: [String: JSONValue] = [
            "session_id": "s1", "prompt_id": "p1", "hook_event_name": .string(name),
        ]
        return try Wire().hook(.claude, common.merging(extra) { _, new in new })
    }

    @Test func theEventsNameIsReadBareOrWithItsPrefix() throws {
        #expect(try log("claude_code.user_prompt", ["prompt": "hi"]).map(\.kind) == [.prompt])
        #expect(try log("user_prompt", ["prompt": "hi"]).map(\.kind) == [.prompt])
    }

    @Test func noiseIsNoEvent() throws {
        for name in ["hook_registered", "retention_sweep", "mcp_server_connection"] {
            #expect(try log(name, [:]).isEmpty)
        }
    }

    @Test func aFailureIsOneInBothChannelsAndTheHookKnowsTheExitCode() throws {
        let failed = try log(
            "tool_result",
            [
                "tool_name": "Bash", "tool_use_id": "t1", "success": "false", "error_type": "ShellError",
                "duration_ms": "2967",
            ])
        let told = try hook(
            "PostToolUseFailure",
            ["tool_name": "Bash", "tool_use_id": "t1", "error": "Exit code 2\nno such file"])
        #expect(failed.map(\.id) == told.map(\.id))
        #expect(failed[0].tool?.succeeded == false)
        #expect(failed[0].tool?.durationMilliseconds == 2967)
        #expect(told[0].tool?.exitCode == 2)
    }

    @Test func anMCPToolHasItsHookNameInLogsToo() throws {
        let events = try log(
            "tool_result",
            [
                "tool_name": "mcp_tool", "tool_use_id": "t1", "success": "true",
                "tool_parameters": #"{"mcp_server_name":"demo","mcp_tool_name":"echo"}"#,
                "tool_input": #"{"text":"hello"}"#,
            ])
        #expect(events[0].tool?.name == "mcp__demo__echo")
        #expect(events[0].tool?.input?.contains("hello") == true)
    }

    @Test func theWholeCommandIsKeptFromTheParameters() throws {
        let events = try log(
            "tool_result",
            [
                "tool_name": "Bash", "tool_use_id": "t1",
                "tool_parameters": #"{"bash_command":"rm","full_command":"rm -rf build"}"#,
                "tool_input": #"{"command":"rm …[9 chars]"}"#,
            ])
        #expect(events[0].tool?.input == "rm -rf build")
    }

    @Test func aResumedProcessCountsFromZeroAndItsEventsAreNewOnes() throws {
        let first = try log("skill_activated", ["skill.name": "a", "event.sequence": 0])
        let later = try log(
            "skill_activated",
            ["skill.name": "a", "event.sequence": 0, "event.timestamp": "2026-11-21T06:00:00.123Z"])
        #expect(first[0].id != later[0].id)
    }

    @Test func twoPromptsOfOneTurnAreTwoByTheirMessageIDs() throws {
        let first = try log("user_prompt", ["prompt": "go on", "message.uuid": "m1"])
        let steering = try log(
            "user_prompt", ["prompt": "go on", "message.uuid": "m2", "delivery.mode": "mid_turn"])
        #expect(first[0].id != steering[0].id)
        #expect(try log("user_prompt", ["prompt": "go on", "message.uuid": "m1"])[0].id == first[0].id)
    }

    @Test func whatASubagentDoesIsMarked() throws {
        #expect(try log("assistant_response", ["response": "x", "agent_id": "a5"])[0].subagent == "a5")
        let task = try hook("UserPromptSubmit", ["prompt": "find callers", "agent_id": "a5"])
        #expect(task.map(\.kind) == [.machinePrompt])
    }

    @Test func wordsOfARefusalStandOnlyInTheBatch() throws {
        let response: JSONValue = .string(
            "The user doesn't want to proceed with this tool use. The tool use was rejected. "
                + "To tell you how to proceed, the user said:\nnot on Fridays")
        let call = JSONValue.object([
            "tool_name": "Bash", "tool_use_id": "t1", "tool_input": .object(["command": "deploy"]),
            "tool_response": response,
        ])
        let events = try hook("PostToolBatch", ["tool_calls": .array([call])])
        #expect(events.map(\.kind) == [.refusalWords])
        #expect(events[0].text == "not on Fridays")
        #expect(events[0].tool?.input == "deploy")
    }

    @Test func aBatchWithoutARefusalSaysNothingNew() throws {
        let call = JSONValue.object([
            "tool_name": "Bash", "tool_use_id": "t1",
            "tool_response": "As they say: The user doesn't want to proceed with this tool use.",
        ])
        #expect(try hook("PostToolBatch", ["tool_calls": .array([call])]).isEmpty)
    }

    @Test func aPersonIsNamedBeforeAnInstallAndACompanyBeforeTheAgentsOwnOrganization() throws {
        let events = try log(
            "user_prompt",
            [
                "user.id": "2859121e", "user.email": "dev@example.com", "company.id": "acme",
                "organization.id": "0b0b-11", "prompt": "hi",
            ])
        #expect(events[0].who.user == "dev@example.com")
        #expect(events[0].who.organization == "acme")
    }

    @Test func aPlaceholderIsNeverText() throws {
        let events = try log("user_prompt", ["prompt": "<REDACTED>", "prompt_text": "<REDACTED>"])
        #expect(events[0].text == nil)
        #expect(events[0].attributes["prompt_text_redacted"] == true)
    }
}
