internal import ConfigEditing
internal import Events

/// What a hooks file has of ours, beside what we would write.
struct HookSignal {
    let agent: Agent
    let machine: Machine
    let file: String

    func signal(_ table: HookTable) throws(ClientError) -> AgentStatus.Signal {
        let own = try editing(file) { () throws(ConfigEditError) in try table.handlers() }.filter(\.isOurs)
        let present = Set(own.map(\.event))
        let missing = WantedHook.all(for: agent).map(\.event).filter { !present.contains($0) }
        let moved = own.contains {
            $0.command.map { HookInvocation($0)?.pointed(at: machine) != $0 } ?? false
        }
        guard !own.isEmpty else { return signal(.missing, "no hook of ours is in it") }
        if moved { return signal(.outdated, "hooks run another program than \(machine.hookProgram)") }
        if !missing.isEmpty { return signal(.outdated, "not for \(missing.joined(separator: ", "))") }
        return AgentStatus.Signal(name: "hooks", state: .configured, file: file)
    }

    func signal(_ state: AgentStatus.State, _ detail: String, remedy: String? = nil) -> AgentStatus.Signal {
        AgentStatus.Signal(
            name: "hooks", state: state, file: file, detail: detail, remedy: remedy ?? installRemedy(agent))
    }
}

func installRemedy(_ agent: Agent) -> String { "moda hooks install --agent \(agent.rawValue)" }
