internal import Events
internal import OTLP

/// Facts that stand only inside a tool's output, taken out before the output itself may be dropped.
///
/// Codex reports `success = "true"` whatever the exit code, and a subagent's conversation id stands only in
/// the output of `spawn_agent`: without these, a server that keeps no output could tell neither.
enum ToolOutputFacts {
    private static let commandTools: Set<String> = [
        "exec_command", "shell", "local_shell", "shell_command", "container.exec", "write_stdin",
        "apply_patch",
    ]

    static func found(in record: LogRecord, provider: Provider) -> [KeyValue] {
        guard provider == .codex, let output = record.attributes[key: "output"]?.string else { return [] }
        var facts: [KeyValue] = []
        let tool = record.attributes[key: "tool_name"]?.string ?? ""
        // Other tools' outputs have no such header, and could hold the same words as content.
        if commandTools.contains(tool), let code = exitCode(output) {
            facts.append(KeyValue("moda.exit_code", .integer(code)))
        }
        if let child = childAgent(output, tool: tool) {
            facts.append(KeyValue("moda.child_agent_id", .string(child)))
        }
        if header(of: output).contains(where: { $0.hasPrefix("aborted by user") }) {
            facts.append(KeyValue("moda.aborted_by_user", .bool(true)))
        }
        return facts
    }

    /// The code in the header that Codex puts before a command's output: `Process exited with code N`, `Exit
    /// code: N`.
    static func exitCode(_ output: String) -> Int64? {
        for line in header(of: output) {
            for mark in ["Process exited with code ", "Exit code: "] where line.hasPrefix(mark) {
                return Int64(line.dropFirst(mark.count).prefix { $0.isNumber || $0 == "-" })
            }
        }
        return nil
    }

    /// The code of a shell's call in a hook of Cursor's, which gives a tool's output as a string of JSON.
    static func exitCode(inHook payload: [String: JSONValue]) -> Int64? {
        guard payload["cursor_version"] != nil || payload["conversation_id"] != nil,
            ["Shell", "Bash", "run_terminal_cmd"].contains(payload["tool_name"]?.string ?? ""),
            let output = payload["tool_output"] ?? payload["tool_response"]
        else { return nil }
        let parsed = output.string.map { try? JSONValue(parsing: $0, budget: Limits.nestedValues) } ?? output
        return (parsed?["exitCode"] ?? parsed?["exit_code"])?.integer
    }

    /// The lines before `Output:`; only they are Codex's own, so that a command cannot forge its result by
    /// printing.
    private static func header(of output: String) -> some Sequence<Substring> {
        output.split(separator: "\n", maxSplits: 8, omittingEmptySubsequences: false).prefix(8)
            .prefix { $0 != "Output:" }
    }

    private static func childAgent(_ output: String, tool: String) -> String? {
        guard tool == "spawn_agent",
            let parsed = try? JSONValue(parsing: output, budget: Limits.nestedValues)
        else { return nil }
        return parsed["agent_id"]?.string
    }
}
