/// One text that a skill had.
package struct SkillVersionView: Sendable, Codable, Equatable {
    package var version: Int
    /// `run`: drafted from corrections; `person`: written by one; `merged`: drafted, approved by a person and merged
    /// into what a person wrote.
    package var origin: String
    /// The name of the key by which it was approved or written; nil where the gates alone let it through.
    package var author: String?
    package var digest: String
    /// RFC 3339, UTC.
    package var createdAt: String
    package var note: String?
    /// Only where one version was asked for.
    package var markdown: String?

    package init(
        version: Int, origin: String, author: String?, digest: String, createdAt: String, note: String?,
        markdown: String?
    ) {
        self.version = version
        self.origin = origin
        self.author = author
        self.digest = digest
        self.createdAt = createdAt
        self.note = note
        self.markdown = markdown
    }

    private enum CodingKeys: String, CodingKey {
        case version, origin, author, digest, note, markdown
        case createdAt = "created_at"
    }
}

/// The answer of `GET /v1/skills/{id}/versions`, the newest first.
package struct SkillHistory: Sendable, Codable, Equatable {
    package var versions: [SkillVersionView]

    package init(versions: [SkillVersionView]) { self.versions = versions }
}

/// The answer of `GET /v1/skills/{id}/diff?from=1&to=2`: a unified difference, line by line.
package struct SkillDifference: Sendable, Codable, Equatable {
    package var from: Int
    package var to: Int
    package var lines: [String]

    package init(from: Int, to: Int, lines: [String]) {
        self.from = from
        self.to = to
        self.lines = lines
    }
}

/// The body of `PUT /v1/skills/{id}/SKILL.md`: a person's own text.
package struct SkillEditRequest: Sendable, Codable, Equatable {
    package var markdown: String
    /// The digest of the text that was looked at: another text by now is not replaced.
    package var digest: String?
    package var note: String?

    package init(markdown: String, digest: String? = nil, note: String? = nil) {
        self.markdown = markdown
        self.digest = digest
        self.note = note
    }
}
