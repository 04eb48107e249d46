import Client

/// What `moda init` set up, and what comes next.
struct SetupText {
    let settings: ClientSettings
    let agreement: Agreement
    let outcomes: [AgentOutcome]

    var text: String {
        guard agreement.traceAgents else {
            let removed = outcomes.filter { !$0.changes.isEmpty || $0.error != nil }
            return
                (["The coding agents do not report; 'moda init' asks again."]
                + (removed.isEmpty ? [] : [OutcomeText(removed).text])).joined(separator: "\n")
        }
        let place = ServerPlace.isThisMachine(settings.server) ? "this machine" : settings.server
        let sent = [
            ("events, commands, errors", true), ("prompts and answers as text", agreement.prompts),
            ("output and file contents", agreement.outputs),
        ]
        let lines = sent.map { "  \($0.1 ? "yes" : "no ")  \($0.0), to \(place)" }
        let snapshots =
            !agreement.snapshots
            ? "no   snapshots of work trees"
            : agreement.shareSnapshots
                ? "yes  snapshots of work trees, to \(place)"
                : "yes  snapshots of work trees, which stay on this machine"
        return
            (["What is captured, under \(agreement.userEmail ?? "no name"):"] + lines + ["  \(snapshots)"]
            + [OutcomeText(outcomes).text]).joined(separator: "\n")
    }

    static func next(_ settings: ClientSettings, isReachable: Bool) -> String {
        let isHere = ServerPlace.isThisMachine(settings.server)
        var lines: [String] = []
        if !isReachable {
            lines.append(
                isHere
                    ? "No server answers at \(settings.server) now: start it with 'moda up'."
                    : "\(settings.server) does not answer now; hooks wait for it, exporters do not.")
        }
        lines.append(
            "Next: start a new session of your agent, work as always, then 'moda skills gen --wait'.")
        return lines.joined(separator: "\n")
    }
}
