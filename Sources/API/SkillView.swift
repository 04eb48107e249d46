internal import Events

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
    /// That it be retired, where nobody has answered that yet.
    package var retirement: [RetirementView]?

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
        case id, version, status, description, digest, url, retirement
        case updatedAt = "updated_at"
    }
}

/// The answer of `GET /v1/skills`, by id.
package struct SkillList: Sendable, Codable, Equatable {
    package var skills: [SkillView]
    /// For `after`; nil where these are the last.
    package var next: String?

    package init(skills: [SkillView], next: String? = nil) {
        self.skills = skills
        self.next = next
    }
}
