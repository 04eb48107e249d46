package import Events

/// A skill as `/v1/skills` lists it.
package struct SkillView: Sendable, Codable, Equatable {
    package var id: String
    package var version: Int
    /// `approved`, `proposed`, `rejected` or `retired`.
    package var status: String
    package var description: String
    /// `sha256:` and 64 hex digits, of the SKILL.md's bytes.
    package var digest: String
    /// RFC 3339, UTC; nil for a candidate that never was a skill.
    package var updatedAt: String?
    /// Where the SKILL.md is, relative to the server; nil for what is not served as a skill.
    package var url: String?

    package init(
        id: String, version: Int, status: String, description: String, digest: String, updatedAt: String?,
        url: String?
    ) {
        self.id = id
        self.version = version
        self.status = status
        self.description = description
        self.digest = digest
        self.updatedAt = updatedAt
        self.url = url
    }

    private enum CodingKeys: String, CodingKey {
        case id, version, status, description, digest, url
        case updatedAt = "updated_at"
    }
}

/// The answer of `GET /v1/skills`.
package struct SkillList: Sendable, Codable, Equatable {
    package var skills: [SkillView]

    package init(skills: [SkillView]) { self.skills = skills }
}

/// The answer of `GET /v1/skills/{id}`: the skill, what the gates said, and the words that it rests on.
package struct SkillDetail: Sendable, Codable, Equatable {
    package var skill: SkillView
    package var markdown: String
    package var recurrence: Recurrence?
    package var verdicts: [GateVerdict]
    package var evidence: [EvidenceView]

    package init(
        skill: SkillView, markdown: String, recurrence: Recurrence?, verdicts: [GateVerdict],
        evidence: [EvidenceView]
    ) {
        self.skill = skill
        self.markdown = markdown
        self.recurrence = recurrence
        self.verdicts = verdicts
        self.evidence = evidence
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

    package init(_ correction: Correction) {
        self.correction = correction.id
        agent = correction.session.agent
        session = correction.session.id
        user = correction.user
        repository = correction.repository
        day = correction.at.dayText
        words = correction.words
    }
}
