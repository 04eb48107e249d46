package import Events
internal import Foundation

/// What was done to one agent's files.
package struct AgentOutcome: Sendable, Equatable {
    package struct Change: Sendable, Equatable {
        package enum Action: String, Sendable {
            case created
            case updated
            case unchanged
            /// As it was before we first wrote to it, byte for byte.
            case restored
            case removed
        }

        package var action: Action
        package var path: String
    }

    package var agent: Agent
    package var changes: [Change] = []
    /// What was left as it is, and why.
    package var notes: [String] = []
    /// Why nothing, or not all, could be done.
    package var error: String?
}

/// Sets the agents up to report, and takes that back.
package struct ConfigureAgents: Sendable {
    let machine: Machine

    package init(machine: Machine) { self.machine = machine }

    /// One agent's trouble is its own: the others are set up all the same.
    package func install(_ agents: [Agent], _ reporting: Reporting) -> [AgentOutcome] {
        agents.map { agent in
            outcome(agent, isRemoval: false) { (setup, texts, record) throws(ClientError) in
                try setup.install(reporting, texts, record)
            }
        }
    }

    package func uninstall(_ agents: [Agent]) -> [AgentOutcome] {
        agents.map { agent in
            outcome(agent, isRemoval: true) { (setup, texts, record) throws(ClientError) in
                try setup.uninstall(texts, record)
            }
        }
    }

    /// How each agent stands; a file that cannot be read is a signal that has no effect, not an error.
    package func status(_ agents: [Agent] = Agent.allCases, _ reporting: Reporting?) -> [AgentStatus] {
        let found = detected()
        return agents.map { agent in
            let setup = agent.setup(on: machine)
            do throws(ClientError) {
                let texts = try self.texts(setup)
                return AgentStatus(
                    agent: agent, isInstalled: found.contains(agent),
                    sendsPromptText: setup.sendsPromptText(texts, isAgreed: reporting?.prompts == true),
                    signals: withProgram(try setup.signals(reporting, texts)))
            } catch {
                let signal = AgentStatus.Signal(
                    name: "hooks", state: .ineffective, file: setup.paths.first ?? "",
                    detail: error.description,
                    remedy: "mend the file")
                return AgentStatus(
                    agent: agent, isInstalled: found.contains(agent), sendsPromptText: false,
                    signals: [signal])
            }
        }
    }

    /// The agents whose program is on the path or whose settings' folder is there.
    package func detected() -> [Agent] {
        let folders = machine.environment["PATH"]?.split(separator: ":") ?? []
        return Agent.allCases.filter { agent in
            let (names, home) =
                switch agent {
                case .claude: (["claude"], machine.claudeFolder)
                case .codex: (["codex"], machine.codexFolder)
                case .cursor: (["cursor", "cursor-agent"], machine.cursorFolder)
                }
            let programs = folders.flatMap { folder in names.map { "\(folder)/\($0)" } }
            return FileManager.default.fileExists(atPath: home)
                || programs.contains(where: FileManager.default.isExecutableFile)
        }
    }

    private func withProgram(_ signals: [AgentStatus.Signal]) -> [AgentStatus.Signal] {
        guard !FileManager.default.isExecutableFile(atPath: machine.hookProgram) else { return signals }
        return signals.map { signal in
            guard signal.name == "hooks", signal.state == .configured else { return signal }
            var signal = signal
            signal.state = .ineffective
            signal.detail = "there is no program \(machine.hookProgram)"
            signal.remedy = "install moda again"
            return signal
        }
    }

    private func texts(_ setup: any AgentSetup) throws(ClientError) -> [String: [UInt8]] {
        var texts: [String: [UInt8]] = [:]
        for path in setup.paths { texts[path] = try ConfigFiles.read(path) }
        return texts
    }

    private func outcome(
        _ agent: Agent, isRemoval: Bool,
        _ plan: (any AgentSetup, [String: [UInt8]], InstallRecord) throws(ClientError) -> AgentPlan
    ) -> AgentOutcome {
        var outcome = AgentOutcome(agent: agent)
        do throws(ClientError) {
            try SettingsLock.held(in: machine.modaHome) { () throws(ClientError) in
                var writer = RecordedWrites(path: machine.modaHome + "/installed.json")
                let setup = agent.setup(on: machine)
                let plan = try plan(setup, try texts(setup), writer.record)
                outcome.notes = plan.notes
                for edit in plan.edits {
                    let action = try isRemoval ? writer.takeBack(edit) : writer.apply(edit)
                    if let action { outcome.changes.append(.init(action: action, path: edit.path)) }
                }
            }
        } catch {
            outcome.error = error.description
        }
        return outcome
    }
}
