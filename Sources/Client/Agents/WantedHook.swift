internal import Events

/// A hook that we install.
struct WantedHook: Sendable, Equatable {
    var event: String
    /// Which tools it is for; nil for all.
    var matcher: String?
    /// Seconds after which the agent goes on without it.
    ///
    /// The hook itself is done in milliseconds: it writes the payload to disk and delivers it in the background.
    var timeout: Int64 = 5

    static func all(for agent: Agent) -> [WantedHook] {
        switch agent {
        case .claude: claude
        case .codex: codex
        case .cursor: cursor
        }
    }

    /// Claude Code knows 33 events; these tell of sessions, prompts, tools, refusals and turns.
    ///
    /// PostToolBatch alone has the words that somebody types with a refusal. Left out: MessageDisplay (one for
    /// every piece of text), WorktreeCreate and WorktreeRemove (a hook there replaces what Claude Code does),
    /// Notification and the others that the transcript of a turn says better. Never of type `http`: those are
    /// blocked for private networks, and what a server answers would act inside Claude Code.
    private static let claude: [WantedHook] = [
        WantedHook(event: "SessionStart"), WantedHook(event: "UserPromptSubmit"),
        // Before a tool, only a snapshot matters, and only of files about to be written.
        WantedHook(event: "PreToolUse", matcher: "Write|Edit|MultiEdit|NotebookEdit"),
        WantedHook(event: "PostToolUse"), WantedHook(event: "PostToolUseFailure"),
        WantedHook(event: "PostToolBatch"), WantedHook(event: "PermissionRequest"), WantedHook(event: "Stop"),
        WantedHook(event: "StopFailure"), WantedHook(event: "SubagentStart"),
        WantedHook(event: "SubagentStop"),
        WantedHook(event: "PreCompact"), WantedHook(event: "PostCompact"),
        // All hooks of a session's end share 1.5 s, unless one asks for more.
        WantedHook(event: "SessionEnd"),
    ]

    /// All twelve of Codex: Interrupt is its only word about interrupts.
    ///
    /// PreToolUse is for patches only, as in Claude Code. Codex cuts the timeout of the last two to 3 s, and the
    /// hash by which it trusts a hook is over the cut one.
    private static let codex: [WantedHook] = [
        WantedHook(event: "SessionStart"), WantedHook(event: "UserPromptSubmit"),
        WantedHook(event: "PreToolUse", matcher: "apply_patch"), WantedHook(event: "PostToolUse"),
        WantedHook(event: "PermissionRequest"), WantedHook(event: "PreCompact"),
        WantedHook(event: "PostCompact"),
        WantedHook(event: "SubagentStart"), WantedHook(event: "SubagentStop"), WantedHook(event: "Stop"),
        WantedHook(event: "Interrupt", timeout: 3), WantedHook(event: "SessionEnd", timeout: 3),
    ]

    /// Documented names only: Cursor drops a file with one that it does not know.
    ///
    /// Left out: what stands before every shell command, MCP call and file that is read and waits for a verdict
    /// (the calls come by postToolUse as well), thoughts, and completions in the editor (Tab).
    private static let cursor: [WantedHook] = [
        "sessionStart", "beforeSubmitPrompt", "preToolUse", "postToolUse", "postToolUseFailure",
        "afterFileEdit",
        "afterAgentResponse", "subagentStart", "subagentStop", "preCompact", "stop", "sessionEnd",
    ].map { WantedHook(event: $0, matcher: $0 == "preToolUse" ? cursorEdits : nil) }

    private static let cursorEdits = "Write|Edit|MultiEdit|StrReplace|ApplyPatch|EditNotebook|Delete"
}
