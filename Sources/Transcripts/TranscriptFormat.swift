/// The histories that agents keep on a developer's machine, by how they are written.
package enum TranscriptFormat: String, Sendable, CaseIterable {
    /// Claude Code: `~/.claude/projects/<folder>/<session>.jsonl`, and its subagents' files below.
    case claude
    /// Codex: `$CODEX_HOME/sessions/YYYY/MM/DD/rollout-<time>-<thread>.jsonl`, of both generations.
    case codex
    /// SpecStory: `.specstory/history/<time>-<title>.md`.
    case specstory
}
