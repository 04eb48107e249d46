import Events
import Ingest
import TestSupport
import Testing

/// What spans tell, and what is left out because it would count twice.
@Suite struct AgentSpanTests {
    private func claude(
        _ name: String, _ attributes: [String: JSONValue],
        events: [(name: String, attributes: [String: JSONValue])] = []
    ) throws -> [CodingAgentEvent] {
        let own = attributes.merging(["session.id": "s"]) { $1 }
        return try Wire().traces(
            .claude, Telemetry.spans([own], events: events, members: ["name": .string(name)]))
    }

    private func codex(_ name: String, _ attributes: [String: JSONValue]) throws -> [CodingAgentEvent] {
        try Wire().traces(.codex, Telemetry.spans([attributes], members: ["name": .string(name)]))
    }

    @Test func aRequestIsItsLogsRow() throws {
        let span = try claude(
            "claude_code.llm_request",
            ["request_id": "r1", "input_tokens": 7, "output_tokens": 2, "success": true, "model": "m"])
        let log: [String: JSONValue] = [
            "event.name": "api_request", "session.id": "s", "request_id": "r1", "input_tokens": 7,
        ]
        #expect(span.map(\.id) == (try Wire().logs(.claude, [log]).map(\.id)))
        #expect(span.first?.usage?.input == 7)
    }

    @Test func aFailedRequestIsItsLogsErrorAndOneWithoutAnIDIsLeftOut() throws {
        let span = try claude(
            "claude_code.llm_request", ["request_id": "r1", "success": false, "error": "Overloaded"])
        let log: [String: JSONValue] = ["event.name": "api_error", "session.id": "s", "request_id": "r1"]
        #expect(span.map(\.kind) == [.apiError])
        #expect(span.map(\.id) == (try Wire().logs(.claude, [log]).map(\.id)))
        #expect(try claude("claude_code.llm_request", ["input_tokens": 7, "success": true]).isEmpty)
    }

    @Test func aToolsSpanIsItsCallAndItsOutputItsResult() throws {
        let tool: [String: JSONValue] = [
            "tool_name": "Bash", "tool_use_id": "t1", "full_command": "make lint",
        ]
        let events = try claude("claude_code.tool", tool, events: [("tool.output", ["output": "ok"])])
        #expect(events.map(\.kind) == [.toolCall, .toolResult])
        #expect(events.first?.tool?.input == "make lint")
        #expect(events.last?.tool?.output == "ok")
        let done = try claude(
            "claude_code.tool.execution",
            ["tool_use_id": "t1", "success": false, "error": "Shell command failed", "duration_ms": 9])
        #expect(done.map(\.id) == events.suffix(1).map(\.id))
        #expect(done.first?.tool?.succeeded == false)
    }

    @Test func otherSpansOfClaudeAreNoEvents() throws {
        for name in ["claude_code.hook", "claude_code.subagent.spawn", "claude_code.mcp.rpc"] {
            #expect(try claude(name, ["tool_use_id": "t1"]).isEmpty)
        }
        #expect(try claude("claude_code.tool.blocked_on_user", ["decision": "accept"]).isEmpty)
    }

    @Test func aThreadsNumberIsNoConversation() throws {
        let attributes: [String: JSONValue] = [
            "tool_name": "exec_command", "call_id": "k1", "aborted": false, "thread.id": 4,
        ]
        #expect(try codex("exec_command", attributes).isEmpty)
        let named = try codex("exec_command", attributes.merging(["thread.id": "c1"]) { $1 })
        #expect(named.map(\.kind) == [.toolCall])
        #expect(named.first?.session.id == "c1")
        #expect(named.first?.tool?.name == "Bash")
    }

    @Test func aTurnsTokensAreNoRequests() throws {
        let turn: [String: JSONValue] = [
            "thread.id": "c1", "turn.id": "t1", "codex.turn.token_usage.input_tokens": 24_550,
        ]
        let events = try codex("session_task.turn", turn)
        #expect(events.map(\.kind) == [.other])
        #expect(events.first?.usage == nil)
        #expect(events.first?.attributes["codex.turn.token_usage.input_tokens"] == 24_550)
    }

    @Test func theDirectoryIsThatOfTheTurnsRequests() throws {
        let spans: [[String: JSONValue]] = [
            ["thread.id": "c1", "turn.id": "t1"], ["thread.id": 7, "turn_id": "t1", "cwd": "/src"],
        ]
        let names = ["session_task.turn", "run_sampling_request"]
        let body = Telemetry.spans(spans)
        var text = String(decoding: body, as: UTF8.self)
        for name in names {
            text = text.replacing(#""name":"a span""#, with: #""name":"\#(name)""#, maxReplacements: 1)
        }
        let events = try Wire().traces(.codex, Array(text.utf8))
        #expect(events.map(\.who.directory) == ["/src"])
    }

    @Test func internalSpansAreNoEvents() throws {
        for name in ["fs.get_metadata", "append_items", "turn/start", "codex.sampling", "handle_responses"] {
            #expect(try codex(name, ["conversation.id": "c1", "turn.id": "t1"]).isEmpty)
        }
    }
}
