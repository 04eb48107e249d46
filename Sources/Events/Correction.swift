/// A user's correction of the agent, with the evidence that shows it.
package struct Correction: Sendable, Codable, Identifiable, Equatable {
    /// What the correction is about.
    package enum Kind: String, Codable, Sendable, CaseIterable {
        /// Which tool or command to use, or how.
        case tool
        /// How code or text is written here.
        case convention
        /// What to touch or to leave alone.
        case scope
        /// How the agent should work: ask first, do not commit, run the tests.
        case behaviour
        /// Something about the project or the world that the agent had wrong.
        case fact
        /// The result does not work; says nothing about how to do it next time.
        case failureReport = "failure_report"
    }

    /// Derived from the session and the event, so that a session read twice gives the same corrections.
    package var id: String
    package var session: SessionKey
    package var user: String?
    package var repository: String?
    package var at: Timestamp
    package var kind: Kind
    /// The user's words, redacted; "" for a refusal or an interrupt without words.
    package var words: String
    /// What the agent should do from now on, in the imperative, as far as the words say it.
    package var instruction: String
    /// 0...1: that this is a correction at all.
    package var confidence: Double
    /// 0...1: that it holds beyond this task, so that a skill could teach it.
    package var durability: Double
    /// One entry a channel, strongest first; never empty.
    package var evidence: [Evidence]
    /// The files that the corrected work touched, below the root of the work tree; nil where none are known.
    package var files: [String]?
    /// The end of what the agent had said and run just before; it says what the words are about, and no rule is ever
    /// taken from it.
    ///
    /// Nil where nothing is known of it, and for corrections that were read before it was kept.
    package var context: String?

    package init(
        id: String, session: SessionKey, user: String?, repository: String?, at: Timestamp, kind: Kind,
        words: String, instruction: String, confidence: Double, durability: Double, evidence: [Evidence],
        files: [String]? = nil, context: String? = nil
    ) {
        self.id = id
        self.session = session
        self.user = user
        self.repository = repository
        self.at = at
        self.kind = kind
        self.words = words
        self.instruction = instruction
        self.confidence = confidence
        self.durability = durability
        self.evidence = evidence
        self.files = files
        self.context = context
    }
}

/// One observation that speaks for a correction.
package struct Evidence: Sendable, Codable, Equatable {
    package enum Channel: String, Codable, Sendable, CaseIterable {
        /// The user's words after the agent's work.
        case words
        /// A tool call that the user refused.
        case refusal
        /// The user stopped the agent and then said something else.
        case interrupt
        /// The agent ran one command, was corrected, and then ran another in its place.
        case command
        /// The user asked for the same thing again.
        case repetition
        /// The user undid or rewrote in the work tree what the agent had written.
        case edit
    }

    package var channel: Channel
    /// The event (`coding_agent_events.id`) that shows it.
    package var event: String
    /// What was seen, short and redacted: the words, the refused command, the command before and after.
    package var detail: String

    package init(channel: Channel, event: String, detail: String) {
        self.channel = channel
        self.event = event
        self.detail = detail
    }
}
