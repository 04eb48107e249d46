package import Events

/// What one agent on this machine has of ours: is it there, and what does it report.
package struct AgentStatus: Sendable, Equatable, Codable {
    package enum State: String, Sendable, Codable {
        /// As we would write it.
        case configured
        /// Ours, but not as we would write it now: an old address or key, a hook or a flag that is missing.
        case outdated
        case missing
        /// Somebody else's exporter or a managed setting stands where ours would.
        case foreign
        /// Written, but the agent passes over it: an untrusted hook, hooks that are switched off.
        case ineffective
    }

    /// One thing that an agent can report by: `hooks`, `logs`, `traces`, `metrics`.
    package struct Signal: Sendable, Equatable, Codable {
        package var name: String
        package var state: State
        /// The file that decides it.
        package var file: String
        /// What is as it is, in a person's words; "" where there is nothing to say.
        package var detail: String
        /// The command or the step that mends it; nil where nothing is amiss.
        package var remedy: String?

        package init(name: String, state: State, file: String, detail: String = "", remedy: String? = nil) {
            self.name = name
            self.state = state
            self.file = file
            self.detail = detail
            self.remedy = remedy
        }
    }

    package var agent: Agent
    /// Its program is on the path, or its settings' folder is there.
    package var isInstalled: Bool
    /// Whether prompts and answers leave the agent as text, or as placeholders.
    package var sendsPromptText: Bool
    package var signals: [Signal]

    package init(agent: Agent, isInstalled: Bool, sendsPromptText: Bool, signals: [Signal]) {
        self.agent = agent
        self.isInstalled = isInstalled
        self.sendsPromptText = sendsPromptText
        self.signals = signals
    }
}
