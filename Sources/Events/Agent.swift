/// The coding agents whose telemetry has routes of its own (`/v1/otel/{agent}/…`).
package enum Agent: String, Codable, Sendable, CaseIterable {
    case claude
    case codex
    case cursor

    /// The agent's name as a person writes it.
    package var title: String {
        switch self {
        case .claude: "Claude Code"
        case .codex: "Codex"
        case .cursor: "Cursor"
        }
    }
}
