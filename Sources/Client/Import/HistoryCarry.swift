internal import Events
internal import Transcripts

/// What later records of a file need of earlier ones, and so is sent again before them: repeated records add
/// nothing.
///
/// Records of Codex name neither thread nor turn: the heads above them do. A result names neither its tool nor what
/// it was called with: the call does.
struct HistoryCarry {
    private var heads: [(name: String, text: String)] = []
    private var calls: [(id: String, text: String)] = []

    /// Calls that stay open at most; one that never comes back makes room for others.
    private static let limit = 64

    var records: [String] { heads.map(\.text) + calls.map(\.text) }

    mutating func note(_ record: JSONValue, text: String, format: TranscriptFormat) {
        switch format {
        case .claude: noteClaude(record, text)
        case .codex: noteCodex(record, text)
        case .specstory: break
        }
    }

    private mutating func noteClaude(_ record: JSONValue, _ text: String) {
        for block in ClaudeRecord(record).blocks {
            switch block["type"]?.string {
            case "tool_use"?: open(block["id"]?.string, text)
            case "tool_result"?: close(block["tool_use_id"]?.string)
            default: break
            }
        }
    }

    private mutating func noteCodex(_ record: JSONValue, _ text: String) {
        let payload = record["payload"]
        switch (record["type"]?.string, payload?["type"]?.string) {
        case ("session_meta"?, _):
            if !heads.contains(where: { $0.name == "session_meta" }) {
                heads.insert(("session_meta", text), at: 0)
            }
        case ("turn_context"?, _): head("turn_context", text)
        case ("event_msg"?, "task_started"?): head("task_started", text)
        case ("response_item"?, let type?):
            let call = payload?["call_id"]?.string
            if type.hasSuffix("_call") { open(call, text) } else if type.hasSuffix("_output") { close(call) }
        default: break
        }
    }

    private mutating func head(_ name: String, _ text: String) {
        heads.removeAll { $0.name == name }
        heads.append((name, text))
    }

    private mutating func open(_ call: String?, _ text: String) {
        guard let call, text.utf8.count < 64 << 10 else { return }
        close(call)
        if calls.count == Self.limit { calls.removeFirst() }
        calls.append((call, text))
    }

    private mutating func close(_ call: String?) { calls.removeAll { $0.id == call } }
}
