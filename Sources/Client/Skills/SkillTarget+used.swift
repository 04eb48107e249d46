internal import Foundation

extension SkillTarget {
    /// The agents that the project shows signs of, and those that this machine has; Claude Code and Cursor
    /// where neither shows any, as most people have them.
    package static func used(in project: String, on machine: Machine) -> [SkillTarget] {
        func isThere(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
        let found = allCases.filter { target in
            target.signs.contains { isThere(project + "/" + $0) } || isThere(target.home(on: machine))
        }
        return found.isEmpty ? [.claude, .cursor] : found
    }

    private var signs: [String] {
        switch self {
        case .claude: [".claude", "CLAUDE.md"]
        case .cursor: [".cursor", ".cursorrules"]
        case .agents: [".agents", ".codex", "AGENTS.md"]
        }
    }

    /// The folder in which the agent keeps its settings.
    private func home(on machine: Machine) -> String {
        switch self {
        case .claude: machine.claudeFolder
        case .cursor: machine.cursorFolder
        case .agents: machine.codexFolder
        }
    }
}
