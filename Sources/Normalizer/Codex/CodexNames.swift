internal import Events

/// Milliseconds within which a prompt's log record and its hook are the same prompt: a message typed while the agent
/// works is logged at once, and reaches its hook only when the running call is over.
let codexPromptWindow: Int64 = 120_000

/// The tool's name as hooks and the other agents say it: shells are `Bash`, MCP tools `mcp__server__tool`.
func codexToolName(_ name: String, server: String?) -> String {
    if ["exec_command", "shell", "local_shell", "shell_command", "container.exec"].contains(name) { return "Bash" }
    if let server, !server.isEmpty, !name.hasPrefix("mcp__") { return "mcp__\(server)__\(name)" }
    return name
}
