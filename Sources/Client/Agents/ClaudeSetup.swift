internal import ConfigEditing
internal import Events

/// Claude Code: `settings.json`, its variables and its hooks.
struct ClaudeSetup: AgentSetup {
    let machine: Machine

    var agent: Agent { .claude }
    var file: String { machine.claudeFolder + "/settings.json" }
    var paths: [String] { [file] + Self.managedSettings }

    /// What an administrator says, and nobody overrules.
    static let managedSettings = [
        "/etc/claude-code/managed-settings.json",
        "/Library/Application Support/ClaudeCode/managed-settings.json",
    ]

    func install(
        _ reporting: Reporting, _ texts: [String: [UInt8]], _ record: InstallRecord
    ) throws(ClientError) -> AgentPlan {
        try editing(file) { () throws(ConfigEditError) in
            var table = HookTable(document: try JSONDocument(texts[file] ?? []), layout: .grouped)
            let hadOurs = try self.hadOurs(table)
            var block = try ClaudeBlock(document: table.document, file: file, record: record)
            if let void = void(table.document) { block.notes.append(void) }
            if let foreign = foreign(block.variables) {
                block.notes.append(
                    "\(foreign) sends Claude Code's telemetry elsewhere: left as it is, only hooks are installed"
                )
            } else {
                try block.install(reporting)
            }
            table.document = block.document
            try table.install(WantedHook.all(for: .claude), .claude, on: machine)
            let edit = FileEdit(
                path: file, before: texts[file], after: table.document.bytes, hadOurs: hadOurs,
                holdsKey: block.holdsKey, values: block.values)
            return AgentPlan(edits: [edit], notes: block.notes)
        }
    }

    func uninstall(_ texts: [String: [UInt8]], _ record: InstallRecord) throws(ClientError) -> AgentPlan {
        guard let text = texts[file] else { return AgentPlan(edits: [.forgetting(file)]) }
        return try editing(file) { () throws(ConfigEditError) in
            var table = HookTable(document: try JSONDocument(text), layout: .grouped)
            let hadOurs = try self.hadOurs(table)
            var block = try ClaudeBlock(document: table.document, file: file, record: record)
            try block.uninstall()
            table.document = block.document
            try table.uninstall()
            let edit = FileEdit(
                path: file, before: text, after: table.document.bytes, hadOurs: hadOurs, holdsKey: false,
                values: [:])
            return AgentPlan(edits: [edit])
        }
    }

    private func hadOurs(_ table: HookTable) throws(ConfigEditError) -> Bool {
        let variables = try table.document.value(at: ["env"])?.object ?? [:]
        let isSet = variables.contains { ClaudeVariables.isOurs($0.key, $0.value.string ?? "") }
        if isSet { return true }
        return try table.handlers().contains { $0.isOurs }
    }

    /// Why Claude Code passes over the whole file; nil where it does not.
    func void(_ document: JSONDocument) -> String? {
        !document.bytes.isEmpty && !document.isStrict
            ? "Claude Code passes over a settings.json with comments or trailing commas: take them out" : nil
    }

    /// What sends to somebody else: in the file, or in the shell, which wins over it.
    func foreign(_ variables: [String: String]) -> String? {
        ClaudeVariables.foreign(in: variables)
            ?? ClaudeVariables.foreign(in: machine.environment, ofShell: true).map { "the shell's \($0)" }
    }
}
