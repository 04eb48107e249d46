package import Events
internal import Corrections
internal import Foundation

extension Conversation {
    /// Reads a session's events as the user's turns, each with what the agent had done since the one before.
    ///
    /// - Parameters:
    ///   - events: All of the session's events, in any order.
    ///   - isSubagent: True where the whole session is a subagent's: nobody typed its prompts.
    package init(session: Session, events: [CodingAgentEvent], isSubagent: Bool = false) {
        var reading = SessionReading(events)
        if !isSubagent { reading.read() }
        self.init(
            session: session.key, user: session.user, repository: session.repository, turns: reading.turns)
    }
}

/// The walk through one session's events.
private struct SessionReading {
    private(set) var turns: [UserTurn] = []
    private let events: [CodingAgentEvent]
    /// Outcomes by call id: what came of each tool call.
    private let outcomes: [String: AgentAction.Outcome]
    /// True where Stop hooks are there to be missed: without them a missing one says nothing.
    private let tellsTurnEnds: Bool

    private var agentText = ""
    private var actions: [AgentAction] = []
    private var seenCalls: Set<String> = []
    private var isWorking = false
    private var wasInterrupted = false

    init(_ events: [CodingAgentEvent]) {
        self.events = events.filter { $0.subagent == nil }
            .sorted { ($0.at, $0.sequence, $0.id) < ($1.at, $1.sequence, $1.id) }
        outcomes = Self.outcomes(of: self.events)
        tellsTurnEnds = self.events.contains { $0.kind == .turnEnd }
    }

    mutating func read() {
        for event in withoutResubmissions(events) { read(event) }
    }

    private mutating func read(_ event: CodingAgentEvent) {
        switch event.kind {
        case .prompt: takePrompt(event)
        case .refusalWords: takeRefusal(event, text: event.text)
        case .toolDecision: takeDecision(event)
        case .toolCall, .toolResult: takeAction(event)
        case .assistantResponse: hear(event.text)
        case .turnEnd:
            if agentText.isEmpty { hear(event.text) }
            isWorking = false
        case .interrupt: wasInterrupted = true
        default: break
        }
    }

    private mutating func takePrompt(_ event: CodingAgentEvent) {
        if let text = event.text, !isHumanPrompt(text) { return }
        // A slash command drives the program (`/exit`); it says nothing to the agent.
        if event.attributes["command_name"] != nil { return }
        // A prompt while the agent has not ended its turn: it was stopped, or is being steered as it works.
        let steering = event.attributes["delivery.mode"]?.string == "mid_turn"
        let cutOff = tellsTurnEnds && event.session.agent == .claude && isWorking && !steering
        let refused = takeBackWordlessRefusal()
        add(
            event, .prompt, text: event.text.map(withoutPastedContent),
            interrupted: wasInterrupted || cutOff || refused)
        isWorking = true
    }

    /// A plain "No" ends the agent's turn, and what is typed next says why: both are one turn of the user.
    private mutating func takeBackWordlessRefusal() -> Bool {
        guard let last = turns.last, last.channel == .refusal, last.text == nil, actions.isEmpty, agentText.isEmpty
        else { return false }
        turns.removeLast()
        (agentText, actions) = (last.agentText, last.actions)
        return true
    }

    /// Words that came with a refusal; only believed where the call really never ran, since a tool's output could
    /// imitate the agent's report of a refusal.
    private mutating func takeRefusal(_ event: CodingAgentEvent, text: String?) {
        guard let call = event.tool?.callID, outcomes[call] != .succeeded, outcomes[call] != .failed else { return }
        // The decision came first, without the words.
        if let last = turns.indices.last, turns[last].channel == .refusal, turns[last].text == nil {
            turns[last].text = text
        } else {
            note(event)
            add(event, .refusal, text: text, interrupted: false)
        }
    }

    private mutating func takeDecision(_ event: CodingAgentEvent) {
        guard event.decision?.isUserRefusal == true else { return }
        note(event)
        add(event, .refusal, text: nil, interrupted: false)
    }

    private mutating func takeAction(_ event: CodingAgentEvent) {
        isWorking = true
        note(event)
    }

    private mutating func note(_ event: CodingAgentEvent) {
        guard let tool = event.tool, tool.callID.map({ seenCalls.insert($0).inserted }) ?? true else { return }
        let outcome = tool.callID.flatMap { outcomes[$0] } ?? .unknown
        actions.append(AgentAction(tool: tool.name, input: tool.input ?? "", outcome: outcome))
    }

    private mutating func hear(_ text: String?) {
        guard let text else { return }
        agentText = String((agentText + "\n" + text).suffix(600)).trimmingPrefix("\n").description
    }

    private mutating func add(
        _ event: CodingAgentEvent, _ channel: UserTurn.Channel, text: String?, interrupted: Bool
    ) {
        turns.append(
            UserTurn(
                id: event.id, position: turns.count, at: event.at, channel: channel, text: text,
                interrupted: interrupted, agentText: agentText, actions: actions))
        (agentText, actions, wasInterrupted) = ("", [], false)
    }

    private static func outcomes(of events: [CodingAgentEvent]) -> [String: AgentAction.Outcome] {
        var outcomes: [String: AgentAction.Outcome] = [:]
        for event in events {
            guard let call = event.tool?.callID else { continue }
            if event.kind == .toolResult {
                outcomes[call] = event.tool?.succeeded.map { $0 ? .succeeded : .failed } ?? .succeeded
            } else if event.decision?.isAccepted == false {
                outcomes[call] = outcomes[call] ?? .refused
            }
        }
        return outcomes
    }
}

/// Drops prompts that were taken back: Esc before the first answer puts the words back into the input box, and what is
/// then sent is a new prompt. Of prompts with nothing of the agent between them, only the last was meant.
private func withoutResubmissions(_ events: [CodingAgentEvent]) -> [CodingAgentEvent] {
    let agentKinds: Set<CodingAgentEvent.Kind> = [
        .apiRequest, .assistantResponse, .toolCall, .toolDecision, .toolResult, .turnEnd, .apiError, .interrupt,
    ]
    var kept: [CodingAgentEvent] = []
    var open: Int?
    for event in events {
        if event.kind == .prompt {
            if let open, isRewording(kept[open].text, event.text) { kept.remove(at: open) }
            open = kept.count
        } else if agentKinds.contains(event.kind) {
            open = nil
        }
        kept.append(event)
    }
    return kept
}

/// True where two prompts share most of their words: the second is the first again, edited.
private func isRewording(_ first: String?, _ second: String?) -> Bool {
    guard let first, let second else { return true }
    let words = [first, second].map { Set($0.lowercased().split { !$0.isLetter && !$0.isNumber }) }
    let common = words[0].intersection(words[1]).count
    return 2 * common >= min(words[0].count, words[1].count)
}

/// The words without what was pasted between them (`<pasted_content id="…">…</pasted_content id="…">`, as Claude Code
/// marks it): logs, errors and files are not the user's words.
private func withoutPastedContent(_ text: String) -> String {
    var rest = text[...]
    var kept = ""
    while let open = rest.range(of: "<pasted_content") {
        kept += rest[..<open.lowerBound]
        guard let close = rest[open.upperBound...].range(of: "</pasted_content"),
            let end = rest[close.upperBound...].firstIndex(of: ">")
        else { return kept }
        rest = rest[rest.index(after: end)...]
    }
    return kept + rest
}
