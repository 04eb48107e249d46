internal import ConfigEditing
internal import Events
internal import Foundation

/// Codex: `[otel]` and the trust in `config.toml`, the hooks in `hooks.json`.
///
/// In `hooks.json` stands nothing but hooks: with any other member Codex drops the file. A project's own
/// `[otel]` is ignored by Codex, so that only the person's file matters.
struct CodexSetup: AgentSetup {
    let machine: Machine
    /// Codex follows links in `CODEX_HOME`, and not in the usual place.
    private let folderAsNamed: String

    init(machine: Machine) {
        self.machine = machine
        let isChosen = machine.environment["CODEX_HOME"]?.isEmpty == false
        let folder = URL(fileURLWithPath: machine.codexFolder)
        folderAsNamed = isChosen ? folder.resolvingSymlinksInPath().path : machine.codexFolder
    }

    var agent: Agent { .codex }
    var config: String { machine.codexFolder + "/config.toml" }
    var hooks: String { machine.codexFolder + "/hooks.json" }
    /// Hooks first: one without trust does nothing, trust without its hook would be a promise.
    var paths: [String] { [hooks, config] }
    var trust: CodexTrust { CodexTrust(file: folderAsNamed + "/hooks.json", machine: machine) }

    static let exporters = [
        ("logs", "exporter"), ("traces", "trace_exporter"), ("metrics", "metrics_exporter"),
    ]

    func install(
        _ reporting: Reporting, _ texts: [String: [UInt8]], _ record: InstallRecord
    ) throws(ClientError) -> AgentPlan {
        let (before, table) = try changedHooks(texts) { (table) throws(ConfigEditError) in
            try table.install(WantedHook.all(for: .codex), .codex, on: machine)
        }
        return try editing(config) { () throws(ConfigEditError) in
            var block = CodexBlock(
                document: try TOMLDocument(texts[config] ?? []), file: config, record: record)
            let hadOurs = block.hasExporterOfOurs || before.contains(where: \.isOurs)
            try block.install(reporting)
            let after = try table.handlers()
            try trust.apply(to: &block.document, before: before, after: after)
            if after.contains(where: { $0.isOurs && !trust.mayTrust($0) }) {
                block.notes.append("a hook of ours was changed by hand: look at it in Codex with /hooks")
            }
            return plan(texts, table, before, block, hadOurs: hadOurs)
        }
    }

    func uninstall(_ texts: [String: [UInt8]], _ record: InstallRecord) throws(ClientError) -> AgentPlan {
        let (before, table) = try changedHooks(texts) { (table) throws(ConfigEditError) in
            try table.uninstall()
        }
        return try editing(config) { () throws(ConfigEditError) in
            var block = CodexBlock(
                document: try TOMLDocument(texts[config] ?? []), file: config, record: record)
            let hadOurs = block.hasExporterOfOurs || before.contains(where: \.isOurs)
            try block.uninstall()
            try trust.apply(to: &block.document, before: before, after: try table.handlers())
            return plan(texts, table, before, block, hadOurs: hadOurs)
        }
    }

    private func changedHooks(
        _ texts: [String: [UInt8]], _ change: (inout HookTable) throws(ConfigEditError) -> Void
    ) throws(ClientError) -> (before: [HookTable.Handler], after: HookTable) {
        try editing(hooks) { () throws(ConfigEditError) in
            var table = HookTable(document: try JSONDocument(texts[hooks] ?? []), layout: .grouped)
            let before = try table.handlers()
            try change(&table)
            return (before, table)
        }
    }

    private func plan(
        _ texts: [String: [UInt8]], _ table: HookTable, _ before: [HookTable.Handler], _ block: CodexBlock,
        hadOurs: Bool
    ) -> AgentPlan {
        let hooksEdit = FileEdit(
            path: hooks, before: texts[hooks], after: table.document.bytes,
            hadOurs: before.contains(where: \.isOurs), holdsKey: false, values: [:])
        let configEdit = FileEdit(
            path: config, before: texts[config], after: block.document.bytes, hadOurs: hadOurs,
            holdsKey: block.hasExporterOfOurs, values: block.values)
        return AgentPlan(edits: [hooksEdit, configEdit], notes: block.notes)
    }
}
