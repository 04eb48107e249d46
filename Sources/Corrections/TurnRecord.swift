package import Events

/// One line of a file of user turns, as `moda corrections score` and `cluster` read it.
///
/// Labels may be there or not; they are never read here.
package struct TurnRecord: Sendable, Codable {
    package var id: String
    package var repo: String?
    package var session: String
    package var seq: Int
    package var channel: String?
    package var interrupted: Bool?
    package var prevAssistantTail: String?
    /// `Tool: input`, oldest first.
    package var prevTools: [String]?
    package var text: String?

    private enum CodingKeys: String, CodingKey {
        case id, repo, session, seq, channel, interrupted, text
        case prevAssistantTail = "prev_assistant_tail"
        case prevTools = "prev_tools"
    }

    /// The turn as the detector reads it, stamped `at` since the file knows no times.
    package func turn(at: Timestamp) -> UserTurn {
        UserTurn(
            id: id, position: seq, at: at, channel: channel == "tool_rejection" ? .refusal : .prompt,
            text: text,
            interrupted: interrupted ?? false, agentText: prevAssistantTail ?? "",
            actions: (prevTools ?? []).map(action))
    }

    /// The records' sessions, turns in their order, sessions in the order of their first line.
    package static func conversations(of records: [TurnRecord]) -> [Conversation] {
        var order: [String] = []
        var groups: [String: [TurnRecord]] = [:]
        for record in records {
            let key = (record.repo ?? "") + "\n" + record.session
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(record)
        }
        return order.compactMap { groups[$0].flatMap(conversation) }
    }

    private static func conversation(of records: [TurnRecord]) -> Conversation? {
        guard let first = records.first else { return nil }
        let sorted = records.sorted { ($0.seq, $0.id) < ($1.seq, $1.id) }
        let turns = sorted.map { $0.turn(at: Timestamp(milliseconds: Int64(clamping: $0.seq))) }
        return Conversation(
            session: SessionKey(agent: .claude, id: first.session), user: nil, repository: first.repo,
            turns: turns)
    }
}

/// `Bash: npm test` as an action; what came of it is not told.
private func action(_ text: String) -> AgentAction {
    guard let colon = text.firstIndex(of: ":") else {
        return AgentAction(tool: text, input: "", outcome: .unknown)
    }
    let input = text[text.index(after: colon)...].drop(while: { $0 == " " })
    return AgentAction(tool: String(text[..<colon]), input: commandLine(String(input)), outcome: .unknown)
}

/// The command inside a shell call's JSON arguments, or the text itself.
///
/// The arguments are often cut short and so no longer JSON: the value is cut out by hand.
private func commandLine(_ input: String) -> String {
    for key in ["\"command\":", "\"cmd\":"] {
        let parts = input.split(separator: key, maxSplits: 1, omittingEmptySubsequences: false)
        guard input.hasPrefix("{"), let rest = parts.dropFirst().first else { continue }
        let value = rest.drop { $0 == " " || $0 == "\"" }
        return String(value.prefix { $0 != "\"" })
    }
    return input
}
