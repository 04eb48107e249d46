internal import ConfigEditing
internal import Events

/// The `[otel]` table of Codex's `config.toml`, ours among what others set.
struct CodexBlock {
    var document: TOMLDocument
    let file: String
    let record: InstallRecord
    private(set) var values: [String: String] = [:]
    var notes: [String] = []
    /// An exporter of ours without a record: the flags beside it count as ours.
    private var isRecordLost = false

    init(document: TOMLDocument, file: String, record: InstallRecord) {
        (self.document, self.file, self.record) = (document, file, record)
        isRecordLost = record.files[file] == nil && hasExporterOfOurs
    }

    enum Exporter: Equatable {
        case missing
        case ours(endpoint: String)
        case foreign
    }

    func exporter(_ name: String) -> Exporter {
        guard let value = document.value(at: ["otel", .name(name)]) else { return .missing }
        guard let endpoint = value["otlp-http"]?["endpoint"]?.string, endpoint.contains("/v1/otel/codex/")
        else {
            return .foreign
        }
        return .ours(endpoint: endpoint)
    }

    var hasExporterOfOurs: Bool {
        CodexSetup.exporters.contains { if case .ours = exporter($0.1) { true } else { false } }
    }

    mutating func install(_ reporting: Reporting) throws(ConfigEditError) {
        // Text goes to whom the logs go to.
        if exporter("exporter") != .foreign {
            try setFlag("log_user_prompt", reporting.prompts)
            try setFlag("log_agent_responses", reporting.prompts)
        }
        try setOutputLimit(reporting)
        for (signal, name) in CodexSetup.exporters {
            guard exporter(name) != .foreign else {
                notes.append("[otel] \(name) of config.toml is set to something else: left as it is")
                continue
            }
            let isNew = exporter(name) == .missing
            let path = ["otel", name, "otlp-http"]
            try document.set(.string(reporting.endpoint(.codex, signal)), at: path + ["endpoint"])
            if isNew { try document.set(.string("binary"), at: path + ["protocol"]) }
            let bearer = ConfigValue.string("Bearer \(reporting.key)")
            if document.value(at: (path + ["headers"]).map(ConfigStep.name)) == nil {
                try document.set(.table([.init("authorization", bearer)]), at: path + ["headers"])
            } else {
                try document.set(bearer, at: path + ["headers", "authorization"])
            }
        }
    }

    mutating func uninstall() throws(ConfigEditError) {
        for (_, name) in CodexSetup.exporters {
            guard case .ours = exporter(name) else { continue }
            try document.remove(at: ["otel", .name(name)])
        }
        for flag in ["log_user_prompt", "log_agent_responses"] {
            let path: [ConfigStep] = ["otel", .name(flag)]
            guard let value = document.value(at: path)?.bool, record.isOurs("\(value)", at: flag, of: file)
            else {
                continue
            }
            try document.remove(at: path)
        }
        try removeOutputLimit()
        if document.isBare(["otel"]) { try document.remove(at: ["otel"]) }
    }

    /// Codex sends the output of tools unless it is told a limit; within this one is the exit code.
    private static let outputLimit: Int64 = 80
    private static let outputPath = ["otel", "tool_result", "max_bytes"]

    /// Where output may not leave the machine.
    private mutating func setOutputLimit(_ reporting: Reporting) throws(ConfigEditError) {
        guard !reporting.isLoopback, !reporting.outputs else { return try removeOutputLimit() }
        notes.append("patches, which hold file contents, leave Codex with its logs: the server drops them")
        let old = document.value(at: ["otel", "tool_result"])
        guard old == nil || isOutputLimitOurs else { return }
        values["max_bytes"] = InstallRecord.digest("\(Self.outputLimit)".utf8)
        try document.set(.integer(Self.outputLimit), at: Self.outputPath)
    }

    private var isOutputLimitOurs: Bool {
        guard let old = document.value(at: Self.outputPath.map(ConfigStep.name))?.integer else {
            return false
        }
        return isRecordLost ? old == Self.outputLimit : record.isOurs("\(old)", at: "max_bytes", of: file)
    }

    private mutating func removeOutputLimit() throws(ConfigEditError) {
        guard isOutputLimitOurs else { return }
        try document.remove(at: Self.outputPath.map(ConfigStep.name))
        if document.isBare(["otel", "tool_result"]) { try document.remove(at: ["otel", "tool_result"]) }
    }

    private func isOurs(_ flag: String, _ value: Bool) -> Bool {
        isRecordLost || record.isOurs("\(value)", at: flag, of: file)
    }

    private mutating func setFlag(_ name: String, _ value: Bool) throws(ConfigEditError) {
        let old = document.value(at: ["otel", .name(name)])?.bool
        let isOurs = old.map { self.isOurs(name, $0) } ?? true
        if isOurs { values[name] = InstallRecord.digest("\(value)".utf8) }
        if old == true, !value, !isOurs { notes.append("\(name) is false now: this text stays here") }
        try document.set(.bool(value), at: ["otel", name])
    }
}
