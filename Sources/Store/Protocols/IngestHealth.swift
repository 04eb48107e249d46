package import Events

/// What came in lately, by sender and signal, and how the store keeps up with it.
package struct IngestHealth: Sendable, Equatable {
    package struct Signal: Sendable, Equatable {
        package var provider: Provider
        package var signal: RawEvent.Signal
        /// When something of it was last accepted.
        package var lastAt: Timestamp?
        /// In the last 24 hours.
        package var accepted: Int
        package var refused: Int
        package var lastRefusal: Refusal?
    }

    /// A request that was refused, or accepted and then not readable.
    package struct Refusal: Sendable, Equatable {
        package var at: Timestamp
        package var status: Int
        package var reason: String
    }

    package struct Conversations: Sendable, Equatable {
        package var agent: Agent
        /// Begun in the last 24 hours.
        package var sessions: Int
        /// The last ones of a week, `IngestHealth.promptsLookedAt` at most.
        package var prompts: Int
        /// Of those, the ones whose words came along.
        package var promptsWithText: Int
    }

    package static let promptsLookedAt = 200

    /// Of all providers and signals of which anything is known.
    package var signals: [Signal] = []
    package var agents: [Conversations] = []
    /// Raw events that wait to be normalized, of all tenants, about.
    package var waiting = 0
    package var oldestWaiting: Timestamp?
    /// Of the store's file.
    package var bytes: Int64 = 0
    /// On its disk; nil where the system does not say.
    package var freeBytes: Int64?
}
