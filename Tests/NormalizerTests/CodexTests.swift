import Events
import Ingest
import TestSupport
import Testing

@Suite struct CodexTests {
    private func result(_ extra: [String: JSONValue]) throws -> CodingAgentEvent {
        let common: [String: JSONValue] = [
            "event.name": "codex.tool_result", "conversation.id": "c1", "call_id": "k1",
            "tool_name": "exec_command", "success": "true", "agent_name": "/root",
            "event.timestamp": "2026-11-21T05:00:00.123Z",
        ]
        let events = try Wire().logs(.codex, [common.merging(extra) { _, new in new }])
        return try #require(events.first)
    }

    @Test func aCommandFailsByItsExitCodeWhateverSuccessSays() throws {
        let header = "Chunk ID: 1\nWall time: 0.1 seconds\nProcess exited with code 3\nOutput:\n"
        let event = try result(["output": .string(header + "Process exited with code 0")])
        #expect(event.tool?.succeeded == false)
        #expect(event.tool?.exitCode == 3)
    }

    @Test func aPatchTellsItsExitCodeInItsOwnWords() throws {
        let output: JSONValue = "Exit code: 1\nWall time: 0 seconds\nOutput:\nno such file"
        #expect(try result(["tool_name": "apply_patch", "output": output]).tool?.exitCode == 1)
    }

    @Test func whatACommandPrintsDoesNotForgeItsExitCode() throws {
        let output: JSONValue = "Wall time: 0.1 seconds\nOutput:\nProcess exited with code 1\n"
        #expect(try result(["output": output]).tool?.succeeded == true)
    }

    @Test func otherToolsOutputsHaveNoExitCode() throws {
        let event = try result(["tool_name": "add_note", "mcp_server": "demo", "output": "Exit code: 1"])
        #expect(event.tool?.succeeded == true)
        #expect(event.tool?.name == "mcp__demo__add_note")
    }

    @Test func theExitCodeIsKnownWhereTheOutputMayNotBeKept() throws {
        let records: [String: JSONValue] = [
            "event.name": "codex.tool_result", "conversation.id": "c1", "call_id": "k1", "success": "true",
            "tool_name": "exec_command", "output": "Process exited with code 7\nOutput:\nsecret business",
        ]
        let event = try #require(try Wire(policy: .init()).logs(.codex, [records]).first)
        #expect(event.tool?.exitCode == 7)
        #expect(event.tool?.output == nil)
        #expect(event.attributes["output_snippet_redacted"] == true)
    }

    @Test func theOuterCallOfCodeModeIsLeftOut() throws {
        let outer: [String: JSONValue] = [
            "event.name": "codex.tool_result", "conversation.id": "c1", "tool_name": "exec", "call_id": "k",
        ]
        #expect(try Wire().logs(.codex, [outer]).isEmpty)
        #expect(try result(["call_id": "exec-734f1fbb"]).tool?.name == "Bash")
    }

    @Test func aSubagentsEventsBelongToItsOwnConversationInEveryChannel() throws {
        let log = try result(["conversation.id": "child", "agent_name": "Bernoulli", "call_id": "k9"])
        let hooks = try Wire().hook(
            .codex,
            [
                "session_id": "root", "agent_id": "child", "hook_event_name": "PostToolUse",
                "tool_name": "Bash", "tool_use_id": "k9", "tool_input": .object(["command": "ls"]),
            ])
        let hook = try #require(hooks.first)
        #expect(log.subagent == "child")
        #expect(hook.subagent == "child")
        #expect(hook.id == log.id)
        #expect(hook.session.id == "child")
        #expect(hook.attributes["root_session_id"] == "root")
    }

    @Test func aSubagentsTaskIsNoPersonsPrompt() throws {
        let hook: [String: JSONValue] = [
            "session_id": "root", "agent_id": "child", "hook_event_name": "UserPromptSubmit",
            "prompt": "Count the files",
        ]
        #expect(try Wire().hook(.codex, hook).map(\.kind) == [.machinePrompt])
    }

    @Test func theChildOfASpawnIsNamedThoughTheOutputIsNotKept() throws {
        let spawn: [String: JSONValue] = [
            "event.name": "codex.tool_result", "conversation.id": "root", "tool_name": "spawn_agent",
            "call_id": "k2", "output": #"{"agent_id":"child","nickname":"Bernoulli"}"#,
        ]
        let event = try #require(try Wire(policy: .init()).logs(.codex, [spawn]).first)
        #expect(event.attributes["moda.child_agent_id"] == "child")
    }

    @Test func usageComesFromTheOneRecordThatHasItWithCachedTokensApart() throws {
        let sse: [String: JSONValue] = [
            "event.name": "codex.sse_event", "conversation.id": "c1", "event.kind": "response.completed",
        ]
        let usage: [String: JSONValue] = [
            "input_token_count": "120", "output_token_count": "30", "cached_token_count": 100,
        ]
        let events = try Wire().logs(.codex, [sse, sse.merging(usage) { _, new in new }])
        #expect(events.map(\.kind) == [.apiRequest])
        #expect(events[0].usage?.input == 20)
        #expect(events[0].usage?.cacheRead == 100)
    }

    @Test func recordsOfOneMillisecondKeepTheirOrder() throws {
        let names = ["codex.user_prompt", "codex.conversation_starts", "codex.agent_response"]
        let records = names.map { name -> [String: JSONValue] in
            [
                "event.name": .string(name), "conversation.id": "c1", "prompt": "p", "response": "r",
                "event.timestamp": "2026-11-21T05:00:00.123Z",
            ]
        }
        #expect(try Wire().logs(.codex, records).map(\.sequence) == [0, 1, 2])
    }
}
