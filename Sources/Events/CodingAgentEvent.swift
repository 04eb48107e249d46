/// One thing that happened in a coding agent's session: a row of `coding_agent_events`.
package struct CodingAgentEvent: Sendable, Equatable, Identifiable {
    /// The canonical kinds, the same for every agent.
    package enum Kind: String, Sendable, Codable, CaseIterable {
        case sessionStart = "session_start"
        case sessionEnd = "session_end"
        /// Words of the user.
        case prompt
        /// A prompt that a machine wrote: a task notification, a hidden title request, a subagent's task.
        case machinePrompt = "machine_prompt"
        case assistantResponse = "assistant_response"
        /// The agent's turn ended by itself.
        case turnEnd = "turn_end"
        /// The user stopped the agent.
        case interrupt
        case apiRequest = "api_request"
        case apiError = "api_error"
        /// The agent asked for a tool.
        case toolCall = "tool_call"
        case toolDecision = "tool_decision"
        case toolResult = "tool_result"
        /// The user refused a tool call with words; `text` holds them.
        case refusalWords = "refusal_words"
        case permissionRequest = "permission_request"
        case skillActivated = "skill_activated"
        case subagentStart = "subagent_start"
        case subagentEnd = "subagent_end"
        case compaction
        case other
    }

    /// The ways by which an event can reach us.
    ///
    /// One event seen by several is one row that knows them all.
    package enum Channel: String, Sendable, Codable, CaseIterable, Comparable {
        case hook, log, span, transcript

        package static func < (left: Channel, right: Channel) -> Bool { left.rawValue < right.rawValue }

        /// Whose word counts first: logs and spans carry the agent's own clock, a hook only the moment of its
        /// delivery.
        package var rank: Int {
            switch self {
            case .log: 0
            case .span: 1
            case .transcript: 2
            case .hook: 3
            }
        }
    }

    /// Derived from the ids inside the event; the rule of each agent stands beside its normalizer.
    package var id: String
    package var session: SessionKey
    package var kind: Kind
    package var at: Timestamp
    /// The agent's own order among events of the same millisecond; 0 where it gives none.
    package var sequence: Int64
    package var channels: Set<Channel>
    /// How to find the other reports of an event that has no id common to all; stored rows have none.
    package var twin: Twin?

    /// The agent's turn (`prompt.id`, `turn_id`); nil before the first prompt.
    package var turn: String?
    package var who: Attribution
    package var model: String?
    /// The prompt, the response or the words of a refusal, redacted; nil where suppressed or absent.
    package var text: String?
    package var tool: ToolUse?
    package var decision: ToolDecision?
    package var skill: SkillUse?
    package var usage: TokenUsage?
    /// The subagent in which it happened; nil in the main thread.
    package var subagent: String?
    /// All that has no column of its own, unknown keys included.
    package var attributes: [String: JSONValue]

    package init(
        id: String, session: SessionKey, kind: Kind, at: Timestamp, sequence: Int64 = 0, channel: Channel,
        who: Attribution = Attribution(), attributes: [String: JSONValue] = [:]
    ) {
        self.id = id
        self.session = session
        self.kind = kind
        self.at = at
        self.sequence = sequence
        self.channels = [channel]
        self.who = who
        self.attributes = attributes
    }
}

/// Who did it and where, by the alias table in `Normalizer/Attribution`.
package struct Attribution: Sendable, Equatable {
    package var user: String?
    package var organization: String?
    package var project: String?
    package var repository: String?
    package var branch: String?
    package var directory: String?

    package init() {}
}

/// A tool call and how it really went.
package struct ToolUse: Sendable, Equatable {
    package var name: String
    /// The agent's id of the call (`tool_use_id`, `call_id`), equal in every channel.
    package var callID: String?
    /// The command of a shell, the path of a file tool, else the arguments as JSON; redacted and cut.
    package var input: String?
    /// By exit code and outcome, not by the exporter's word.
    package var succeeded: Bool?
    package var exitCode: Int64?
    package var durationMilliseconds: Int64?
    package var errorType: String?
    package var errorMessage: String?
    package var output: String?

    package init(name: String, callID: String? = nil) {
        self.name = name
        self.callID = callID
    }
}

/// Whether a tool was allowed to run, and who said so.
package struct ToolDecision: Sendable, Equatable {
    package var isAccepted: Bool
    /// The agent's word for it: `config`, `hook`, `user_reject`, `User`.
    package var source: String?

    /// True where a person refused; a refusal by configuration or by a hook says nothing about the user.
    package var isUserRefusal: Bool {
        guard !isAccepted, let source else { return false }
        return Self.personalSources.contains(source.lowercased())
    }

    /// What the agents call a person's decision, lower case.
    package static let personalSources: Set<String> = [
        "user_reject", "user_abort", "user_temporary", "user_permanent", "user",
    ]

    package init(isAccepted: Bool, source: String?) {
        self.isAccepted = isAccepted
        self.source = source
    }
}

/// A skill that an agent took up.
package struct SkillUse: Sendable, Equatable {
    package var name: String
    /// Where it was loaded from, in the agent's word: `projectSettings`, `repo`, `user`.
    package var scope: String?

    /// What Claude Code calls a user's skill where it may not say its name.
    package static let withheld = "custom_skill"

    package init(name: String, scope: String?) {
        self.name = name
        self.scope = scope
    }
}

/// Tokens and money of one model call.
package struct TokenUsage: Sendable, Equatable {
    /// Tokens of the prompt; those that were read from a cache or written to one are counted apart, wherever
    /// the program names them.
    package var input: Int64?
    package var output: Int64?
    package var cacheRead: Int64?
    package var cacheWrite: Int64?
    package var reasoning: Int64?
    /// US dollars, as the agent estimates them.
    package var cost: Double?

    package init() {}
}
