import Events
import Ingest
import TestSupport
import Testing

/// One call of Cursor's is one row though four hooks tell of it; two equal calls are two.
@Suite struct CursorCallsTests {
    private func hook(
        _ rig: EventStoreRig, _ name: String, at: Int64, by agent: Agent = .cursor,
        _ fields: [String: JSONValue] = [:]
    ) throws -> RawEvent {
        let common: [String: JSONValue] = [
            "hook_event_name": .string(name), "conversation_id": "c", "generation_id": "g",
            "cursor_version": "3.13", "workspace_roots": .array(["/src/web"]), "user_email": "a@example.com",
        ]
        let body = Telemetry.hook(common.merging(fields) { $1 })
        return try rig.raw(agent, .hooks, body, at: at, delivery: "\(agent) \(name) \(at)")
    }

    /// A shell call with all the hooks that tell of it.
    private func shell(
        _ rig: EventStoreRig, _ command: String, call: String, at: Int64, code: Int64 = 0,
        by agent: Agent = .cursor
    ) throws -> [RawEvent] {
        let input: [String: JSONValue] = [
            "tool_name": "Shell", "tool_use_id": .string(call),
            "tool_input": .object(["command": .string(command)]),
        ]
        let output = JSONValue.object(["exitCode": .integer(code), "stdout": "done"]).text
        return [
            try hook(rig, "preToolUse", at: at, by: agent, input),
            try hook(rig, "beforeShellExecution", at: at + 5, by: agent, ["command": .string(command)]),
            try hook(
                rig, "afterShellExecution", at: at + 900, by: agent,
                ["command": .string(command), "output": "done", "duration": 890]),
            try hook(
                rig, "postToolUse", at: at + 910, by: agent,
                input.merging(["tool_output": .string(output), "duration": 890]) { $1 }),
        ]
    }

    private func rows(_ raw: [RawEvent], seed: UInt64) async throws -> [CodingAgentEvent] {
        var random = SeededGenerator(seed: seed)
        let rig = try EventStoreRig()
        try await rig.put(raw.shuffled(using: &random))
        return try await rig.events(.cursor, "c")
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func oneCallIsOneCallAndOneResult(_ seed: UInt64) async throws {
        let rig = try EventStoreRig()
        let rows = try await rows(try shell(rig, "make test", call: "k1", at: 1_000, code: 2), seed: seed)
        #expect(rows.map(\.kind) == [.toolCall, .toolResult])
        #expect(rows.allSatisfy { $0.tool?.name == "Bash" && $0.tool?.input == "make test" })
        #expect(rows[1].tool?.exitCode == 2)
        #expect(rows[1].tool?.succeeded == false)
        #expect(rows[1].tool?.durationMilliseconds == 890)
        #expect(rows[1].who.directory == "/src/web")
        #expect(rows[1].who.user == "a@example.com")
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func twoEqualCallsOfOneGenerationStayTwo(_ seed: UInt64) async throws {
        let rig = try EventStoreRig()
        let raw =
            try shell(rig, "make test", call: "k1", at: 1_000)
            + shell(rig, "make test", call: "k2", at: 9_000)
        let rows = try await rows(raw, seed: seed)
        #expect(rows.map(\.kind) == [.toolCall, .toolResult, .toolCall, .toolResult])
        #expect(rows.map { $0.tool?.callID } == ["k1", "k1", "k2", "k2"])
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func aCursorThatRunsBothAgentsHooksTellsEverythingOnce(_ seed: UInt64) async throws {
        let rig = try EventStoreRig()
        var raw: [RawEvent] = []
        for agent in [Agent.cursor, .claude] {
            raw += try shell(rig, "make test", call: "k1", at: 1_000, by: agent)
            let name = agent == .cursor ? "beforeSubmitPrompt" : "UserPromptSubmit"
            raw.append(try hook(rig, name, at: 500, by: agent, ["prompt": "run the tests"]))
            raw.append(try hook(rig, "afterAgentResponse", at: 2_000, by: agent, ["text": "Done."]))
            raw.append(try hook(rig, "afterAgentResponse", at: 2_500, by: agent, ["text": "Done."]))
            raw.append(try hook(rig, "stop", at: 3_000, by: agent, ["status": "completed"]))
        }
        let rows = try await rows(raw, seed: seed)
        #expect(
            rows.map(\.kind) == [
                .prompt, .toolCall, .toolResult, .assistantResponse, .assistantResponse, .turnEnd,
            ])
    }

    @Test func anMCPCallAndAnEditAreOneResultEach() async throws {
        let rig = try EventStoreRig()
        let path = JSONValue.object(["file_path": "/src/a.py", "contents": "x"])
        let rows = try await rows(
            [
                try hook(
                    rig, "preToolUse", at: 0,
                    [
                        "tool_name": "MCP:add_note", "tool_use_id": "k1",
                        "tool_input": .object(["text": "a", "n": 1]),
                    ]),
                try hook(
                    rig, "beforeMCPExecution", at: 4,
                    [
                        "tool_name": "add_note", "tool_input": #"{"text": "a", "n": 1}"#,
                        "command": "python3 notes.py",
                    ]),
                try hook(
                    rig, "postToolUse", at: 10,
                    ["tool_name": "Write", "tool_use_id": "k2", "tool_input": path, "tool_output": "{}"]),
                try hook(rig, "afterFileEdit", at: 12, ["file_path": "/src/a.py", "edits": .array([])]),
            ], seed: 1)
        #expect(rows.map(\.kind) == [.toolCall, .toolResult])
        #expect(rows.map { $0.tool?.name } == ["MCP:add_note", "Edit"])
        #expect(rows[1].tool?.input == "/src/a.py")
    }
}
