internal import ConfigEditing
internal import Events

/// Cursor: `hooks.json` alone, since Cursor exports no telemetry of its own.
///
/// The names are those of Cursor 2.4 and later.
struct CursorSetup: AgentSetup {
    let machine: Machine

    var agent: Agent { .cursor }
    var file: String { machine.cursorFolder + "/hooks.json" }
    var paths: [String] { [file] }

    func install(
        _ reporting: Reporting, _ texts: [String: [UInt8]], _ record: InstallRecord
    ) throws(ClientError) -> AgentPlan {
        try editing(file) { () throws(ConfigEditError) in
            var table = HookTable(document: try JSONDocument(texts[file] ?? []), layout: .flat)
            let hadOurs = try table.handlers().contains(where: \.isOurs)
            let version = try table.document.value(at: ["version"])
            guard version == nil || version == .integer(1) else {
                throw ConfigEditError(line: 1, reason: "'version' is not 1, and no other is known")
            }
            try table.document.set(.integer(1), at: ["version"])
            try table.install(WantedHook.all(for: .cursor), .cursor, on: machine)
            return AgentPlan(edits: [edit(texts, table.document, hadOurs)])
        }
    }

    func uninstall(_ texts: [String: [UInt8]], _ record: InstallRecord) throws(ClientError) -> AgentPlan {
        guard let text = texts[file] else { return AgentPlan(edits: [.forgetting(file)]) }
        return try editing(file) { () throws(ConfigEditError) in
            var table = HookTable(document: try JSONDocument(text), layout: .flat)
            let hadOurs = try table.handlers().contains(where: \.isOurs)
            try table.uninstall()
            return AgentPlan(edits: [edit(texts, table.document, hadOurs)])
        }
    }

    private func edit(_ texts: [String: [UInt8]], _ new: JSONDocument, _ hadOurs: Bool) -> FileEdit {
        FileEdit(
            path: file, before: texts[file], after: new.bytes, hadOurs: hadOurs, holdsKey: false, values: [:])
    }

    func signals(
        _ reporting: Reporting?, _ texts: [String: [UInt8]]
    ) throws(ClientError) -> [AgentStatus.Signal] {
        let document = try editing(file) { () throws(ConfigEditError) in try JSONDocument(texts[file] ?? []) }
        let hooks = HookSignal(agent: .cursor, machine: machine, file: file)
        return [try hooks.signal(HookTable(document: document, layout: .flat))]
    }

    /// Hooks alone carry the prompt, and its words go on only where that was agreed to.
    func sendsPromptText(_ texts: [String: [UInt8]], isAgreed: Bool) -> Bool {
        guard isAgreed, let document = try? JSONDocument(texts[file] ?? []) else { return false }
        return HookTable(document: document, layout: .flat).hasOurs(for: "beforeSubmitPrompt")
    }
}
