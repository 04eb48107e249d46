internal import Events

/// What a prompt's log record and its hook have in common.
///
/// A message typed while the agent works is logged at once, and reaches its hook only when the running call
/// is over: hence the wide window. Without words there is only nearness to go by, and the window is narrow.
func codexPromptTwin(hasWords: Bool) -> Twin {
    Twin(key: "prompt", window: hasWords ? 120_000 : 5_000)
}

/// The tool's name as hooks and the other agents say it: shells are `Bash`, MCP tools `mcp__server__tool`.
func codexToolName(_ name: String, server: String?) -> String {
    if ["exec_command", "shell", "local_shell", "shell_command", "container.exec"].contains(name) {
        return "Bash"
    }
    if let server, !server.isEmpty, !name.hasPrefix("mcp__") { return "mcp__\(server)__\(name)" }
    return name
}
