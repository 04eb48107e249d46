internal import Events

/// The tool's name as hooks and the other agents say it: shells are `Bash`, MCP tools `mcp__server__tool`.
func codexToolName(_ name: String, server: String?) -> String {
    if ["exec_command", "shell", "local_shell", "shell_command", "container.exec"].contains(name) {
        return "Bash"
    }
    if let server, !server.isEmpty, !name.hasPrefix("mcp__") { return "mcp__\(server)__\(name)" }
    return name
}

/// The same by the namespace that spans tell (`mcp__demo`, or `functions` for tools of Codex's own).
func codexToolName(_ name: String, namespace: String?) -> String {
    let mark = "mcp__"
    guard let namespace, namespace.hasPrefix(mark) else { return codexToolName(name, server: nil) }
    return codexToolName(name, server: String(namespace.dropFirst(mark.count)))
}

/// Code mode's outer call, whose arguments are a program; the calls inside it are reported by themselves.
func isCodexProgram(_ tool: String?) -> Bool { tool == "exec" }
