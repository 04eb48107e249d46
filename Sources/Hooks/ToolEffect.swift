/// What a tool can do to a work tree, by its name in any of the agents.
package enum ToolEffect: Sendable, Equatable {
    /// It writes no file, or whoever writes for it has hooks of its own (a subagent that goes on by itself).
    case none
    /// It writes the files that its arguments name.
    case named
    /// A shell, another server's tool, one that we do not know: anything.
    case anything

    package init(of tool: String) {
        if Self.editing.contains(tool) {
            self = .named
        } else if Self.reading.contains(tool) {
            self = .none
        } else {
            self = .anything
        }
    }

    private static let editing: Set<String> = [
        // Claude Code
        "Write", "Edit", "MultiEdit", "NotebookEdit",
        // Codex
        "apply_patch", "ApplyPatch",
        // Cursor
        "StrReplace", "Delete", "EditNotebook", "edit_file", "search_replace", "delete_file",
    ]
    private static let reading: Set<String> = [
        // Claude Code
        "Read", "Glob", "Grep", "LS", "NotebookRead", "WebFetch", "WebSearch", "TodoWrite", "TodoRead",
        "TaskCreate", "TaskUpdate", "TaskGet", "TaskList", "ToolSearch", "AskUserQuestion", "EnterPlanMode",
        "ExitPlanMode", "Skill", "SlashCommand", "ListMcpResourcesTool", "ReadMcpResourceTool", "SendMessage",
        // Codex
        "view_image", "update_plan", "web_search", "read_file", "list_dir", "grep_files",
        "request_user_input", "list_mcp_resources", "list_mcp_resource_templates", "read_mcp_resource",
        "spawn_agent", "send_input", "wait", "wait_agent", "close_agent", "resume_agent",
        // Cursor
        "SemanticSearch", "ReadLints", "codebase_search", "grep", "file_search", "read_lints", "AskQuestion",
    ]
}
