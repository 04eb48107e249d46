import Client
import Events

/// How the agents stand, for a person.
struct AgentStatusText {
    let statuses: [AgentStatus]

    init(_ statuses: [AgentStatus]) { self.statuses = statuses }

    var text: String { statuses.map(agent).joined(separator: "\n\n") }

    private func agent(_ status: AgentStatus) -> String {
        let presence = status.isInstalled ? "" : " (not found on this machine)"
        let words = status.sendsPromptText ? "prompt text is sent" : "no prompt text is sent"
        return (["\(status.agent.title)\(presence): \(words)"] + status.signals.map(signal)).joined(
            separator: "\n")
    }

    private func signal(_ signal: AgentStatus.Signal) -> String {
        let head = "  \(signal.name.padded(to: 8)) \(signal.state.rawValue.padded(to: 12))"
        let detail = signal.detail.isEmpty ? signal.file : signal.detail.oneLine(300)
        let remedy =
            signal.remedy.map { "\n\(String(repeating: " ", count: 24))do: \($0.oneLine(200))" } ?? ""
        return "\(head) \(detail)\(remedy)"
    }
}
