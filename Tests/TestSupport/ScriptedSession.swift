package import Events

/// A session of Claude Code as its hooks tell it, made of the seed's hand-made shape: for tests that need
/// words of their own rather than recorded ones.
package struct ScriptedSession: Sendable {
    package let id: String
    package let user: String
    package let repository: String
    package let day: Int64
    private var payloads: [[String: JSONValue]] = []
    private var turns = 0

    package init(
        _ id: String, user: String = "ana@example.com", repository: String = "acme/web", day: Int64 = 20_000
    ) {
        self.id = id
        self.user = user
        self.repository = repository
        self.day = day
    }

    /// The folder in which the agent works.
    package static let directory = "/home/dev/project"

    /// The user says something; the agent runs commands, edits files below its folder, answers and ends its turn.
    package mutating func turn(
        _ prompt: String, runs commands: [String] = [], edits files: [String] = [], answers: String = "Done."
    ) {
        turns += 1
        add("UserPromptSubmit", ["prompt": .string(prompt)])
        for (index, command) in commands.enumerated() {
            let call: [String: JSONValue] = [
                "tool_name": "Bash", "tool_use_id": .string("\(id)-\(turns)-\(index)"),
                "tool_input": .object(["command": .string(command)]),
            ]
            add("PreToolUse", call)
            add("PostToolUse", call)
        }
        for (index, file) in files.enumerated() {
            let call: [String: JSONValue] = [
                "tool_name": "Edit", "tool_use_id": .string("\(id)-\(turns)-edit-\(index)"),
                "tool_input": .object(["file_path": .string("\(Self.directory)/\(file)")]),
            ]
            add("PreToolUse", call)
            add("PostToolUse", call)
        }
        add("Stop", ["last_assistant_message": .string(answers)])
    }

    /// The agent takes a skill up.
    package mutating func activate(_ skill: String) { add("SkillActivated", ["skill_name": .string(skill)]) }

    /// The deliveries' bodies, in order.
    package var bodies: [String] { payloads.map { JSONValue.object($0).text } }

    /// The moment of the delivery at an index: seconds apart, from noon of the session's day.
    package func moment(_ index: Int) -> Timestamp {
        Timestamp(milliseconds: day * 86_400_000 + 43_200_000 + Int64(index) * 1000)
    }

    private mutating func add(_ event: String, _ fields: [String: JSONValue]) {
        let common: [String: JSONValue] = [
            "hook_event_name": .string(event), "session_id": .string(id), "user_email": .string(user),
            "repo": .string(repository), "cwd": .string(Self.directory),
            "prompt_id": .string("\(id)-\(turns)"),
        ]
        payloads.append(common.merging(fields) { _, new in new })
    }
}

extension JSONValue: ExpressibleByStringLiteral {
    package init(stringLiteral value: String) { self = .string(value) }
}
