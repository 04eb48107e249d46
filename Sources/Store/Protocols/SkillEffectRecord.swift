package import Events

/// What became of a skill's corrections since it is served, as it was last measured.
package struct SkillEffectRecord: Sendable, Codable, Equatable {
    /// Sessions in which the correction could have been made, and those in which it was.
    package struct Count: Sendable, Codable, Equatable {
        package var sessions: Int
        package var corrected: Int

        package init(sessions: Int, corrected: Int) {
            self.sessions = sessions
            self.corrected = corrected
        }
    }

    package enum Standing: String, Sendable, Codable, CaseIterable {
        /// Too little happened to say anything.
        case unknown
        case helps
        /// It is not known to help, and not known not to.
        case unclear
        /// The correction is made about as often as before.
        case idle
        /// It is made more often.
        case harms
    }

    package var skill: String
    package var version: Int
    /// Since when it is served without a break.
    package var servedSince: Timestamp
    package var measuredAt: Timestamp
    package var before: Count
    package var after: Count
    package var standing: Standing
    /// Measurements in a row, each on new sessions, that spoke against it.
    package var strikes: Int
    /// Sessions after the promotion at the last strike.
    package var struckAt: Int
    /// Distinct UTC days of the sessions after; nil where it was measured by an earlier version of moda.
    package var daysAfter: Int?
    /// The clusters whose corrections were counted, by their ids, and where.
    package var clusters: [Cluster.ID]?
    package var scope: Scope?
    /// Set where no agent took the skill up since then.
    package var silence: SkillSilence?

    package init(
        skill: String, version: Int, servedSince: Timestamp, measuredAt: Timestamp, before: Count,
        after: Count, standing: Standing, strikes: Int = 0, struckAt: Int = 0
    ) {
        self.skill = skill
        self.version = version
        self.servedSince = servedSince
        self.measuredAt = measuredAt
        self.before = before
        self.after = after
        self.standing = standing
        self.strikes = strikes
        self.struckAt = struckAt
    }
}
