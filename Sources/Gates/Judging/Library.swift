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
    /// Which clusters ask for opposite things, as the clustering saw them.
    package var contradictions: [ClusterContradiction]
    /// How many people the tenant is known to have.
    package var people: Int
    /// What agents did before they were corrected, of this cluster and of others.
    package var situations: [Situation]
    /// Rules files that are there and could not be read.
    package var unread: [UnreadRules] = []
    /// Where the sessions of corrections were held, as far as that is known: folders have rules of their own.
    package var directories: [SessionKey: String] = [:]

    package init(
        skills: [SkillDocument] = [], rules: [RuleLine] = [], rivals: [Cluster] = [],
        contradictions: [ClusterContradiction] = [], people: Int = 0, situations: [Situation] = []
    ) {
        self.skills = skills
        self.rules = rules
        self.rivals = rivals
        self.contradictions = contradictions
        self.people = people
        self.situations = situations
    }
}

/// One instruction out of a rules file of a repository (CLAUDE.md, AGENTS.md, `.cursor/rules`).
package struct RuleLine: Sendable, Equatable {
    package var file: String
    package var text: String
    /// Where it begins in the file, from 1; nil where that is not known.
    package var line: Int?
    /// Whose file it is; nil where it holds everywhere.
    package var repository: String?
    /// The folder that it holds for; nil for the whole repository.
    package var folder: String?

    package init(
        file: String, text: String, line: Int? = nil, repository: String? = nil, folder: String? = nil
    ) {
        self.folder = folder
        self.file = file
        self.text = text
        self.line = line
        self.repository = repository
    }

    /// `AGENTS.md:12`, as far as it is known.
    package var place: String { line.map { "\(file):\($0)" } ?? file }
}
