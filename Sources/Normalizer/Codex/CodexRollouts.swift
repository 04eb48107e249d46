internal import Events

// Codex's rollouts, of both generations: up to 0.133 events tell messages and patches, later ones `items`.
//
// Identity: the ids that logs and hooks have too: `call_id` for calls, decisions and results, an item's id for
// answers, the turn for an interrupt. A prompt has no id that the versions share: turn and words tell it, and it
// meets its log record and hook as a twin, like starts and compactions. A call of the model is told by the
// tokens of the whole thread so far, which two kinds of records give alike, and meets its log by its own counts.
//
// Records name neither thread nor folder: what stands above them says it, so each batch begins with the records
// that do. In a subagent's thread nobody but the agent speaks.

func codexEvents(in batch: TranscriptBatch) -> [CodingAgentEvent] {
    var reader = CodexRolloutReader(batch)
    return batch.records.enumerated().flatMap { position, record in
        reader.events(of: record, line: record["line"]?.integer ?? Int64(position))
    }
}

/// Reads a rollout from above to below.
struct CodexRolloutReader {
    let batch: TranscriptBatch
    var place = CodexPlace()
    /// Calls by their id: an output names neither its tool nor what it was called with.
    var calls: [String: ToolUse] = [:]
    /// Calls of code mode, whose arguments are a program; the calls inside it are told by themselves.
    var programs: Set<String> = []
    /// True where items tell the agent's messages, so that events of the older kind would tell them twice.
    let tellsItems: Bool

    init(_ batch: TranscriptBatch) {
        self.batch = batch
        place.thread = batch.session
        tellsItems = batch.records.contains { $0["payload"]?["item"]?["type"]?.string == "AgentMessage" }
    }

    mutating func events(of record: JSONValue, line: Int64) -> [CodingAgentEvent] {
        guard let payload = record["payload"] else { return [] }
        place.at = batch.time(record["timestamp"]?.string) ?? place.at ?? batch.fallback
        let type = record["type"]?.string ?? ""
        if type == "session_meta" { return numbered(start(payload), line) }
        if type == "turn_context" { place.enter(payload) }
        guard place.thread != nil else { return [] }
        switch type {
        case "token_usage_record":
            return numbered(usage(payload["usage"], total: payload["thread_token_usage"], payload), line)
        case "compacted": return numbered(compaction(payload), line)
        case "event_msg": return numbered(event(payload), line)
        case "response_item": return numbered(item(payload), line)
        default: return []
        }
    }

    private func numbered(_ events: [CodingAgentEvent], _ line: Int64) -> [CodingAgentEvent] {
        events.enumerated().map { order, event in
            var event = event
            event.sequence = line.multipliedReportingOverflow(by: 32).partialValue &+ Int64(order)
            return event
        }
    }

    /// The head of a file; a fork repeats its parent's, which says nothing of the fork.
    private mutating func start(_ payload: JSONValue) -> [CodingAgentEvent] {
        guard !place.hasStarted, let thread = payload["id"]?.string, !thread.isEmpty else { return [] }
        place.start(payload, thread: thread)
        var event = event(.sessionStart, id: ContentID.make("codex", thread, "transcript start"))
        event.twin = codexSessionStartTwin
        event.twin?.standing = .withoutOthers
        event.attributes["originator"] = payload["originator"]
        event.attributes["app.version"] = payload["cli_version"]
        if place.isSubagent { event.attributes["root_session_id"] = payload["session_id"] }
        return [event]
    }

    private func compaction(_ payload: JSONValue) -> [CodingAgentEvent] {
        let moment = String(place.at?.milliseconds ?? 0)
        var event = event(.compaction, id: ContentID.make("codex", place.thread ?? "", "compaction", moment))
        event.twin = compactionTwin
        return [event]
    }

    /// One call of the model.
    ///
    /// A count that is told again, with no call in between, has the same total.
    func usage(_ told: JSONValue?, total: JSONValue?, _ payload: JSONValue) -> [CodingAgentEvent] {
        guard let told, let total, let sum = total["total_tokens"]?.integer, sum > 0,
            told["input_tokens"]?.integer ?? 0 > 0 || told["output_tokens"]?.integer ?? 0 > 0
        else { return [] }
        let names = ["input_tokens", "output_tokens", "cached_input_tokens", "reasoning_output_tokens"]
        let whole = names.map { total[$0]?.integer.map(String.init) ?? "" }
        var event = event(
            .apiRequest, id: ContentID.make(["codex", place.thread ?? "", "usage", String(sum)] + whole))
        event.turn = payload["turn_id"]?.string ?? event.turn
        event.twin = codexUsageTwin(names.map { told[$0]?.integer })
        var usage = TokenUsage()
        usage.input = told["input_tokens"]?.integer
        usage.output = told["output_tokens"]?.integer
        usage.cacheRead = told["cached_input_tokens"]?.integer
        usage.countCachedApart()
        usage.cacheWrite = told["cache_write_input_tokens"]?.integer
        usage.reasoning = told["reasoning_output_tokens"]?.integer
        event.usage = usage
        return [event]
    }

    func event(_ kind: CodingAgentEvent.Kind, id: String) -> CodingAgentEvent {
        let thread = place.thread ?? ""
        var event = CodingAgentEvent(
            id: id, session: SessionKey(agent: .codex, id: thread), kind: kind,
            at: place.at ?? batch.fallback,
            channel: .transcript, who: batch.who(directory: place.directory, branch: place.branch))
        event.who.repository = place.repository ?? event.who.repository
        event.turn = place.turn
        event.model = place.model
        if place.isSubagent { event.subagent = thread }
        return event
    }
}
