internal import Events

// Histories that SpecStory wrote: a reading copy of a session, for people.
//
// They name no event and no turn, and their times are seconds or minutes, so nothing in them can be told to be
// the same as what came live. They count only in sessions of which nothing else tells prompts: all their events
// stand in the group of the prompts, and yield to any that stands there alone.

func specStoryEvents(in batch: TranscriptBatch) -> [CodingAgentEvent] {
    var last: Timestamp?
    return batch.records.enumerated().compactMap { position, record in
        last = batch.time(record["at"]?.string) ?? last ?? batch.fallback
        return event(
            of: record, at: last ?? batch.fallback, line: record["line"]?.integer ?? Int64(position), batch)
    }
}

private func event(
    of record: JSONValue, at: Timestamp, line: Int64, _ batch: TranscriptBatch
) -> CodingAgentEvent? {
    guard let session = record["session"]?.string ?? batch.session, !session.isEmpty,
        let kind = kind(of: record)
    else { return nil }
    let identity = [
        "specstory", batch.agent.rawValue, session, kind.rawValue, record["at"]?.string ?? "",
        record["tool"]?.string ?? "", String(record["occurrence"]?.integer ?? 0),
    ]
    var event = CodingAgentEvent(
        id: ContentID.make(identity), session: SessionKey(agent: batch.agent, id: session), kind: kind,
        at: at,
        sequence: line, channel: .transcript, who: batch.who(directory: nil, branch: nil),
        attributes: ["history": .string("specstory")])
    event.text = record["text"]?.string
    event.model = record["model"]?.string
    event.tool = kind == .toolResult ? tool(record) : nil
    if record["sidechain"]?.bool == true { event.subagent = "sidechain" }
    event.twin = Twin(
        key: "prompt", window: -1, source: "specstory", words: event.id, standing: .withoutOthers)
    return event
}

private func kind(of record: JSONValue) -> CodingAgentEvent.Kind? {
    switch record["type"]?.string {
    case "prompt":
        let isPersons =
            record["sidechain"]?.bool != true && (record["text"]?.string).map(isHumanPrompt) ?? false
        return isPersons ? .prompt : .machinePrompt
    case "response": return .assistantResponse
    case "tool": return .toolResult
    default: return nil
    }
}

private func tool(_ record: JSONValue) -> ToolUse? {
    guard let name = record["tool"]?.string else { return nil }
    var tool = ToolUse(name: name)
    tool.input = record["input"]?.string
    let output = record["output"]?.string
    let hasFailed = record["failed"]?.bool == true
    if hasFailed { tool.errorMessage = output } else { tool.output = output }
    tool.exitCode = output.flatMap(leadingExitCode)
    if hasFailed || (tool.exitCode ?? 0) != 0 { tool.succeeded = false }
    return tool
}
