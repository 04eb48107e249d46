internal import Events
internal import OTLP

/// Facts that stand only inside a tool's output, taken out before the output itself may be dropped.
///
/// Codex reports `success = "true"` whatever the exit code, and a subagent's conversation id stands only in the
/// output of `spawn_agent`: without these, a server that keeps no output could tell neither.
enum ToolOutputFacts {
    static func found(in record: LogRecord, agent: Agent) -> [KeyValue] {
        guard agent == .codex, let output = record.attributes[key: "output"]?.string else { return [] }
        var facts: [KeyValue] = []
        if let code = exitCode(output) { facts.append(KeyValue("moda.exit_code", .integer(code))) }
        if let child = childAgent(output, tool: record.attributes[key: "tool_name"]?.string) {
            facts.append(KeyValue("moda.child_agent_id", .string(child)))
        }
        if output.contains("rejected by user") { facts.append(KeyValue("moda.rejected_by_user", .bool(true))) }
        if output.contains("aborted by user") { facts.append(KeyValue("moda.aborted_by_user", .bool(true))) }
        return facts
    }

    /// The code in the header that Codex puts before a command's output: `Process exited with code N`, `Exit code: N`.
    ///
    /// Only lines before `Output:` count, so that a command cannot forge its own result by printing the phrase.
    static func exitCode(_ output: String) -> Int64? {
        for line in output.split(separator: "\n", maxSplits: 8, omittingEmptySubsequences: false).prefix(8) {
            if line == "Output:" { return nil }
            for mark in ["Process exited with code ", "Exit code: "] where line.hasPrefix(mark) {
                return Int64(line.dropFirst(mark.count).prefix { $0.isNumber || $0 == "-" })
            }
        }
        return nil
    }

    private static func childAgent(_ output: String, tool: String?) -> String? {
        guard tool == "spawn_agent", let parsed = try? JSONValue(parsing: output) else { return nil }
        return parsed["agent_id"]?.string
    }
}
