import Events
import Ingest
import TestSupport
import Testing

/// Cursor's hooks by its documentation.
@Suite struct CursorTests {
    private func hook(_ name: String, _ extra: [String: JSONValue] = [:]) throws -> CodingAgentEvent {
        let common: [String: JSONValue] = [
            "hook_event_name": .string(name), "conversation_id": "c", "generation_id": "g", "model": "m",
            "cursor_version": "3.13", "workspace_roots": .array(["/src/web"]), "user_email": "a@example.com",
        ]
        return try #require(try Wire().hook(.cursor, common.merging(extra) { $1 }).first)
    }

    @Test(arguments: [
        ("sessionStart", CodingAgentEvent.Kind.sessionStart), ("sessionEnd", .sessionEnd),
        ("beforeSubmitPrompt", .prompt), ("afterAgentResponse", .assistantResponse),
        ("preToolUse", .toolCall), ("postToolUse", .toolResult), ("postToolUseFailure", .toolResult),
        ("beforeShellExecution", .toolCall), ("afterShellExecution", .toolResult),
        ("beforeMCPExecution", .toolCall), ("afterMCPExecution", .toolResult),
        ("afterFileEdit", .toolResult), ("subagentStart", .subagentStart), ("subagentStop", .subagentEnd),
        ("preCompact", .compaction), ("stop", .turnEnd), ("afterAgentThought", .other),
        ("beforeReadFile", .other), ("beforeTabFileRead", .other), ("afterTabFileEdit", .other),
        ("workspaceOpen", .other), ("somethingNewer", .other),
    ])
    func everyHookHasItsKind(_ name: String, _ kind: CodingAgentEvent.Kind) throws {
        let event = try hook(name, ["a_newer_key": "x"])
        #expect(event.kind == kind)
        #expect(event.session == SessionKey(agent: .cursor, id: "c"))
        #expect(event.turn == "g")
        #expect(event.model == "m")
        #expect(event.who.user == "a@example.com")
        #expect(event.who.directory == "/src/web")
        #expect(event.attributes["a_newer_key"] == "x")
        #expect(event.attributes["hook"] == .string(name))
    }

    @Test(arguments: [
        ("completed", CodingAgentEvent.Kind.turnEnd), ("aborted", .interrupt), ("error", .apiError),
    ])
    func aStopsStatusSaysWhatEnded(_ status: String, _ kind: CodingAgentEvent.Kind) throws {
        #expect(try hook("stop", ["status": .string(status)]).kind == kind)
    }

    @Test func aThoughtIsKeptUnderTheFlagAndIsNoAnswer() throws {
        let thought = try hook("afterAgentThought", ["text": "look first"])
        #expect(thought.text == nil)
        #expect(thought.attributes["text"] == "look first")
        let answer = try hook("afterAgentResponse", ["text": "Done."])
        #expect(answer.text == "Done.")
    }

    @Test func theExitCodeOfAShellCallSaysWhetherItFailed() throws {
        func result(_ output: String) throws -> ToolUse? {
            try hook("postToolUse", ["tool_name": "Shell", "tool_output": .string(output)]).tool
        }
        #expect(try result(#"{"exitCode": 3, "stdout": ""}"#)?.succeeded == false)
        #expect(try result(#"{"exitCode": 3, "stdout": ""}"#)?.exitCode == 3)
        #expect(try result(#"{"exitCode": 0, "stdout": "{\"exitCode\": 9}"}"#)?.succeeded == true)
        #expect(try result("no JSON")?.succeeded == true)
    }

    @Test func aFailureSaysWhy() throws {
        let tool = try hook(
            "postToolUseFailure",
            [
                "tool_name": "Shell", "tool_use_id": "k", "tool_input": .object(["command": "make"]),
                "error_message": "Command timed out after 30s", "failure_type": "timeout", "duration": 30_000,
            ]
        ).tool
        #expect(tool?.succeeded == false)
        #expect(tool?.errorMessage == "Command timed out after 30s")
        #expect(tool?.errorType == "timeout")
        #expect(tool?.durationMilliseconds == 30_000)
    }

    @Test func aSubagentsEndIsNamedByItsFile() throws {
        let end = try hook("subagentStop", ["agent_transcript_path": "/x/subagents/toolu_01C.jsonl"])
        #expect(end.subagent == "toolu_01C")
        #expect(try hook("subagentStart", ["subagent_id": "toolu_01C"]).subagent == "toolu_01C")
    }

    @Test func whatComesByClaudesRouteIsCursors() throws {
        let payload: [String: JSONValue] = [
            "hook_event_name": "PreToolUse", "conversation_id": "c", "session_id": "c", "generation_id": "g",
            "tool_name": "Shell", "tool_use_id": "k", "tool_input": .object(["command": "make"]),
        ]
        let event = try #require(try Wire().hook(.claude, payload).first)
        #expect(event.session == SessionKey(agent: .cursor, id: "c"))
        #expect(event.tool?.name == "Bash")
    }

    @Test func aSkillThatIsReadIsTakenUp() throws {
        let payload: [String: JSONValue] = [
            "hook_event_name": "postToolUse", "conversation_id": "c", "generation_id": "g",
            "tool_name": "Read", "tool_use_id": "k",
            "tool_input": .object(["file_path": "/src/.cursor/skills/run-tests/SKILL.md"]),
        ]
        let events = try Wire().hook(.cursor, payload)
        #expect(events.map(\.kind) == [.toolResult, .skillActivated])
        #expect(events.last?.skill?.name == "run-tests")
    }
}
