/// The answer of `GET /.well-known/agent-skills/index.json`: Agent Skills discovery 0.2.0.
package struct DiscoveryIndex: Sendable, Codable, Equatable {
    package struct Skill: Sendable, Codable, Equatable {
        package var name: String
        /// `skill-md`: the address is that of the SKILL.md itself.
        package var type = "skill-md"
        package var description: String
        /// Relative to the index.
        package var url: String
        /// `sha256:` and 64 hex digits, of the bytes at the address.
        package var digest: String

        package init(name: String, description: String, url: String, digest: String) {
            self.name = name
            self.description = description
            self.url = url
            self.digest = digest
        }
    }

    package var schema = "https://schemas.agentskills.io/discovery/0.2.0/schema.json"
    package var skills: [Skill]

    package init(skills: [Skill]) { self.skills = skills }

    private enum CodingKeys: String, CodingKey {
        case schema = "$schema"
        case skills
    }
}

/// The answer of `GET /.well-known/skills/index.json`: Agent Skills discovery 0.1.0, which knew no digests.
package struct OldDiscoveryIndex: Sendable, Codable, Equatable {
    package struct Skill: Sendable, Codable, Equatable {
        package var name: String
        package var description: String
        /// Below the skill's folder.
        package var files: [String]

        package init(name: String, description: String, files: [String]) {
            self.name = name
            self.description = description
            self.files = files
        }
    }

    package var skills: [Skill]

    package init(skills: [Skill]) { self.skills = skills }
}
