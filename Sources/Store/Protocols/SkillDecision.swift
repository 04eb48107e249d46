package import Events

/// A person's decision of a skill, kept for good: who, when, why, and on what evidence.
package struct SkillDecision: Sendable, Codable, Equatable {
    package enum Action: String, Sendable, Codable {
        case approve, reject, retire
    }

    /// The skill's or the candidate's name.
    package var skill: String
    package var cluster: Cluster.ID
    package var action: Action
    package var at: Timestamp
    /// The key that decided: its public part, and its name at that time.
    package var keyID: String
    package var keyName: String
    package var reason: String?
    /// Gates whose refusal was overruled.
    package var overruled: [String] = []
    /// The version that it made, or was about; 0 where there was none.
    package var version: Int
    /// Of the text that was decided on.
    package var digest: String
    /// The corrections behind it at that moment: what comes later is new evidence.
    package var evidence: [Correction.ID]
    /// The text that was turned down, so that what says the same under another name is known again; nil for an
    /// approval, and for decisions of earlier versions of moda.
    package var text: String?
    /// The draft that an approval merged into a person's text: what a later draft is new against.
    package var draft: String?

    package init(
        skill: String, cluster: Cluster.ID, action: Action, at: Timestamp, keyID: String, keyName: String,
        version: Int, digest: String, evidence: [Correction.ID]
    ) {
        self.skill = skill
        self.cluster = cluster
        self.action = action
        self.at = at
        self.keyID = keyID
        self.keyName = keyName
        self.version = version
        self.digest = digest
        self.evidence = evidence
    }
}

/// What a decision is made on: everything of one name, as it is in one transaction.
package struct ReviewSubject: Sendable {
    /// What is, or was, served by that name.
    package var skill: SkillRecord?
    /// What was last drafted under the same name and is meant by it.
    package var candidate: CandidateRecord?
    /// The corrections behind both, a cluster's oldest first; none where their clusters are no more.
    package var evidence: [Correction.ID]
    /// The last decision of it; nil where no person ever decided.
    package var lastDecision: SkillDecision?
    /// That the skill be retired, answered or not.
    package var proposals: [RetirementProposal] = []
    /// What a person wrote, where that is, or was last, served.
    package var manual: ManualText?

    package init(
        skill: SkillRecord?, candidate: CandidateRecord?, evidence: [Correction.ID],
        lastDecision: SkillDecision?
    ) {
        self.skill = skill
        self.candidate = candidate
        self.evidence = evidence
        self.lastDecision = lastDecision
    }
}

/// What a decision changes; what is nil stays as it is.
package struct ReviewOutcome: Sendable {
    package var skill: SkillRecord?
    package var candidate: CandidateRecord?
    package var decision: SkillDecision?
    /// The version to keep of the skill; nil for one that a run drafted.
    package var version: SkillVersion?

    package init(
        skill: SkillRecord? = nil, candidate: CandidateRecord? = nil, decision: SkillDecision? = nil
    ) {
        self.skill = skill
        self.candidate = candidate
        self.decision = decision
    }
}
