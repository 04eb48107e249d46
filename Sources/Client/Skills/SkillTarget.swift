internal import Foundation
internal import Skills

/// Where one kind of agent reads skills in a project.
package enum SkillTarget: String, Sendable, CaseIterable {
    case claude, cursor, codex

    /// The path below the project's root.
    func path(of skill: String) -> String {
        switch self {
        case .claude: ".claude/skills/\(skill)/SKILL.md"
        case .cursor: ".cursor/rules/\(skill).mdc"
        case .codex: ".agents/skills/\(skill)/SKILL.md"
        }
    }

    /// The skill in the form that the agent reads.
    func text(of document: SkillDocument, markdown: String) -> String {
        self == .cursor ? CursorRule.rendered(from: document) : markdown
    }

    /// The agents that the project shows signs of; Claude Code and Cursor where it shows none, as the seed
    /// writes them.
    package static func used(in project: String) -> [SkillTarget] {
        let signs: [SkillTarget: [String]] = [
            .claude: [".claude", "CLAUDE.md"], .cursor: [".cursor", ".cursorrules"],
            .codex: [".agents", ".codex", "AGENTS.md"],
        ]
        let found = allCases.filter { target in
            (signs[target] ?? []).contains { FileManager.default.fileExists(atPath: project + "/" + $0) }
        }
        return found.isEmpty ? [.claude, .cursor] : found
    }
}
