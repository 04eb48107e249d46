package import Events
package import Skills

/// What a tenant has already, and what else it might soon have.
package struct Library: Sendable {
    /// Approved skills; the cluster that one came from stands in its metadata.
    package var skills: [SkillDocument]
    /// Instructions that the repository's own rules files already give.
    package var rules: [RuleLine]
    /// The tenant's other clusters, which may say the opposite.
    package var rivals: [Cluster]

    package init(skills: [SkillDocument] = [], rules: [RuleLine] = [], rivals: [Cluster] = []) {
        self.skills = skills
        self.rules = rules
        self.rivals = rivals
    }
}

/// One instruction out of a rules file of a repository (CLAUDE.md, AGENTS.md, `.cursor/rules`).
package struct RuleLine: Sendable, Equatable {
    package var file: String
    package var text: String

    package init(file: String, text: String) {
        self.file = file
        self.text = text
    }
}
