import ArgumentParser
import Client
import Events

/// What was done to the agents' settings, for a person.
struct OutcomeText {
    let outcomes: [AgentOutcome]

    init(_ outcomes: [AgentOutcome]) { self.outcomes = outcomes }

    var text: String { outcomes.map(agent).joined(separator: "\n") }

    /// - Throws: The exit code of failure where an agent's settings could not be changed; what happened was said.
    func check() throws {
        if outcomes.contains(where: { $0.error != nil }) { throw ExitCode(1) }
    }

    private func agent(_ outcome: AgentOutcome) -> String {
        var lines = outcome.changes.map { "  \($0.action.rawValue.padded(to: 9))  \($0.path)" }
        lines += outcome.notes.map { "  note: \($0.oneLine(300))" }
        if let error = outcome.error { lines.append("  FAILED: \(error.oneLine(400))") }
        if lines.isEmpty { lines = ["  nothing to do"] }
        return ([outcome.agent.title] + lines).joined(separator: "\n")
    }
}
