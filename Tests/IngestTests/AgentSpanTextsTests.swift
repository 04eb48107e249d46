import Events
import Ingest
import TestSupport
import Testing

/// The table "Which text is kept", for the spans of coding agents and the hooks of Cursor.
@Suite struct AgentSpanTextsTests {
    private static let secret = "ghp_Fake0Demo1Fake2Demo3Fake4Demo5Fake6D"

    private func stored(_ attributes: [String: JSONValue], outputs: Bool = false) throws -> String {
        let door = Door(policy: CapturePolicy(outputs: outputs))
        let body = Telemetry.spans([attributes], events: [("tool.output", attributes)])
        return try door.take(body, agent: .claude, .traces).body
    }

    @Test func aPromptIsKeptAndAPlaceholderNever() throws {
        #expect(try stored(["user_prompt": "the blue one"]).contains("the blue one"))
        let redacted = try stored(["user_prompt": "<REDACTED>"])
        #expect(!redacted.contains("<REDACTED>"))
        #expect(redacted.contains("prompt_text_redacted"))
    }

    @Test(arguments: ["output", "content", "diff", "new_context", "gen_ai.input.messages"])
    func outputAndFilesNeedTheFlag(_ key: String) throws {
        let without = try stored([key: "the blue one"])
        #expect(!without.contains("blue"))
        #expect(without.contains("output_snippet_redacted"))
        #expect(try stored([key: "the blue one"], outputs: true).contains("the blue one"))
    }

    @Test func aCommandIsKeptButNotTheFileInIt() throws {
        #expect(try stored(["full_command": "make lint"]).contains("make lint"))
        let patch =
            "apply_patch <<'EOF'\n*** Begin Patch\n*** Update File: src/a.py\n+blue\n*** End Patch\nEOF"
        for key in ["full_command", "bash_command"] {
            let kept = try stored([key: .string(patch)])
            #expect(!kept.contains("blue"))
            #expect(kept.contains("src/a.py"))
        }
    }

    @Test(arguments: [
        "user_prompt", "full_command", "output", "content", "error", "tool_input", "an.unknown.key",
    ])
    func noAttributeCarriesASecret(_ key: String) throws {
        #expect(!(try stored([key: .string("use \(Self.secret) now")], outputs: true).contains(Self.secret)))
    }

    @Test(
        arguments: [
            ["text": "blue"], ["task": "blue"], ["summary": "blue"], ["agent_message": "blue"],
            ["content": "blue"], ["result_json": #"{"a":"blue"}"#], ["tool_output": #"{"stdout":"blue"}"#],
            ["edits": .array([.object(["old_string": "a", "new_string": "blue", "new_line": "blue"])])],
            ["attachments": .array([.object(["type": "file", "filePath": "/a", "content": "blue"])])],
            ["tool_input": #"{"file_path":"/a","contents":"blue"}"#],
        ] as [[String: JSONValue]])
    func noTextOfCursorsPassesWithoutTheFlag(_ payload: [String: JSONValue]) throws {
        let common: [String: JSONValue] = ["cursor_version": "3", "conversation_id": "c", "tool_name": "X"]
        let body = Telemetry.hook(common.merging(payload) { $1 })
        #expect(!(try Door().hook(body, agent: .cursor).text.contains("blue")))
        let open = Door(policy: CapturePolicy(prompts: true, outputs: true))
        #expect(try open.hook(body, agent: .cursor).text.contains("blue"))
    }

    @Test func pathsAndExitCodesAreKeptWithoutTheFlag() throws {
        let output = JSONValue.string(#"{"exitCode": 3, "stdout": "blue"}"#)
        let stored = try Door().hook(
            Telemetry.hook([
                "cursor_version": "3", "tool_name": "Shell", "tool_output": output, "file_path": "/src/a.py",
                "attachments": .array([.object(["type": "file", "filePath": "/src/b.py"])]),
            ]), agent: .cursor)
        #expect(stored["moda.exit_code"] == 3)
        #expect(stored["file_path"] == "/src/a.py")
        #expect(stored["attachments"]?.array?.first?["filePath"] == "/src/b.py")
        #expect(stored["output_snippet_redacted"] == true)
    }
}
