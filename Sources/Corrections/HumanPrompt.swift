/// Says whether a prompt holds words of a person, as opposed to text that an agent or a tool wrote.
///
/// Claude Code announces finished subagents, reminders, slash commands and shell output as prompts; Codex opens
/// hidden threads to name a task and injects its environment; both write summaries when a context is compacted.
/// None of it is a person's word, and some of it repeats a person's words a second time.
package func isHumanPrompt(_ text: String) -> Bool {
    let start = text.drop(while: \.isWhitespace).prefix(600).lowercased()
    guard !start.isEmpty else { return false }
    if machineTags.contains(where: { start.hasPrefix($0) }) { return false }
    if machineOpenings.contains(where: { start.hasPrefix($0) }) { return false }
    return !machinePhrases.contains { $0.allSatisfy(start.contains) }
}

/// Markup that only programs write at the start of a prompt.
private let machineTags = [
    "<task-notification", "<system-reminder", "<local-command-", "<command-name", "<command-message",
    "<command-args", "<bash-input", "<bash-stdout", "<bash-stderr", "<user-prompt-submit-hook",
    "<environment_context", "<user_instructions", "<instructions", "<turn_aborted", "<skill>", "<hook_prompt",
    "<subagent_notification", "<user_action", "<permissions", "<collaboration_mode", "<session-start",
    "<ide_opened_file>", "<ide_selection>", "<teammate-message", "<tool_use_error", "<new-diagnostics",
    "<redacted>", "[redacted]",
]

/// Sentences that agents put before text of their own.
private let machineOpenings = [
    "# agents.md instructions for ", "[request interrupted by user", "[image: source:",
    "caveat: the messages below",
    "this session is being continued from a previous conversation",
    "generate a concise, single-line task title",
    "stop hook feedback:", "base directory for this skill:", "review the current code changes",
    "another language model started to solve this problem", "your task is to create a detailed summary of",
    "please write a 5-10 word title", "analyze if this message indicates a new conversation topic",
    "you are now in plan mode", "api error:", "tool loaded.", "no response requested.",
    "[suggestion mode:", "warmup", "the user opened the file ", "execute skill: ",
    "you are performing a context checkpoint compaction", "unknown skill: ", "unknown slash command",
]

/// Groups of words that together only occur in an agent's own requests.
private let machinePhrases = [
    ["summarize", "conversation", "continue the work", "context"],
    ["generate", "title", "conversation", "respond with"],
]
