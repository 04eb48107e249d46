internal import Events

/// The few members of a hook's payload that decide what a hook does; the rest is passed over, however large.
package struct HookPayload: Sendable, Equatable {
    /// The event's name in lower-case letters alone: `PostToolUse`, `postToolUse` and `post_tool_use` are one.
    package var event = ""
    package var session = ""
    /// True for a payload of Cursor's, which can run Claude Code's hooks too.
    package var isCursors = false
    /// Where the agent works, best first.
    package var folders: [String] = []
    package var tool: String?
    package var toolCall: String?
    package var turn: String?
    /// The member that named the turn.
    private var turnName = "turn_id"
    package var subagent: String?
    /// Why a session starts (`startup`, `resume`, `compact`).
    package var source: String?
    /// What the tool's arguments, or the event itself, name as a file.
    package var files: [String] = []
    /// The patch among the tool's arguments.
    package var patch: String?

    package init() {}

    /// What the bytes say; of bytes that are no JSON, what they say up to there.
    package init(_ bytes: [UInt8]) {
        var payload = HookPayload()
        try? bytes.withUnsafeBufferPointer { (bytes) throws(JSONError) in
            try JSONReader.read(bytes) { (reader) throws(JSONError) in
                try reader.members { (reader, name) throws(JSONError) in
                    try payload.take(name, from: &reader)
                }
            }
        }
        self = payload
    }

    /// Whether the bytes are one whole JSON value.
    package static func isWhole(_ bytes: [UInt8]) -> Bool {
        let read: Void? = try? bytes.withUnsafeBufferPointer { (bytes) throws(JSONError) in
            try JSONReader.read(bytes) { (reader) throws(JSONError) in try reader.skip() }
        }
        return read != nil
    }

    /// Where the work tree may be that the hook is about: of several open folders, first the one with the
    /// file.
    package var workFolders: [String] {
        let owner = files.first.flatMap { file in folders.first { file.hasPrefix("\($0)/") } }
        return (owner.map { [$0] } ?? []) + folders
    }

    /// What is reported of a payload that is too large to be kept: that it was, and where.
    package var remnant: [UInt8] {
        var members: [String: JSONValue] = [
            "hook_event_name": .string(event), "session_id": .string(session),
            "moda.payload_too_large": .bool(true),
        ]
        if isCursors { members["conversation_id"] = .string(session) }
        let texts = [
            "cwd": folders.first, "tool_name": tool, "tool_use_id": toolCall, "agent_id": subagent,
            turnName: turn,
        ]
        for (name, text) in texts { members[name] = text.map(JSONValue.string) }
        return Array(JSONValue.object(members).text.utf8)
    }

    private mutating func take(_ name: String, from reader: inout JSONReader) throws(JSONError) {
        switch name {
        case "tool_input": try takeArguments(from: &reader)
        case "workspace_roots":
            try reader.items { (reader) throws(JSONError) in
                guard let folder = try reader.value().string, folders.count < 16 else { return }
                if folder.hasPrefix("/") { folders.append(folder) }
            }
        case "hook_event_name", "hook", "session_id", "conversation_id", "cursor_version", "cwd", "tool_name",
            "tool_use_id", "prompt_id", "turn_id", "generation_id", "agent_id", "source", "file_path":
            guard let text = try reader.value().string, !text.isEmpty else { return }
            take(text, as: name)
        default: try reader.skip()
        }
    }

    private mutating func take(_ text: String, as name: String) {
        switch name {
        case "hook_event_name": event = Self.plain(text)
        case "hook": event = event.isEmpty ? Self.plain(text) : event
        case "session_id": session = session.isEmpty ? text : session
        case "conversation_id":
            session = text
            isCursors = true
        case "cursor_version": isCursors = true
        case "cwd": if text.hasPrefix("/"), folders.count < 16 { folders.insert(text, at: 0) }
        case "tool_name": tool = text
        case "tool_use_id": toolCall = text
        case "prompt_id", "turn_id", "generation_id": (turn, turnName) = (text, name)
        case "agent_id": subagent = text
        case "source": source = text
        default: add(file: text)
        }
    }

    /// More than this are not looked at one by one, and one name may stand in a payload any number of times.
    private static let mostFiles = 300

    private mutating func add(file: String) {
        if files.count < Self.mostFiles { files.append(file) }
    }

    private mutating func takeArguments(from reader: inout JSONReader) throws(JSONError) {
        try reader.members { (reader, name) throws(JSONError) in
            switch name {
            case "file_path", "filePath", "path", "notebook_path", "target_file", "target_notebook":
                if let file = try reader.value().string, !file.isEmpty { add(file: file) }
            case "command", "patch", "input":
                if let text = try reader.value().string, text.contains("*** Begin Patch") { patch = text }
            default: try reader.skip()
            }
        }
    }

    private static func plain(_ name: String) -> String {
        String(decoding: name.utf8.prefix(64), as: UTF8.self).lowercased().filter { $0.isLetter }
    }
}
