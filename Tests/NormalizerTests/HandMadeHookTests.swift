import Events
import TestSupport
import Testing

/// Payloads that a customer's own script posts.
@Suite struct HandMadeHookTests {
    private let example: [String: JSONValue] = [
        "hook": "PostToolUse", "session_id": "sess_123", "tool_name": "Bash", "tool_use_id": "tool_abc",
        "success": true, "duration_ms": 412, "cwd": "/home/user/repo", "repo": "acme/web", "branch": "main",
        "timestamp": "2025-01-15T12:34:56Z",
    ]

    private func event(_ agent: Agent, _ extra: [String: JSONValue] = [:]) throws -> CodingAgentEvent {
        try #require(try Wire().hook(agent, example.merging(extra) { $1 }).first)
    }

    @Test(arguments: Agent.allCases)
    func theDocumentedExampleGivesItsRow(_ agent: Agent) throws {
        let event = try event(agent)
        #expect(event.kind == .toolResult)
        #expect(event.session == SessionKey(agent: agent, id: "sess_123"))
        #expect(event.at.rfc3339 == "2025-01-15T12:34:56.000Z")
        #expect(event.tool?.name == "Bash")
        #expect(event.tool?.callID == "tool_abc")
        #expect(event.tool?.succeeded == true)
        #expect(event.tool?.durationMilliseconds == 412)
        #expect(event.who.directory == "/home/user/repo")
        #expect(event.who.repository == "acme/web")
        #expect(event.who.branch == "main")
    }

    @Test(
        arguments: [
            .string("2025-01-15T12:34:56Z"), .integer(1_736_944_496), .integer(1_736_944_496_000),
            .number(1_736_944_496.0), .string("1736944496"), .integer(1_736_944_496_000_000_000),
        ] as [JSONValue])
    func aTimeIsReadInEverySpelling(_ time: JSONValue) throws {
        #expect(try event(.claude, ["timestamp": time]).at.rfc3339 == "2025-01-15T12:34:56.000Z")
    }

    @Test(
        arguments: [
            .string("soon"), .integer(-5), .number(.infinity), .number(1e300), .bool(true), .integer(.max),
            .null,
        ] as [JSONValue])
    func anOddTimeIsPassedOver(_ time: JSONValue) throws {
        #expect(try event(.claude, ["timestamp": time]).at.day > 10_000)
    }

    @Test(arguments: Agent.allCases)
    func unknownKeysAreKept(_ agent: Agent) throws {
        let event = try event(agent, ["approved_by": "lead", "sandbox": .object(["kind": "vm"])])
        #expect(event.attributes["approved_by"] == "lead")
        #expect(event.attributes["sandbox"]?["kind"] == "vm")
    }

    @Test(arguments: Agent.allCases)
    func aFailureIsTold(_ agent: Agent) throws {
        #expect(try event(agent, ["success": false, "error": "no such file"]).tool?.succeeded == false)
        var silent = example
        silent["success"] = nil
        let failed = try #require(
            try Wire().hook(agent, silent.merging(["error": "no such file"]) { $1 }).first)
        #expect(failed.tool?.succeeded == false)
        #expect(failed.tool?.errorMessage == "no such file")
        let coded = try #require(try Wire().hook(agent, silent.merging(["exit_code": 2]) { $1 }).first)
        #expect(coded.tool?.exitCode == 2)
        #expect(coded.tool?.succeeded == false)
    }

    @Test(
        arguments: Agent.allCases,
        [
            ("session_start", CodingAgentEvent.Kind.sessionStart), ("SessionEnd", .sessionEnd),
            ("user_prompt_submit", .prompt), ("pre_tool_use", .toolCall),
            ("permissionRequest", .permissionRequest),
            ("stop", .turnEnd), ("SubagentStart", .subagentStart), ("skill_activated", .skillActivated),
            ("a_hook_of_ours", .other),
        ])
    func theEventsNameIsReadInEverySpelling(_ agent: Agent, _ named: (String, CodingAgentEvent.Kind)) throws {
        let payload: [String: JSONValue] = [
            "hook": .string(named.0), "session_id": "s", "skill_name": "run-tests", "skill_scope": "repo",
        ]
        let event = try #require(try Wire().hook(agent, payload).first)
        #expect(event.kind == named.1)
        if named.1 == .skillActivated { #expect(event.skill == SkillUse(name: "run-tests", scope: "repo")) }
    }
}
