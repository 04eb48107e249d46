internal import Events
internal import Hummingbird
internal import Ingest
internal import Store

/// `/intake`: what came in lately by sender and signal, what was refused and why, and whether the server keeps up.
struct IntakePage: Sendable {
    private let statistics: any StatisticsStore
    private let policy: @Sendable () -> CapturePolicy
    private let now: @Sendable () -> Timestamp

    init(_ parts: ServerParts) {
        statistics = parts.statistics
        policy = parts.currentPolicy
        now = parts.now
    }

    func add(to group: RouterGroup<ModaContext>) {
        group.get("intake") { try await show($0, $1) }
    }

    private struct Values: Sendable {
        let signals: [Signal]
        let isEmpty: Bool
        let agents: [AgentLine]
        let hasAgents: Bool
        let waiting: String
        let isBehind: Bool
        let store: String
        let captures: String
    }

    private struct Signal: Sendable {
        let sender: String
        let name: String
        let last: String
        let accepted: String
        let refused: String
        let isRefusing: Bool
        let refusal: String?
    }

    private struct AgentLine: Sendable {
        let agent: String
        let sessions: Int
        let prompts: String
        let isWithheld: Bool
    }

    private func show(_ request: Request, _ context: ModaContext) async throws -> Response {
        let health = try await statistics.ingestHealth(at: now(), tenant: context.tenant)
        let free = health.freeBytes.map { ", \(PageNumber.bytes($0)) free on its disk" } ?? ""
        let oldest = health.oldestWaiting.map { ", the oldest since \(PageTime($0).text)" } ?? ""
        let kept = policy()
        let values = Values(
            signals: health.signals.map(signal), isEmpty: health.signals.isEmpty,
            agents: health.agents.map(line), hasAgents: !health.agents.isEmpty,
            waiting: health.waiting == 0
                ? "Everything that came in is sorted in."
                : "\(PageNumber.whole(health.waiting)) wait to be sorted in\(oldest).",
            isBehind: health.waiting > 1_000,
            store: "The store has \(PageNumber.bytes(health.bytes))\(free).",
            captures: "Text of hooks: \(kept.prompts ? "prompts are kept" : "no prompts are kept"), "
                + "\(kept.outputs ? "output is kept" : "no output is kept"), whatever is kept is redacted.")
        return try .page("Intake", place: "/intake", template: "ingest", values, context)
    }

    private func signal(_ signal: IngestHealth.Signal) -> Signal {
        Signal(
            sender: signal.provider.title, name: signal.signal.rawValue,
            last: signal.lastAt.map { PageTime($0).text } ?? "never",
            accepted: PageNumber.whole(signal.accepted), refused: PageNumber.whole(signal.refused),
            isRefusing: signal.refused > 0,
            refusal: signal.lastRefusal.map {
                "\(PageTime($0.at).text), status \($0.status): \($0.reason.oneLine(300))"
            })
    }

    private func line(_ agent: IngestHealth.Conversations) -> AgentLine {
        AgentLine(
            agent: agent.agent.title, sessions: agent.sessions,
            prompts: agent.prompts == 0
                ? "no prompts this week"
                : "\(agent.promptsWithText) of the last \(agent.prompts) prompts came with their words",
            isWithheld: agent.prompts > 0 && agent.promptsWithText == 0)
    }
}
