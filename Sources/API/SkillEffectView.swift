/// What became of a skill's correction since it is served, and how often agents took the skill up.
package struct SkillEffectView: Sendable, Codable, Equatable {
    /// Sessions in which the correction could have been made, those in which it was, and the 95 % interval (Wilson) of
    /// the share.
    package struct Rate: Sendable, Codable, Equatable {
        package var sessions: Int
        package var corrected: Int
        package var share: Double
        package var low: Double
        package var high: Double

        package init(sessions: Int, corrected: Int, share: Double, low: Double, high: Double) {
            self.sessions = sessions
            self.corrected = corrected
            self.share = share
            self.low = low
            self.high = high
        }
    }

    package var id: String
    package var version: Int
    package var status: String
    /// RFC 3339, UTC; nil where it was never measured.
    package var servedSince: String?
    package var measuredAt: String?
    package var before: Rate?
    package var after: Rate?
    /// `unknown`, `helps`, `unclear`, `idle` or `harms`.
    package var standing: String
    /// Measurements in a row that spoke against it.
    package var strikes: Int
    package var activations: Int
    package var activeSessions: Int
    package var lastActivation: String?
    /// Served for so long, and in so many sessions of its situation, that an agent should have taken it up, and none
    /// did since then (`silent_days` and `silent_sessions` of the rule `standing`).
    package var isNeverActivated: Bool
    /// Where no agent took it up since then: days served, and of the sessions since then of agents that report what they
    /// take up how many were looked at, and in how many of those its situation came up.
    package var silence: Silence?
    /// Why it is not served any more, where moda or a person took it back.
    package var reason: String?
    package var retirement: [RetirementView]?

    package struct Silence: Sendable, Codable, Equatable {
        package var days: Int
        package var sessions: Int
        package var occasions: Int

        package init(days: Int, sessions: Int, occasions: Int) {
            self.days = days
            self.sessions = sessions
            self.occasions = occasions
        }
    }

    package init(
        id: String, version: Int, status: String, servedSince: String?, measuredAt: String?, before: Rate?,
        after: Rate?, standing: String, strikes: Int, activations: Int, activeSessions: Int,
        lastActivation: String?, isNeverActivated: Bool
    ) {
        self.id = id
        self.version = version
        self.status = status
        self.servedSince = servedSince
        self.measuredAt = measuredAt
        self.before = before
        self.after = after
        self.standing = standing
        self.strikes = strikes
        self.activations = activations
        self.activeSessions = activeSessions
        self.lastActivation = lastActivation
        self.isNeverActivated = isNeverActivated
    }

    private enum CodingKeys: String, CodingKey {
        case id, version, status, before, after, standing, strikes, activations, silence, reason, retirement
        case servedSince = "served_since"
        case measuredAt = "measured_at"
        case activeSessions = "active_sessions"
        case lastActivation = "last_activation"
        case isNeverActivated = "never_activated"
    }
}

/// The answer of `GET /v1/effects`.
package struct SkillEffectList: Sendable, Codable, Equatable {
    package var skills: [SkillEffectView]
    /// Activations of skills that their agent did not name (Claude Code without OTEL_LOG_TOOL_DETAILS).
    package var unnamedActivations: Int

    package init(skills: [SkillEffectView], unnamedActivations: Int) {
        self.skills = skills
        self.unnamedActivations = unnamedActivations
    }

    private enum CodingKeys: String, CodingKey {
        case skills
        case unnamedActivations = "unnamed_activations"
    }
}
