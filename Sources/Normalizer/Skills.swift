internal import Events

/// What a skill's activation has in common in all of its reports: turn and name, and nearness where a turn is
/// not told.
func skillTwin(_ name: String?, source: String? = nil) -> Twin {
    Twin(key: "skill", window: 10_000, source: source, words: name == SkillUse.withheld ? nil : name)
}

extension CodingAgentEvent {
    /// The activation of a skill that a tool call was: of the `Skill` tool, or a reading of a `SKILL.md`.
    ///
    /// Where the agent tells of the activation itself, both are one event; a call has the same id in all
    /// channels.
    var inferredSkill: CodingAgentEvent? {
        guard kind == .toolResult, let tool, tool.succeeded != false, let call = tool.callID,
            let name = skillName(of: tool, agent: session.agent)
        else { return nil }
        var event = CodingAgentEvent(
            id: toolEventID(session.agent, session.id, .skillActivated, call), session: session,
            kind: .skillActivated, at: at, sequence: sequence, channel: channels.min() ?? .hook, who: who,
            attributes: ["inferred_from": .string(tool.name)])
        event.skill = SkillUse(name: name, scope: nil)
        (event.turn, event.model, event.subagent) = (turn, model, subagent)
        event.twin = skillTwin(name, source: "inferred")
        return event
    }

    /// This event, and the activation that it was.
    var withInferredSkill: [CodingAgentEvent] { [self] + [inferredSkill].compactMap(\.self) }
}

private func skillName(of tool: ToolUse, agent: Agent) -> String? {
    guard let input = tool.input else { return nil }
    switch tool.name {
    case "Skill": return input
    case "Bash" where agent != .claude: return skillRead(by: input)
    case "Read" where agent != .claude: return skillFolder(input[...])
    default: return nil
    }
}

/// The folder of the `SKILL.md` that a shell's command prints.
private func skillRead(by command: String) -> String? {
    let readers: Set<Substring> = ["cat", "sed", "head", "tail", "less", "more", "bat", "nl"]
    for part in command.split(whereSeparator: { ";&|\n".contains($0) }) where !part.contains(">") {
        let words = part.split { $0.isWhitespace || $0 == "'" || $0 == "\"" }
        guard let first = words.first, readers.contains(first) else { continue }
        if let name = words.dropFirst().lazy.compactMap(skillFolder).first { return name }
    }
    return nil
}

private func skillFolder(_ path: Substring) -> String? {
    let parts = path.split(separator: "/")
    guard parts.count >= 2, parts.last == "SKILL.md" else { return nil }
    return String(parts[parts.count - 2])
}
