package import Events

extension TranscriptFormat {
    /// True for a record of which anything is read; nine in ten bytes of a history are of others.
    package func reads(_ record: JSONValue) -> Bool {
        let type = record["type"]?.string ?? ""
        switch self {
        case .claude:
            return reads(type, inner: record["attachment"]?["type"]?.string ?? record["subtype"]?.string)
        case .codex: return reads(type, inner: record["payload"]?["type"]?.string)
        case .specstory: return ["prompt", "response", "tool"].contains(type)
        }
    }

    /// The same by the record's type and that of what is inside (an attachment's, a payload's), where known.
    func reads(_ type: String, inner: String?) -> Bool {
        switch (self, type) {
        case (.claude, "user"), (.claude, "assistant"): true
        case (.claude, "attachment"): inner == nil || inner == "queued_command"
        case (.claude, "system"): inner == nil || inner == "compact_boundary"
        case (.codex, "session_meta"), (.codex, "turn_context"), (.codex, "token_usage_record"),
            (.codex, "compacted"):
            true
        case (.codex, "event_msg"): inner.map(Self.codexEvents.contains) ?? true
        case (.codex, "response_item"): inner.map(Self.codexItems.contains) ?? true
        default: false
        }
    }

    private static let codexEvents: Set<String> = [
        "task_started", "turn_aborted", "user_message", "agent_message", "token_count", "item_completed",
        "patch_apply_end", "exec_command_end", "mcp_tool_call_end",
    ]
    private static let codexItems: Set<String> = [
        "message", "function_call", "function_call_output", "custom_tool_call", "custom_tool_call_output",
        "local_shell_call", "local_shell_call_output",
    ]
}
