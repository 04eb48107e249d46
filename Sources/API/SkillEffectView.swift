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
    /// Served to enough sessions, and no agent ever took it up.
    package var isNeverActivated: Bool

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
        case id, version, status, before, after, standing, strikes, activations
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
