import Events
import Ingest
import TestSupport
import Testing

/// The same thing twice adds nothing; two real things that look alike stay two.
@Suite struct RepeatsTests {
    private let rig: EventStoreRig

    init() throws { rig = try EventStoreRig() }

    private func prompt(_ agent: Agent, log text: String, at: Int64, turn: String = "p1") throws -> RawEvent {
        let time = Timestamp(milliseconds: at).rfc3339
        let names: [String: JSONValue] =
            agent == .claude
            ? [
                "event.name": "user_prompt", "session.id": "s", "prompt.id": .string(turn),
                "message.uuid": .string("m\(at)"),
            ]
            : ["event.name": "codex.user_prompt", "conversation.id": "s"]
        let record = names.merging(["prompt": .string(text), "event.timestamp": .string(time)]) { $1 }
        return try rig.raw(agent, .logs, Telemetry.logs([record]), at: at + 900)
    }

    private func prompt(_ agent: Agent, hook text: String, at: Int64, turn: String = "p1") throws -> RawEvent
    {
        let body = Telemetry.hook([
            "hook_event_name": "UserPromptSubmit", "session_id": "s", "prompt_id": .string(turn),
            "prompt": .string(text),
        ])
        return try rig.raw(agent, .hooks, body, at: at, delivery: "d\(at)")
    }

    @Test func aBodySentAgainAddsNothing() async throws {
        let log = try prompt(.claude, log: "hi", at: 1_000)
        let hook = try prompt(.claude, hook: "hi", at: 1_000)
        #expect(try await rig.put([log, hook, log, hook]) == [true, true, false, false])
        #expect(try await rig.events(.claude, "s").count == 1)
    }

    @Test func aBareHookIsARepeatOnlyWithinTenSeconds() async throws {
        let body = Telemetry.hook(["hook_event_name": "Stop", "session_id": "s"])
        let times: [Int64] = [0, 9_000, 20_000]
        let new = try await rig.put(try times.map { try rig.raw(.claude, .hooks, body, at: $0) })
        #expect(new == [true, false, true])
    }

    @Test(arguments: [Agent.claude, .codex])
    func aPromptByLogAndHookIsOneRowWhicheverCameFirst(_ agent: Agent) async throws {
        let log = try prompt(agent, log: "hi there", at: 1_000)
        let hook = try prompt(agent, hook: "hi there", at: 990)
        try await rig.put([log, hook])
        let other = try EventStoreRig()
        try await other.put([hook, log])
        let rows = try await rig.events(agent, "s")
        #expect(rows.count == 1)
        #expect(rows.first?.channels == [.log, .hook])
        #expect(rows.first?.at.milliseconds == 1_000)
        #expect(try await other.events(agent, "s") == rows)
    }

    @Test(arguments: [Agent.claude, .codex])
    func equalWordsTwiceStayTwo(_ agent: Agent) async throws {
        try await rig.put([
            try prompt(agent, log: "go on", at: 1_000), try prompt(agent, hook: "go on", at: 990),
            try prompt(agent, log: "go on", at: 9_000), try prompt(agent, hook: "go on", at: 8_990),
        ])
        let rows = try await rig.events(agent, "s")
        #expect(rows.map(\.at.milliseconds) == [1_000, 9_000])
        #expect(rows.allSatisfy { $0.channels.count == 2 })
    }

    @Test(arguments: [Agent.claude, .codex], [true, false])
    func otherWordsNeverMeetThoughTheHookMayNotKeepThem(_ agent: Agent, _ isKept: Bool) async throws {
        var rig = rig
        rig.policy.prompts = isKept
        func hook(_ text: String, _ at: Int64) throws -> RawEvent {
            let body = Telemetry.hook([
                "hook_event_name": "UserPromptSubmit", "session_id": "s", "prompt_id": "p1",
                "prompt": .string(text),
            ])
            return try rig.raw(agent, .hooks, body, at: at, delivery: "d\(at)")
        }
        // The second prompt's hook overtakes everything.
        try await rig.put([
            try hook("second", 3_000), try prompt(agent, log: "first", at: 1_000), try hook("first", 990),
            try prompt(agent, log: "second", at: 3_010),
        ])
        let rows = try await rig.events(agent, "s")
        #expect(rows.map(\.text) == ["first", "second"])
        #expect(rows.allSatisfy { $0.channels.count == 2 })
    }

    @Test func codexPromptsFarApartAreTwo() async throws {
        try await rig.put([
            try prompt(.codex, log: "go on", at: 1_000), try prompt(.codex, hook: "go on", at: 500_000),
        ])
        #expect(try await rig.events(.codex, "s").count == 2)
    }

    @Test func aToolsResultByLogAndHookIsOneRowThatFailed() async throws {
        let log: [String: JSONValue] = [
            "event.name": "codex.tool_result", "conversation.id": "s", "call_id": "k", "success": "true",
            "tool_name": "exec_command", "arguments": #"{"cmd":"make"}"#,
            "output": "Process exited with code 2\nOutput:\n",
        ]
        let hook: [String: JSONValue] = [
            "hook_event_name": "PostToolUse", "session_id": "s", "tool_name": "Bash", "tool_use_id": "k",
            "cwd": "/src", "tool_input": .object(["command": "make"]),
        ]
        try await rig.put([
            try rig.raw(.codex, .hooks, Telemetry.hook(hook)),
            try rig.raw(.codex, .logs, Telemetry.logs([log])),
        ])
        let rows = try await rig.events(.codex, "s")
        #expect(rows.count == 1)
        #expect(rows.first?.tool?.succeeded == false)
        #expect(rows.first?.who.directory == "/src")
    }
}
