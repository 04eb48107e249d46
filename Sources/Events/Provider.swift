/// Whose telemetry a request carries: a coding agent's, or an LLM application's by one of two protocols.
package enum Provider: String, Codable, Sendable, CaseIterable {
    case claude
    case codex
    case cursor
    /// An LLM application that exports OTLP (`/v1/traces`, `/v1/logs`, `/v1/metrics`).
    case application
    /// An LLM application that is instrumented with Datadog's `ddtrace` (LLM Observability).
    case datadog

    package init(_ agent: Agent) {
        switch agent {
        case .claude: self = .claude
        case .codex: self = .codex
        case .cursor: self = .cursor
        }
    }

    /// The coding agent; nil for an LLM application.
    package var agent: Agent? { Agent(rawValue: rawValue) }
}
