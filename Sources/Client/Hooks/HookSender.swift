package import Events
internal import Fetch

/// Sends one hook's payload to the server, for an agent that is waiting: at once, for a second at most, in
/// silence.
///
/// The payload goes as it came. What payloads lack goes in headers: when the hook ran, and an id by which a
/// second delivery of the same payload is known.
package struct HookSender: Sendable {
    package var settings: ClientSettings
    package var agent: Agent
    /// Seconds for the whole exchange, after which the agent goes on without it.
    package var patience: Int

    package init(settings: ClientSettings, agent: Agent, patience: Int = 1) {
        self.settings = settings
        self.agent = agent
        self.patience = patience
    }

    /// - Returns: True where the server has it on disk. There is no error to throw: a hook must never disturb
    ///   its
    ///   agent, whatever is wrong.
    package func send(_ payload: [UInt8], observedAt: Timestamp, delivery: String) async -> Bool {
        guard let key = settings.key, !payload.isEmpty else { return false }
        let request = FetchRequest(
            "POST", "\(settings.server)/v1/otel/\(agent.rawValue)/hooks",
            headers: [
                ("Authorization", "Bearer \(key)"), ("Content-Type", "application/json"),
                ("Moda-Observed-At", observedAt.rfc3339), ("Moda-Delivery-Id", delivery),
            ], body: payload, connectTimeout: patience, timeout: patience)
        guard let response = try? await fetch(request) else { return false }
        return (200..<300).contains(response.status)
    }
}
