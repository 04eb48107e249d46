/// Says whether a prompt holds words of a person, as opposed to text that an agent or a tool wrote.
///
/// Claude Code announces finished subagents, reminders, slash commands and shell output as prompts; Codex opens
/// hidden threads to name a task and injects its environment; both write summaries when a context is compacted.
/// None of it is a person's word, and some of it repeats a person's words a second time.
package func isHumanPrompt(_ text: String) -> Bool {
    let start = text.utf8.lazy.drop { $0 <= 32 }.prefix(100).map { (65...90).contains($0) ? $0 | 0x20 : $0 }
    let bytes = Array(start)
    guard let first = bytes.first else { return false }
    return !(machineOpenings[first] ?? []).contains { bytes.starts(with: $0) }
}

/// How texts of programs begin, in lower case, by their first byte.
private let machineOpenings: [UInt8: [[UInt8]]] = {
    let openings = (machineTags + machineSentences).map { Array($0.utf8) }
    return Dictionary(grouping: openings) { $0.first ?? 0 }
}()

/// Markup that only programs write at the start of a prompt, and the marks of suppressed text.
private let machineTags = [
    "<task-notification", "<system-reminder", "<local-command-", "<command-name", "<command-message",
    "<command-args", "<bash-input", "<bash-stdout", "<bash-stderr", "<user-prompt-submit-hook",
    "<environment_context", "<user_instructions", "<instructions", "<turn_aborted", "<skill>", "<hook_prompt",
    "<subagent_notification", "<user_action", "<permissions", "<collaboration_mode", "<session-start",
    "<ide_opened_file>", "<ide_selection>", "<teammate-message", "<tool_use_error", "<new-diagnostics",
    "<redacted>", "[redacted]",
]

/// Sentences that agents put before text of their own.
private let machineSentences = [
    "# agents.md instructions for ", "[request interrupted by user", "[image: source:",
    "caveat: the messages below",
    "this session is being continued from a previous conversation",
    "generate a concise, single-line task title",
    "stop hook feedback:", "base directory for this skill:", "review the current code changes",
    "another language model started to solve this problem", "your task is to create a detailed summary of",
    "please write a 5-10 word title", "analyze if this message indicates a new conversation topic",
    "you are performing a context checkpoint compaction", "no response requested.", "[suggestion mode:",
    "the user opened the file ", "unknown skill: ", "unknown slash command", "api error:",
    "generate a short title for this conversation", "summarize this coding conversation",
]
