internal import ConfigEditing
internal import Events

/// How one agent is told to report: from the texts of its files to new texts, without touching anything.
protocol AgentSetup: Sendable {
    var agent: Agent { get }
    /// The files that decide, those that are only read among them.
    var paths: [String] { get }

    /// - Throws: `ClientError` where a file cannot be read for what it should be; then none is changed.
    func install(
        _ reporting: Reporting, _ texts: [String: [UInt8]], _ record: InstallRecord
    ) throws(ClientError) -> AgentPlan

    /// - Throws: `ClientError` where a file cannot be read for what it should be; then none is changed.
    func uninstall(_ texts: [String: [UInt8]], _ record: InstallRecord) throws(ClientError) -> AgentPlan

    /// What stands there, beside what would be written now; nil where no server or key is known.
    func signals(_ reporting: Reporting?, _ texts: [String: [UInt8]]) throws(ClientError) -> [AgentStatus
        .Signal]

    /// Whether what the person writes leaves the agent's hands as text: by its own exporter, whatever was agreed
    /// to, or by a hook of ours, from which words go on only where that was agreed to.
    func sendsPromptText(_ texts: [String: [UInt8]], isAgreed: Bool) -> Bool
}

/// Runs a step on one file's text, with the file's name in the error.
func editing<Value>(
    _ path: String, _ body: () throws(ConfigEditError) -> Value
) throws(ClientError) -> Value {
    do throws(ConfigEditError) {
        return try body()
    } catch {
        throw ClientError(.local, "\(path), \(error); it is left as it is. Mend it and run the command again")
    }
}

extension Agent {
    func setup(on machine: Machine) -> any AgentSetup {
        switch self {
        case .claude: ClaudeSetup(machine: machine)
        case .codex: CodexSetup(machine: machine)
        case .cursor: CursorSetup(machine: machine)
        }
    }
}
