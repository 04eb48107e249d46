import Events
import Ingest
import TestSupport
import Testing

/// What a file holds does not pass in a tool's arguments without the outputs flag; where it lies does.
@Suite struct FileContentsTests {
    private static let patch =
        "*** Begin Patch\n*** Update File: src/a.py\n@@\n-old blue\n+new blue\n*** End Patch\n"

    /// Arguments that hold "blue" as file content, and "src" as a path.
    static let arguments: [(tool: String, JSONValue)] = [
        ("Write", .object(["file_path": "src/a.ts", "content": "blue"])),
        ("Edit", .object(["file_path": "src/a.ts", "old_string": "blue", "new_string": "blue!"])),
        (
            "MultiEdit",
            .object(["file_path": "src/a", "edits": .array([.object(["old_string": "blue"])])])
        ),
        ("mcp__files__save", .object(["path": "src/a", "file": .object(["content": .array(["blue"])])])),
        ("search_replace", .object(["file_path": "src/a", "oldString": "blue", "newString": "blue"])),
        ("exec", .object(["workdir": "src/a", "input": "await tools.write({content: 'blue'})"])),
        ("apply_patch", .object(["command": .string(patch)])),
        ("exec_command", .object(["cmd": .string("apply_patch <<'EOF'\n\(patch)EOF")])),
    ]

    @Test(arguments: arguments)
    func aHooksArgumentsKeepThePathOnly(_ tool: String, _ input: JSONValue) throws {
        let body = Telemetry.hook(["tool_name": .string(tool), "tool_input": input])
        let stored = try Door().hook(body).text
        #expect(!stored.contains("blue"))
        #expect(stored.contains("src/a"))
        #expect(try Door(policy: CapturePolicy(outputs: true)).hook(body).text.contains("blue"))
    }

    @Test(arguments: arguments)
    func aLogsArgumentsKeepThePathOnly(_ tool: String, _ input: JSONValue) throws {
        for key in ["tool_input", "arguments"] {
            let record: [String: JSONValue] = ["tool_name": .string(tool), key: .string(input.text)]
            let stored = try Door().logs(Telemetry.logs([record]), agent: .codex)
            #expect(!stored.contains("blue"))
            #expect(stored.contains("src"))
        }
    }

    @Test(arguments: [
        ("Write", #"{"file_path":"/a","content":"blue and blu…[truncated]"#),
        ("Edit", #"{"file_path":"/a","old_string" : "blue…[truncated]"#),
        ("mcp_tool", #"{"json":"{\"content\":\"blue"#), ("apply_patch", patch),
        ("exec", "const p = await tools.apply_patch(`\(patch)`);"),
        ("exec", "await tools.write({path: 'src', content: 'blue'})"),
    ])
    func argumentsThatAreNoJSONArePassedOverWhereTheyMayHoldAFile(_ tool: String, _ text: String) throws {
        let record: [String: JSONValue] = ["tool_name": .string(tool), "tool_input": .string(text)]
        #expect(!(try Door().logs(Telemetry.logs([record])).contains("blue")))
    }

    @Test func aCommandThatTheAgentCutIsKept() throws {
        let record: [String: JSONValue] = [
            "tool_name": "Bash", "tool_input": #"{"command":"make lint && make te…[truncated]"#,
        ]
        #expect(try Door().logs(Telemetry.logs([record])).contains("make lint"))
    }
}
