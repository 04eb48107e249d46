package import Events

/// The answer of `GET /v1/skills/{id}`: the skill, what the gates said, and the words that it rests on.
package struct SkillDetail: Sendable, Codable, Equatable {
    package var skill: SkillView
    package var markdown: String
    package var recurrence: Recurrence?
    /// Where the instruction holds; nil where nothing is left of what it was drafted from.
    package var scope: Scope?
    /// Of the candidate, where there is one, else of what became the skill.
    package var verdicts: [GateVerdict]
    package var evidence: [EvidenceView]
    /// A version that would follow a skill that is, or was, served; nil where none waits or was turned down.
    package var candidate: CandidateView?
    /// What people decided, the last first.
    package var decisions: [DecisionView]
    /// What became of the correction since it is served, and whether agents take it up; nil for what never was served.
    package var effect: SkillEffectView?

    package init(
        skill: SkillView, markdown: String, recurrence: Recurrence?, scope: Scope?, verdicts: [GateVerdict],
        evidence: [EvidenceView], candidate: CandidateView?, decisions: [DecisionView]
    ) {
        self.skill = skill
        self.markdown = markdown
        self.recurrence = recurrence
        self.scope = scope
        self.verdicts = verdicts
        self.evidence = evidence
        self.candidate = candidate
        self.decisions = decisions
    }
}

/// A version of a skill that is not served (yet).
package struct CandidateView: Sendable, Codable, Equatable {
    /// `proposed` or `rejected`.
    package var status: String
    package var description: String
    package var digest: String
    /// What approving it would serve.
    package var markdown: String
    /// A unified difference from what is served now, line by line.
    package var difference: [String]?
    /// How it was merged into a text that a person wrote; nil where no person's edits are served.
    package var merge: MergeView?

    package init(status: String, description: String, digest: String, markdown: String) {
        self.status = status
        self.description = description
        self.digest = digest
        self.markdown = markdown
    }
}

/// One correction behind a skill, as a reviewer reads it.
package struct EvidenceView: Sendable, Codable, Equatable {
    package var correction: Correction.ID
    package var agent: Agent
    package var session: String
    package var user: String?
    package var repository: String?
    /// UTC day, `2026-11-21`.
    package var day: String
    package var words: String
    /// What showed that it is a correction, the strongest first.
    package var channels: [Evidence.Channel]

    package init(_ correction: Correction) {
        self.correction = correction.id
        agent = correction.session.agent
        session = correction.session.id
        user = correction.user
        repository = correction.repository
        day = correction.at.dayText
        words = correction.words
        channels = correction.evidence.map(\.channel)
    }
}
