internal import Events

/// What a member of a record is, which says whether and how it is kept.
indirect enum TranscriptField {
    /// A name, an id, a number, a flag.
    case value
    /// What the user or the agent said.
    case words
    case error
    case output
    case command
    /// What a tool was called with.
    case arguments
    case members([String: TranscriptField])
    /// The content of a message: a text, or blocks of several kinds.
    case blocks
}

/// The members that are read of each format's records; all others are left out.
enum TranscriptShapes {
    static let claude: [String: TranscriptField] = values(
        "type", "subtype", "uuid", "parentUuid", "timestamp", "sessionId", "cwd", "gitBranch", "version",
        "isSidechain", "agentId", "isMeta", "isCompactSummary", "promptId", "promptSource", "requestId",
        "toolDenialKind", "toolDenialBeforeRun", "interruptedMessageId", "isApiErrorMessage",
        "apiErrorStatus",
        "turnCompanion", "sourceToolUseID", "line"
    ).merging([
        "origin": .members(values("kind")),
        "permissionDecision": .members(values("decision", "source")),
        "compactMetadata": .members(values("trigger", "preTokens")),
        "userFeedback": .words,
        "message": .members(
            values("id", "role", "model", "stop_reason").merging([
                "usage": .members(
                    values(
                        "input_tokens", "output_tokens", "cache_read_input_tokens",
                        "cache_creation_input_tokens")),
                "content": .blocks,
            ]) { $1 }),
        "attachment": .members(
            values("type", "source_uuid", "commandMode", "humanTurn", "timestamp").merging([
                "origin": .members(values("kind")), "prompt": .words,
            ]) { $1 }),
    ]) { $1 }

    static let codex = values("timestamp", "ordinal", "type", "line")

    /// A line's payload, by the line's type and the payload's own.
    static func codexPayload(_ type: String, _ payload: [String: JSONValue]) -> [String: TranscriptField] {
        switch (type, payload["type"]?.string ?? "") {
        case ("session_meta", _): sessionMeta
        case ("turn_context", _): values("turn_id", "cwd", "model")
        case ("token_usage_record", _):
            values("turn_id", "response_id").merging(["usage": tokens, "thread_token_usage": tokens]) { $1 }
        case ("event_msg", let name): event(name)
        case ("response_item", _): responseItem
        default: [:]
        }
    }

    private static let sessionMeta = values(
        "id", "session_id", "parent_thread_id", "timestamp", "cwd", "originator", "cli_version",
        "thread_source",
        "source"
    ).merging([
        "git": .members(values("branch", "repository_url", "commit_hash"))
    ]) { $1 }

    private static let tokens = TranscriptField.members(
        values(
            "input_tokens", "cached_input_tokens", "cache_write_input_tokens", "output_tokens",
            "reasoning_output_tokens", "total_tokens"))

    private static func event(_ name: String) -> [String: TranscriptField] {
        let shared = values("type", "turn_id", "trace_id", "reason", "phase", "call_id", "success", "status")
        let own: [String: TranscriptField] =
            switch name {
            case "user_message", "agent_message": ["message": .words]
            case "token_count":
                ["info": .members(["total_token_usage": tokens, "last_token_usage": tokens])]
            case "item_completed": ["item": .members(item)]
            default:
                [
                    "stdout": .output, "stderr": .output, "aggregated_output": .output, "command": .command,
                    "exit_code": .value,
                    "invocation": .members(["server": .value, "tool": .value, "arguments": .arguments]),
                    "duration": .members(values("secs", "nanos")),
                ]
            }
        return shared.merging(own) { $1 }
    }

    private static let item = values("type", "id", "phase", "status", "exit_code", "server", "tool").merging([
        "content": .words, "command": .command, "aggregated_output": .output, "arguments": .arguments,
        "error": .error, "duration": .members(values("secs", "nanos")),
    ]) { $1 }

    private static let responseItem = values(
        "type", "role", "id", "name", "namespace", "call_id", "moda.exit_code"
    ).merging([
        "arguments": .arguments, "input": .arguments, "action": .members(["command": .command]),
        "internal_chat_message_metadata_passthrough": .members(values("turn_id")),
    ]) { $1 }

    /// A record that the reader of SpecStory's files made.
    static func specstory(_ record: [String: JSONValue]) -> [String: TranscriptField] {
        values("type", "session", "at", "line", "occurrence", "model", "tool", "failed", "sidechain").merging(
            [
                "text": .words, "input": .command, "output": .output,
            ]) { $1 }
    }

    private static func values(_ names: String...) -> [String: TranscriptField] {
        Dictionary(names.map { ($0, .value) }, uniquingKeysWith: { $1 })
    }
}
