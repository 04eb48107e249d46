package import Events

/// Something that happened in a coding agent's session: one entry of `/v1/events` and `/v1/sessions/…`.
package struct EventView: Sendable, Codable, Equatable {
    package var id: String
    package var agent: Agent
    package var session: String
    /// The canonical kind: `prompt`, `tool_result`, `api_request` and so on.
    package var kind: CodingAgentEvent.Kind
    /// RFC 3339, UTC.
    package var at: String
    /// The ways by which it was told: `hook`, `log`, `span`, `transcript`.
    package var channels: [CodingAgentEvent.Channel]
    package var user: String?
    package var repository: String?
    package var branch: String?
    package var turn: String?
    package var subagent: String?
    package var model: String?
    /// The prompt, the answer or the words of a refusal, redacted.
    package var text: String?
    package var tool: Tool?
    package var decision: Decision?
    package var skill: String?
    package var usage: Usage?
    /// What an error said.
    package var error: String?

    /// The tool of a call, a decision or a result.
    package struct Tool: Sendable, Codable, Equatable {
        package var name: String
        package var call: String?
        package var input: String?
        package var succeeded: Bool?
        package var exitCode: Int64?
        package var milliseconds: Int64?
        package var error: String?

        private enum CodingKeys: String, CodingKey {
            case name, call, input, succeeded, error
            case exitCode = "exit_code"
            case milliseconds = "duration_ms"
        }
    }

    /// Whether a tool may run, and who said so in the agent's word.
    package struct Decision: Sendable, Codable, Equatable {
        package var accepted: Bool
        package var source: String?
    }

    /// Tokens and money of a call of the model.
    package struct Usage: Sendable, Codable, Equatable {
        package var input: Int64?
        package var output: Int64?
        package var cacheRead: Int64?
        package var cacheWrite: Int64?
        package var reasoning: Int64?
        package var cost: Double?

        private enum CodingKeys: String, CodingKey {
            case input = "input_tokens"
            case output = "output_tokens"
            case cacheRead = "cache_read_tokens"
            case cacheWrite = "cache_write_tokens"
            case reasoning = "reasoning_tokens"
            case cost = "cost_usd"
        }
    }
}

/// The answer of `GET /v1/events`, in the order of arrival.
package struct EventList: Sendable, Codable, Equatable {
    package var events: [EventView]
    /// For `after`: what arrives behind these.
    package var next: String

    package init(events: [EventView], next: String) {
        self.events = events
        self.next = next
    }
}
