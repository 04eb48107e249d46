internal import Corrections
internal import Events

/// The walk through one session's events.
struct SessionReading {
    private(set) var turns: [UserTurn] = []
    /// What the user did to the agent's lines, as far as no turn followed it yet.
    private(set) var edits: OpenEdits
    private let events: [CodingAgentEvent]
    private let calls: ToolCalls
    private var watch: WorkWatch

    private var agentText = ""
    /// What the agent did since the last turn.
    private(set) var actions: [AgentAction] = []
    /// Those of a turn that was taken back.
    private var earlierEdits: [WorkTreeEdit] = []
    private var seenCalls: Set<String> = []
    /// The refused calls that have their turn, by that turn's place.
    private var refusals: [String: Int] = [:]

    init(_ events: [CodingAgentEvent], edits: [WorkTreeEdit] = []) {
        self.events = events.filter { $0.subagent == nil && !$0.isMachinePrompt }
            .sorted { ($0.at, $0.sequence, $0.id) < ($1.at, $1.sequence, $1.id) }
        self.edits = OpenEdits(edits, prompts: self.events.filter { $0.kind == .prompt }.map(\.at))
        calls = ToolCalls(self.events)
        watch = WorkWatch(self.events, calls: calls)
    }

    mutating func read() {
        for event in withoutResubmissions(events) {
            switch event.kind {
            case .prompt: takePrompt(event)
            case .refusalWords: takeRefusal(event)
            case .toolDecision: takeDecision(event)
            case .toolCall, .toolResult: note(event)
            case .assistantResponse where event.isOfMainThread: hear(event.text)
            case .turnEnd where agentText.isEmpty: hear(event.text)
            default: break
            }
            watch.see(event)
        }
    }

    private mutating func takePrompt(_ event: CodingAgentEvent) {
        guard !event.isSlashCommand else { return }
        let wasStopped = watch.wasStopped(before: event)
        let refused = takeBackWordlessRefusal()
        add(event, .prompt, text: event.text.map(withoutPastedContent), interrupted: wasStopped || refused)
    }

    /// A plain "No" ends the agent's turn, and what is typed next says why: both are one turn of the user.
    private mutating func takeBackWordlessRefusal() -> Bool {
        guard let last = turns.last, last.channel == .refusal, last.text == nil, actions.isEmpty,
            agentText.isEmpty
        else { return false }
        turns.removeLast()
        refusals = refusals.filter { $0.value < turns.count }
        (agentText, actions, earlierEdits) = (last.agentText, last.actions, last.edits)
        return true
    }

    /// Words that came with a refusal; only believed where the call really never ran, since a tool's output
    /// could imitate the agent's report of a refusal.
    private mutating func takeRefusal(_ event: CodingAgentEvent) {
        guard let call = event.tool?.callID, !calls.wasAllowed(call) else { return }
        if let turn = refusals[call] {
            turns[turn].text = turns[turn].text ?? event.text
        } else {
            refuse(event, call: call)
        }
    }

    private mutating func takeDecision(_ event: CodingAgentEvent) {
        guard event.decision?.isUserRefusal == true else {
            if event.decision?.isAccepted == true { note(event) }
            return
        }
        if let call = event.tool?.callID, refusals[call] != nil { return }
        refuse(event, call: event.tool?.callID)
    }

    private mutating func refuse(_ event: CodingAgentEvent, call: String?) {
        note(event)
        if let call { refusals[call] = turns.count }
        add(event, .refusal, text: event.text, interrupted: false)
    }

    /// Notes a tool call once, where it is first seen, with all that any of its events says of it.
    private mutating func note(_ event: CodingAgentEvent) {
        guard let tool = event.tool, tool.callID.map({ seenCalls.insert($0).inserted }) ?? true else {
            return
        }
        actions.append(calls.action(of: tool))
    }

    private mutating func hear(_ text: String?) {
        guard let text else { return }
        agentText = String((agentText + "\n" + text).suffix(600).drop { $0.isNewline })
    }

    private mutating func add(
        _ event: CodingAgentEvent, _ channel: UserTurn.Channel, text: String?, interrupted: Bool
    ) {
        turns.append(
            UserTurn(
                id: event.id, position: turns.count, at: event.at, channel: channel, text: text,
                interrupted: interrupted, agentText: agentText, actions: actions,
                edits: earlierEdits + edits.take(before: event)))
        (agentText, actions, earlierEdits) = ("", [], [])
    }
}

extension CodingAgentEvent {
    /// True for a prompt that the agent or a tool wrote.
    var isMachinePrompt: Bool {
        guard kind == .prompt else { return kind == .machinePrompt }
        return text.map { !isHumanPrompt($0) } ?? false
    }

    /// True where the agent said it to the user, and not to itself (the summary of a compaction, a title).
    ///
    /// Claude Code names what each answer was asked for; where nothing is named, it is the conversation.
    var isOfMainThread: Bool {
        guard let source = attributes["query_source"]?.string else { return true }
        return source.hasPrefix("sdk") || source.hasPrefix("repl_main_thread")
    }

    /// True where the prompt drives the program (`/exit`, `/write-changelog 1.3`) and says nothing to the
    /// agent.
    ///
    /// Logs name the command; hooks only show the words. A path (`/etc/hosts is wrong`) is no command.
    var isSlashCommand: Bool {
        if attributes["command_name"] != nil { return true }
        guard let text, text.hasPrefix("/") else { return false }
        let name = text.dropFirst().prefix { !$0.isWhitespace }
        return name.first?.isLetter == true
            && name.allSatisfy { $0.isLetter || $0.isNumber || "-_:".contains($0) }
    }
}
