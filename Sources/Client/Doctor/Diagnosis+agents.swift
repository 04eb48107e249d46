internal import API
internal import Events

extension Diagnosis {
    /// One agent: each signal as it is configured and as the server sees it, and whether words come along.
    static func agent(_ status: AgentStatus, _ facts: DoctorFacts) -> [Finding] {
        let name = status.agent.rawValue
        guard status.isInstalled else { return [Finding(.ok, name, "is not on this machine")] }
        guard status.signals.contains(where: { $0.state != .missing }) else {
            return [
                Finding(
                    .warn, name, "is on this machine and reports nothing",
                    remedy: "moda hooks install --agent=\(name)")
            ]
        }
        return status.signals.flatMap { signal($0, of: status.agent, facts) } + prompts(status, facts)
    }

    private static func signal(_ signal: AgentStatus.Signal, of agent: Agent, _ facts: DoctorFacts)
        -> [Finding]
    {
        let subject = "\(agent.rawValue) \(signal.name)"
        let seen = facts.health?.signals.first {
            $0.provider == agent.rawValue && $0.signal == signal.name
        }
        let install = signal.remedy ?? "moda hooks install --agent=\(agent.rawValue)"
        let detail = signal.detail.isEmpty ? "" : ": \(signal.detail)"
        let own: Finding =
            switch signal.state {
            case .configured: configured(signal, subject, seen, of: agent, facts)
            case .outdated:
                Finding(.fail, subject, "not as it should be in \(signal.file)\(detail)", remedy: install)
            case .missing: Finding(.warn, subject, "not configured\(detail)", remedy: install)
            case .foreign:
                Finding(.warn, subject, "goes elsewhere by \(signal.file)\(detail)", remedy: signal.remedy)
            case .ineffective:
                Finding(
                    .fail, subject, "written in \(signal.file), but \(agent.title) passes over it\(detail)",
                    remedy: install)
            }
        return [own] + refusals(seen, subject, agent)
    }

    private static func configured(
        _ signal: AgentStatus.Signal, _ subject: String, _ seen: IngestHealthView.Signal?, of agent: Agent,
        _ facts: DoctorFacts
    ) -> Finding {
        let detail = signal.detail.isEmpty ? "" : " (\(signal.detail))"
        guard facts.health != nil else { return Finding(.ok, subject, "configured\(detail)") }
        guard let last = seen?.lastAt.flatMap(Timestamp.init(rfc3339:)) else {
            return Finding(
                .warn, subject, "configured\(detail), but nothing has come in yet",
                remedy: "begin a new session of \(agent.title)")
        }
        let age = max(0, facts.now.milliseconds - last.milliseconds)
        return Finding(
            .ok, subject,
            "configured\(detail), last seen \(Age.text(age)) ago, \(seen?.accepted ?? 0) in 24 hours")
    }

    private static func refusals(_ seen: IngestHealthView.Signal?, _ subject: String, _ agent: Agent)
        -> [Finding]
    {
        guard let seen, seen.refused > 0 else { return [] }
        let last = seen.lastRefusal.map { "; the last: \($0.status), \($0.reason)" } ?? ""
        return [
            Finding(
                .warn, subject, "\(counted(seen.refused, "request")) refused in 24 hours\(last)",
                remedy: "moda events raw --refused --provider \(agent.rawValue)")
        ]
    }

    private static func prompts(_ status: AgentStatus, _ facts: DoctorFacts) -> [Finding] {
        let subject = "\(status.agent.rawValue) prompts"
        guard status.sendsPromptText else {
            return [
                Finding(
                    .ok, subject,
                    "their words stay on this machine: corrections show by refusals, interrupts and commands only"
                )
            ]
        }
        guard let seen = facts.health?.agents.first(where: { $0.agent == status.agent }), seen.prompts > 0
        else { return [Finding(.ok, subject, "sent with their words")] }
        let share = "\(seen.promptsWithText) of the last \(seen.prompts) came with their words"
        guard seen.promptsWithText == 0 else { return [Finding(.ok, subject, share)] }
        let isHookText = facts.health?.capturesPrompts == false
        return [
            Finding(
                .warn, subject, share,
                remedy: isHookText
                    ? "let the server keep them: CODING_AGENT_CAPTURE_PROMPTS=true"
                    : "moda hooks install --agent=\(status.agent.rawValue)")
        ]
    }
}
