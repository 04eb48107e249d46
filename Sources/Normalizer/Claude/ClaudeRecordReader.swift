internal import Events
internal import Transcripts

/// The events that one record of a transcript tells.
struct ClaudeRecordReader {
    let record: ClaudeRecord
    let session: String
    let batch: TranscriptBatch
    let index: ClaudeTranscriptIndex
    let place: ClaudePlace
    let line: Int64

    var events: [CodingAgentEvent] {
        let found: [CodingAgentEvent] =
            switch record.string("type") {
            case "assistant": answer
            case "user": start + userEvents
            case "attachment": [queued].compactMap(\.self)
            case "system": [compaction].compactMap(\.self)
            default: []
            }
        return found.enumerated().map { order, event in
            var event = event
            // Room for the events of one line, in their order.
            event.sequence = line.multipliedReportingOverflow(by: 32).partialValue &+ Int64(order)
            return event
        }
    }

    /// The start of the session, or of a subagent in it: the record that follows none.
    private var start: [CodingAgentEvent] {
        guard record.string("parentUuid") == nil, !record.isTrue("isCompactSummary") else { return [] }
        if let agent = record.string("agentId") {
            var event = event(.subagentStart, id: identity("subagent_start", agent))
            event.twin = subagentStartTwin(agent)
            event.twin?.standing = .withoutOthers
            return [event]
        }
        guard !record.isTrue("isSidechain") else { return [] }
        var event = event(.sessionStart, id: identity("transcript start", ""))
        event.twin = claudeSessionStartTwin
        event.twin?.standing = .withoutOthers
        return [event]
    }

    private var userEvents: [CodingAgentEvent] {
        if record.isInterrupt { return [interrupt].compactMap(\.self) }
        if !record.results.isEmpty { return results + [besideResult].compactMap(\.self) }
        if record.isTrue("isMeta") { return [skill].compactMap(\.self) }
        switch record.speaker {
        case .person: return [prompt(.prompt)].compactMap(\.self)
        case .machine: return [prompt(.machinePrompt)].compactMap(\.self)
        case .nobody: return []
        }
    }

    private func prompt(_ kind: CodingAgentEvent.Kind) -> CodingAgentEvent? {
        guard let uuid = record.string("uuid") else { return nil }
        var event = event(kind, id: identity("user_prompt", uuid))
        event.text = record.text
        if let command = record.slashCommand {
            event.text = command.line
            event.attributes["command_name"] = .string(command.name)
        }
        // A subagent's task is told by nothing else.
        if !record.isTrue("isSidechain") { event.twin = claudePromptTwin(event.text, span: nil) }
        return event
    }

    /// A message that was typed while the agent worked.
    private var queued: CodingAgentEvent? {
        guard let text = record.queuedPrompt, let attachment = record["attachment"],
            let uuid = attachment["source_uuid"]?.string ?? record.string("uuid")
        else { return nil }
        var event = event(.prompt, id: identity("user_prompt", uuid))
        event.text = text
        event.attributes["delivery.mode"] = .string("mid_turn")
        event.twin = claudePromptTwin(text, span: nil)
        return event
    }

    /// Words that a person typed with the approval of a call: they stand beside its result, and nowhere else.
    private var besideResult: CodingAgentEvent? {
        guard let decision = record["permissionDecision"], decision["decision"]?.string == "accept",
            let source = decision["source"]?.string,
            ToolDecision.personalSources.contains(source.lowercased()),
            let text = record.text, isHumanPrompt(text), let uuid = record.string("uuid")
        else { return nil }
        var event = event(.prompt, id: identity("words with approval", uuid))
        event.text = text
        event.attributes["delivery.mode"] = .string("mid_turn")
        event.twin = claudePromptTwin(text, span: nil)
        event.twin?.window = 0
        return event
    }

    /// A stop by the user; after a plain "No" the same mark stands, and the refusal says it already.
    private var interrupt: CodingAgentEvent? {
        guard let uuid = record.string("uuid"), !record.isTrue("isSidechain"),
            !(record.string("parentUuid").map(index.refusals.contains) ?? false)
        else { return nil }
        return event(.interrupt, id: identity("interrupt", uuid))
    }

    /// A skill that was taken up by its command; one that the agent took up itself is told by its call.
    private var skill: CodingAgentEvent? {
        guard record.isTrue("turnCompanion"), record.string("sourceToolUseID") == nil,
            let uuid = record.string("uuid"), let text = record.text,
            text.hasPrefix(ClaudeRecord.skillOpening),
            let name = text.prefix(while: { !$0.isNewline }).split(separator: "/").last
        else { return nil }
        var event = event(.skillActivated, id: identity("skill", uuid))
        event.skill = SkillUse(name: String(name), scope: nil)
        event.twin = skillTwin(String(name))
        return event
    }

    private var compaction: CodingAgentEvent? {
        guard record.string("subtype") == "compact_boundary", let uuid = record.string("uuid") else {
            return nil
        }
        var event = event(.compaction, id: identity("compaction", uuid))
        // It names no turn, and belongs to none that was named before it.
        event.turn = nil
        event.twin = compactionTwin
        event.attributes["trigger"] = record["compactMetadata"]?["trigger"]
        event.attributes["pre_tokens"] = record["compactMetadata"]?["preTokens"]
        return event
    }
}

extension ClaudeRecordReader {
    func identity(_ name: String, _ own: String) -> String { ContentID.make("claude", session, name, own) }

    func event(_ kind: CodingAgentEvent.Kind, id: String) -> CodingAgentEvent {
        var event = CodingAgentEvent(
            id: id, session: SessionKey(agent: .claude, id: session), kind: kind,
            at: place.at ?? batch.fallback, channel: .transcript,
            who: batch.who(directory: record.string("cwd"), branch: record.string("gitBranch")))
        event.turn = place.turn(of: record)
        event.subagent = record.string("agentId") ?? (record.isTrue("isSidechain") ? "sidechain" : nil)
        return event
    }
}
