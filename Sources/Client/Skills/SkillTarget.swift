internal import Skills

/// Where one kind of agent reads skills in a project.
package enum SkillTarget: String, Sendable, CaseIterable, Codable {
    case claude, cursor
    /// `.agents/skills`, which Codex reads, and others.
    case agents

    /// By the name of a target or of an agent; nil for any other.
    package init?(named name: String) {
        guard let target = name == "codex" ? .agents : Self(rawValue: name) else { return nil }
        self = target
    }

    /// The folder below the project's root.
    package var folder: String {
        switch self {
        case .claude: ".claude/skills"
        case .cursor: ".cursor/rules"
        case .agents: ".agents/skills"
        }
    }

    /// The file below the folder.
    ///
    /// Claude Code calls a skill by its folder's name, so both are the id.
    func file(of skill: String) -> String {
        self == .cursor ? skill + Self.ruleEnding : skill + Self.skillEnding
    }

    /// The skill that a file below the folder is of; nil for what pull never writes, whoever put it into a
    /// manifest.
    func skill(ofFile file: String) -> String? {
        let ending = self == .cursor ? Self.ruleEnding : Self.skillEnding
        guard file.hasSuffix(ending) else { return nil }
        // Nil also for what is no id, such as a path that leads elsewhere.
        return (try? SkillID(String(file.dropLast(ending.count))))?.text
    }

    /// The skill in the form that the agent reads.
    func text(of document: SkillDocument, markdown: String) -> String {
        self == .cursor
            ? CursorRule.rendered(from: document, globs: Provenance.globs(of: document)) : markdown
    }

    private static let ruleEnding = ".mdc"
    private static let skillEnding = "/SKILL.md"
}
