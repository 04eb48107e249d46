import Events
import Foundation
import Ingest

/// A session of Claude Code as its hooks report it.
struct MadeSession {
    let id: String
    let user: String
    let repository: String
    let start: Timestamp
    private var payloads: [[String: JSONValue]] = []
    private var turns = 0

    init(_ id: String, user: String, repository: String, start: Timestamp) {
        self.id = id
        self.user = user
        self.repository = repository
        self.start = start
    }

    /// The user says something; the agent runs commands, answers and ends its turn.
    mutating func turn(_ prompt: String, runs commands: [String], answers: String) {
        turns += 1
        add("UserPromptSubmit", ["prompt": .string(prompt)])
        for (index, command) in commands.enumerated() {
            let call: [String: JSONValue] = [
                "tool_name": .string("Bash"), "tool_use_id": .string("\(id)-\(turns)-\(index)"),
                "tool_input": .object(["command": .string(command)]),
            ]
            add("PreToolUse", call)
            add("PostToolUse", call)
        }
        add("Stop", ["last_assistant_message": .string(answers)])
    }

    /// What an agent's hooks would have delivered, 20 seconds apart.
    var deliveries: [Delivery] {
        payloads.enumerated().map { index, payload in
            let at = Timestamp(milliseconds: start.milliseconds + Int64(index) * 20_000)
            return Delivery(
                provider: .claude, signal: .hooks, contentType: "application/json",
                body: Array(JSONValue.object(payload).text.utf8), receivedAt: at, observedAt: at,
                deliveryID: "\(id)-\(index)")
        }
    }

    private mutating func add(_ event: String, _ fields: [String: JSONValue]) {
        let common: [String: JSONValue] = [
            "hook_event_name": .string(event), "session_id": .string(id), "user_email": .string(user),
            "repo": .string(repository), "prompt_id": .string("\(id)-\(turns)"),
            "cwd": .string("/src/\(repository)"),
        ]
        payloads.append(common.merging(fields) { _, new in new })
    }
}
