package import Events

/// The answer of `GET /v1/ingest/health`: what came in lately, and whether the server keeps up.
package struct IngestHealthView: Sendable, Codable, Equatable {
    package struct Signal: Sendable, Codable, Equatable {
        /// `claude`, `codex`, `cursor`, `application` or `datadog`.
        package var provider: String
        package var signal: String
        /// When something of it was last accepted; RFC 3339, UTC.
        package var lastAt: String?
        /// In the last 24 hours.
        package var accepted: Int
        package var refused: Int
        package var lastRefusal: Refusal?

        package init(
            provider: String, signal: String, lastAt: String?, accepted: Int, refused: Int,
            lastRefusal: Refusal?
        ) {
            self.provider = provider
            self.signal = signal
            self.lastAt = lastAt
            self.accepted = accepted
            self.refused = refused
            self.lastRefusal = lastRefusal
        }

        private enum CodingKeys: String, CodingKey {
            case provider, signal, accepted, refused
            case lastAt = "last_at"
            case lastRefusal = "last_refusal"
        }
    }

    package struct Refusal: Sendable, Codable, Equatable {
        package var at: String
        package var status: Int
        package var reason: String

        package init(at: String, status: Int, reason: String) {
            self.at = at
            self.status = status
            self.reason = reason
        }
    }

    /// One coding agent's sessions and prompts.
    package struct Conversations: Sendable, Codable, Equatable {
        package var agent: Agent
        /// Begun in the last 24 hours.
        package var sessions: Int
        /// The last ones of a week, 200 at most, and how many of them came with their words.
        package var prompts: Int
        package var promptsWithText: Int

        package init(agent: Agent, sessions: Int, prompts: Int, promptsWithText: Int) {
            self.agent = agent
            self.sessions = sessions
            self.prompts = prompts
            self.promptsWithText = promptsWithText
        }

        private enum CodingKeys: String, CodingKey {
            case agent, sessions, prompts
            case promptsWithText = "prompts_with_text"
        }
    }

    /// The key that asked.
    package struct Key: Sendable, Codable, Equatable {
        package var id: String
        package var name: String
        package var scopes: [String]
        package var expiresAt: String?

        package init(id: String, name: String, scopes: [String], expiresAt: String?) {
            self.id = id
            self.name = name
            self.scopes = scopes
            self.expiresAt = expiresAt
        }

        private enum CodingKeys: String, CodingKey {
            case id, name, scopes
            case expiresAt = "expires_at"
        }
    }

    /// The server's version and clock.
    package var version: String
    package var clock: String
    package var key: Key
    package var signals: [Signal]
    package var agents: [Conversations]
    /// Whether text of hooks is kept, whatever their sender says.
    package var capturesPrompts: Bool
    /// Raw events that wait to be normalized, and since when the oldest does.
    package var waiting: Int
    package var oldestWaiting: String?
    /// Of the store's file, and what its disk has left.
    package var storeBytes: Int64
    package var freeBytes: Int64?

    package init(
        version: String, clock: String, key: Key, signals: [Signal], agents: [Conversations],
        capturesPrompts: Bool, waiting: Int, oldestWaiting: String?, storeBytes: Int64, freeBytes: Int64?
    ) {
        self.version = version
        self.clock = clock
        self.key = key
        self.signals = signals
        self.agents = agents
        self.capturesPrompts = capturesPrompts
        self.waiting = waiting
        self.oldestWaiting = oldestWaiting
        self.storeBytes = storeBytes
        self.freeBytes = freeBytes
    }

    private enum CodingKeys: String, CodingKey {
        case version, clock, key, signals, agents, waiting
        case capturesPrompts = "captures_prompts"
        case oldestWaiting = "oldest_waiting"
        case storeBytes = "store_bytes"
        case freeBytes = "free_bytes"
    }
}
