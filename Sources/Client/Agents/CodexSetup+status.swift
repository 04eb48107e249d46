internal import ConfigEditing
internal import Events

extension CodexSetup {
    func signals(
        _ reporting: Reporting?, _ texts: [String: [UInt8]]
    ) throws(ClientError) -> [AgentStatus.Signal] {
        let document = try editing(config) { () throws(ConfigEditError) in
            try TOMLDocument(texts[config] ?? [])
        }
        let block = CodexBlock(document: document, file: config, record: InstallRecord())
        let exports = Self.exporters.map { exportSignal($0.0, $0.1, block, reporting) }
        return [try hooksSignal(texts, document)] + exports
    }

    func sendsPromptText(_ texts: [String: [UInt8]], isAgreed: Bool) -> Bool {
        let table = (try? JSONDocument(texts[hooks] ?? [])).map { HookTable(document: $0, layout: .grouped) }
        if isAgreed, table?.hasOurs(for: "UserPromptSubmit") == true { return true }
        let document = try? TOMLDocument(texts[config] ?? [])
        return document?.value(at: ["otel", "log_user_prompt"])?.bool == true
    }

    private func hooksSignal(
        _ texts: [String: [UInt8]], _ document: TOMLDocument
    ) throws(ClientError) -> AgentStatus.Signal {
        let text = try editing(hooks) { () throws(ConfigEditError) in try JSONDocument(texts[hooks] ?? []) }
        let table = HookTable(document: text, layout: .grouped)
        let signal = HookSignal(agent: .codex, machine: machine, file: hooks)
        let found = try signal.signal(table)
        guard found.state == .configured else { return found }
        if !text.isStrict || text.hasByteOrderMark {
            return signal.signal(
                .ineffective, "Codex drops a hooks.json with comments, trailing commas or a byte order mark",
                remedy: "take them out of \(hooks)")
        }
        let members = (try? text.value(at: []))?.object?.keys.sorted() ?? []
        if let stranger = members.first(where: { !["hooks", "description"].contains($0) }) {
            return signal.signal(
                .ineffective, "with a member '\(stranger)' in it, Codex drops the whole file",
                remedy: "take '\(stranger)' out of \(hooks)")
        }
        for feature in ["hooks", "codex_hooks"]
        where document.value(at: ["features", .name(feature)]) == .bool(false) {
            return signal.signal(
                .ineffective, "[features] \(feature) is false in config.toml", remedy: "set it to true")
        }
        let own = try editing(hooks) { () throws(ConfigEditError) in try table.handlers() }.filter(\.isOurs)
        if let stranger = own.first(where: { !trust.isTrusted($0, in: document) }) {
            return signal.signal(
                .ineffective, "Codex does not trust the hook for \(stranger.event), and passes over it",
                remedy: "\(installRemedy(.codex)), or /hooks in Codex")
        }
        return found
    }

    private func exportSignal(
        _ name: String, _ key: String, _ block: CodexBlock, _ reporting: Reporting?
    ) -> AgentStatus.Signal {
        func signal(_ state: AgentStatus.State, _ detail: String, _ remedy: String? = nil)
            -> AgentStatus.Signal
        {
            AgentStatus.Signal(
                name: name, state: state, file: config, detail: detail,
                remedy: remedy ?? installRemedy(.codex))
        }
        switch block.exporter(key) {
        case .missing: return signal(.missing, "not set up")
        case .foreign:
            let remedy = "take it out, then \(installRemedy(.codex))"
            return signal(.foreign, "[otel] \(key) is set to something else", remedy)
        case .ours(let endpoint):
            if let reporting, endpoint != reporting.endpoint(.codex, name) {
                return signal(.outdated, "it goes to \(endpoint)")
            }
            let headers = block.document.value(at: ["otel", .name(key), "otlp-http", "headers"])
            if let reporting, headers?["authorization"]?.string != "Bearer \(reporting.key)" {
                return signal(.outdated, "it has another key")
            }
            // There is no place in config.toml for who the person is.
            let detail =
                name == "logs" ? "hooks say whose they are; logs only with OTEL_RESOURCE_ATTRIBUTES" : ""
            return AgentStatus.Signal(name: name, state: .configured, file: config, detail: detail)
        }
    }
}
