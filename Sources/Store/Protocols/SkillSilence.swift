/// That no agent took a skill up since it is served, and how often one could have.
package struct SkillSilence: Sendable, Codable, Equatable {
    /// Sessions since then that were looked at, of agents that report which skills they take up.
    package var sessions: Int
    /// Those among them in which its situation came up.
    package var occasions: Int
    /// Days that it has been served.
    package var days: Int
    /// Long and often enough to be told of.
    package var isTold: Bool

    package init(sessions: Int, occasions: Int, days: Int, isTold: Bool) {
        self.sessions = sessions
        self.occasions = occasions
        self.days = days
        self.isTold = isTold
    }
}
