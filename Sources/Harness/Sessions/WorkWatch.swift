internal import Events

/// Follows whether the agent is at work, to see where a prompt came because the user had stopped it.
///
/// Only Codex's hooks say it outright. Else it is what did not happen that tells: a turn without its end
/// (Stop hooks), a tool that never came back (Codex's logs), a result that was never sent to the model
/// (Claude Code's logs).
struct WorkWatch {
    private let calls: ToolCalls
    /// True where Stop hooks are there to be missed.
    private let tellsTurnEnds: Bool
    /// True where requests to the model are there to be missed.
    private let tellsRequests: Bool

    private var turn: String?
    private var isWorking = false
    private var awaitsModel = false
    private var wasInterrupted = false
    private var openCalls: Set<String> = []

    init(_ events: [CodingAgentEvent], calls: ToolCalls) {
        self.calls = calls
        let isClaude = events.first?.session.agent == .claude
        tellsTurnEnds = isClaude && events.contains { $0.kind == .turnEnd }
        tellsRequests = isClaude && events.contains { $0.kind == .apiRequest }
    }

    mutating func see(_ event: CodingAgentEvent) {
        switch event.kind {
        case .prompt where !event.isSlashCommand:
            turn = event.turn
            let runs = !event.wasBlocked
            (isWorking, awaitsModel, wasInterrupted) = (runs, runs, false)
            openCalls = []
        case .toolCall:
            isWorking = true
        case .toolResult:
            (isWorking, awaitsModel) = (true, true)
        case .toolDecision:
            see(decision: event)
        case .apiRequest, .assistantResponse:
            awaitsModel = false
        case .apiError:
            awaitsModel = false
            // Only the hook (StopFailure) says that the turn is over; the log also tells of tries.
            if event.channels.contains(.hook) { isWorking = false }
        case .turnEnd:
            (isWorking, awaitsModel) = (false, false)
        case .interrupt:
            wasInterrupted = true
        default: break
        }
    }

    private mutating func see(decision event: CodingAgentEvent) {
        awaitsModel = false
        guard event.decision?.isAccepted == true else { return }
        if event.session.agent == .codex, let call = event.tool?.callID { openCalls.insert(call) }
    }

    /// True where the user stopped the agent before this prompt; a message typed while it goes on working did
    /// not.
    func wasStopped(before prompt: CodingAgentEvent) -> Bool {
        if wasInterrupted || openCalls.contains(where: calls.wasCutOff) { return true }
        let isSteering =
            prompt.attributes["delivery.mode"]?.string == "mid_turn" || prompt.sharesTurn(with: turn)
        return !isSteering && ((tellsTurnEnds && isWorking) || (tellsRequests && awaitsModel))
    }
}

extension CodingAgentEvent {
    /// True for a prompt that a hook refused: the agent never saw it, and nobody stopped the agent.
    ///
    /// Claude Code tells of the hooks that it begins to run, and of their end only where the prompt passes.
    var wasBlocked: Bool {
        attributes["submit_hooks_started"] == .bool(true) && attributes["submit_hooks_completed"] == nil
    }

    /// True where it belongs to the given turn of the agent: a prompt that does was typed while that turn
    /// went on.
    func sharesTurn(with other: String?) -> Bool { turn != nil && turn == other }
}
