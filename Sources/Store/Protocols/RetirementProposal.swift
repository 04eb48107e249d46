package import Events

/// That an approved skill is no longer needed, and why; a person or the tenant's setting decides.
package struct RetirementProposal: Sendable, Codable, Equatable {
    package enum Kind: String, Sendable, Codable {
        /// A rules file of its repository says it by now.
        case said
        /// Its corrections and those of another skill became one cluster.
        case merged
    }

    package var skill: String
    package var kind: Kind
    /// The repository, or the other skill.
    package var subject: String
    package var reason: String
    /// When it was first so without a break.
    package var since: Timestamp

    package init(skill: String, kind: Kind, subject: String, reason: String, since: Timestamp) {
        self.skill = skill
        self.kind = kind
        self.subject = subject
        self.reason = reason
        self.since = since
    }

    /// Whether nobody has said since then that the skill stays.
    package func isOpen(after decisions: [SkillDecision]) -> Bool {
        !decisions.contains { $0.skill == skill && $0.action == .approve && $0.at >= since }
    }
}
