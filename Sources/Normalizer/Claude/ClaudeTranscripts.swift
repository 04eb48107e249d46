internal import Events
internal import Transcripts

// Claude Code's transcripts.
//
// Identity: the ids that logs and hooks have too. `uuid` is the log's `message.uuid`, so a prompt, also one that
// was queued (`source_uuid`), is one report with its log record; commands have no such id in logs, and meet by
// turn and words. An answer stands in several records of one `message.id`, and meets its log record by the
// request, like its tokens. Calls, decisions, results and refusals have `tool_use_id`. What live reports have
// only by delivery (starts, ends of turns) is met as a twin, and a start that no hook told is one by itself.

func claudeEvents(in batch: TranscriptBatch) -> [CodingAgentEvent] {
    let index = ClaudeTranscriptIndex(batch.records)
    var events: [CodingAgentEvent] = []
    var place = ClaudePlace()
    for (position, json) in batch.records.enumerated() {
        let record = ClaudeRecord(json)
        place.move(to: record, in: batch)
        guard let session = record.string("sessionId") ?? batch.session else { continue }
        let reader = ClaudeRecordReader(
            record: record, session: session, batch: batch, index: index, place: place,
            line: record["line"]?.integer ?? Int64(position))
        events += reader.events
    }
    return events
}

/// What the records so far say of those that follow.
struct ClaudePlace {
    private(set) var at: Timestamp?
    /// The turn of each thread, which only the user's records name; "" is the main thread.
    private var turns: [String: String] = [:]

    mutating func move(to record: ClaudeRecord, in batch: TranscriptBatch) {
        at = batch.time(record.string("timestamp")) ?? at ?? batch.fallback
        if let turn = record.string("promptId") { turns[thread(of: record)] = turn }
    }

    func turn(of record: ClaudeRecord) -> String? { record.string("promptId") ?? turns[thread(of: record)] }

    private func thread(of record: ClaudeRecord) -> String {
        record.string("agentId") ?? (record.isTrue("isSidechain") ? "side" : "")
    }
}

/// What the records of one batch say of each other.
struct ClaudeTranscriptIndex {
    /// Calls by their id: a result names neither its tool nor what it was called with.
    private(set) var calls: [String: ToolUse] = [:]
    /// The texts of an answer, whose blocks stand in a record each.
    private(set) var texts: [String: String] = [:]
    /// The record that an answer's first text stands in.
    private(set) var openings: [String: String] = [:]
    /// Records of calls that were refused before they ran.
    private(set) var refusals: Set<String> = []

    init(_ records: [JSONValue]) {
        for json in records {
            let record = ClaudeRecord(json)
            if json["type"]?.string == "assistant" { addAnswer(record) }
            if record.wasRefused, let uuid = record.string("uuid") { refusals.insert(uuid) }
        }
    }

    private mutating func addAnswer(_ record: ClaudeRecord) {
        for block in record.blocks where block["type"]?.string == "tool_use" {
            guard let id = block["id"]?.string, let name = block["name"]?.string else { continue }
            var tool = ToolUse(name: name, callID: id)
            tool.input = ToolUse.input(from: block["input"])
            calls[id] = tool
        }
        guard let message = record["message"]?["id"]?.string, let uuid = record.string("uuid"),
            let text = record.text, !text.isEmpty
        else { return }
        if openings[message] == nil {
            (openings[message], texts[message]) = (uuid, text)
        } else if openings[message] != uuid {
            texts[message]?.append("\n" + text)
        }
    }
}

extension ClaudeRecord {
    /// True where a person or a rule refused the call before it ran.
    ///
    /// One that was stopped while it ran looks almost the same. Old versions tell neither apart, and there what
    /// the result says counts.
    var wasRefused: Bool {
        let said = results.contains { $0["refused"]?.bool == true }
        if let decision = self["permissionDecision"]?["decision"]?.string { return decision == "reject" }
        if string("toolDenialKind") != nil { return isTrue("toolDenialBeforeRun") }
        return said
    }
}
