internal import ConfigEditing
internal import Events

extension ClaudeSetup {
    func signals(
        _ reporting: Reporting?, _ texts: [String: [UInt8]]
    ) throws(ClientError) -> [AgentStatus.Signal] {
        let document = try editing(file) { () throws(ConfigEditError) in try JSONDocument(texts[file] ?? []) }
        let managed = Self.managedSettings.compactMap { path in
            texts[path].flatMap { try? JSONDocument($0) }.map { (path: path, document: $0) }
        }
        let block = try editing(file) { () throws(ConfigEditError) in
            try ClaudeBlock(document: document, file: file, record: InstallRecord())
        }
        let exports = ClaudeVariables.signals.map { exportSignal($0, block.variables, reporting, managed) }
        let found = [try hooks(document, managed)] + exports
        guard let void = void(document) else { return found }
        return found.map { signal in
            signal.state == .missing || signal.state == .foreign
                ? signal
                : AgentStatus.Signal(
                    name: signal.name, state: .ineffective, file: file, detail: void,
                    remedy: "take comments and trailing commas out of \(file)")
        }
    }

    func sendsPromptText(_ texts: [String: [UInt8]], isAgreed: Bool) -> Bool {
        guard let document = try? JSONDocument(texts[file] ?? []) else { return false }
        let table = HookTable(document: document, layout: .grouped)
        if isAgreed, table.hasOurs(for: "UserPromptSubmit") { return true }
        let block = try? ClaudeBlock(document: document, file: file, record: InstallRecord())
        let variables = block?.variables ?? [:]
        return ClaudeVariables.promptFlags.contains { ["1", "true"].contains(variables[$0]) }
    }

    private typealias Managed = [(path: String, document: JSONDocument)]

    private func hooks(
        _ document: JSONDocument, _ managed: Managed
    ) throws(ClientError) -> AgentStatus.Signal {
        let hooks = HookSignal(agent: .claude, machine: machine, file: file)
        let found = try hooks.signal(HookTable(document: document, layout: .grouped))
        guard found.state != .missing else { return found }
        for (path, settings) in managed {
            for switched in ["disableAllHooks", "allowManagedHooksOnly"]
            where (try? settings.value(at: [.name(switched)])) == .bool(true) {
                return hooks.signal(.ineffective, "\(path) says \(switched)", remedy: "ask who manages it")
            }
        }
        if (try? document.value(at: ["disableAllHooks"])) == .bool(true) {
            return hooks.signal(
                .ineffective, "disableAllHooks is true", remedy: "take disableAllHooks out of \(file)")
        }
        return found
    }

    private func exportSignal(
        _ name: String, _ variables: [String: String], _ reporting: Reporting?, _ managed: Managed
    ) -> AgentStatus.Signal {
        func signal(_ state: AgentStatus.State, _ detail: String, _ remedy: String? = nil)
            -> AgentStatus.Signal
        {
            AgentStatus.Signal(
                name: name, state: state, file: file, detail: detail, remedy: remedy ?? installRemedy(.claude)
            )
        }
        for (path, settings) in managed {
            let block = try? ClaudeBlock(document: settings, file: path, record: InstallRecord())
            if let foreign = block.flatMap({ ClaudeVariables.foreign(in: $0.variables) }) {
                return signal(.foreign, "\(path) sets \(foreign)", "ask who manages it")
            }
        }
        if let foreign = foreign(variables) {
            return signal(
                .foreign, "\(foreign) sends it elsewhere", "take it out, then \(installRemedy(.claude))")
        }
        if let exporter = variables[ClaudeVariables.exporter(name)], exporter != "otlp" {
            return signal(.foreign, "\(ClaudeVariables.exporter(name)) is \(exporter)", "set it to otlp")
        }
        guard let endpoint = variables[ClaudeVariables.endpoint(name)] else {
            return signal(.missing, "not set up")
        }
        let wanted = reporting.map(ClaudeVariables.wanted) ?? []
        if let reporting, endpoint != reporting.endpoint(.claude, name) {
            return signal(.outdated, "it goes to \(endpoint)")
        }
        let others = ClaudeVariables.signals.filter { $0 != name }.flatMap {
            [ClaudeVariables.endpoint($0), ClaudeVariables.exporter($0)]
        }
        let beta = "CLAUDE_CODE_ENHANCED_TELEMETRY_BETA"
        for (variable, value) in wanted where !others.contains(variable) && variables[variable] != value {
            if variable == beta && name != "traces" { continue }
            if variable == "OTEL_EXPORTER_OTLP_PROTOCOL" && variables[variable] != nil { continue }
            let isKey = variable == "OTEL_EXPORTER_OTLP_HEADERS"
            return signal(.outdated, isKey ? "it has another key" : "\(variable) is not \(value)")
        }
        return AgentStatus.Signal(name: name, state: .configured, file: file)
    }
}
