import ArgumentParser
import Client
import Foundation

/// `moda skills pull`: the approved skills, written where the project's agents read them.
struct SkillsPull: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pull", abstract: "Write the skills into this project, for the agents that it uses.",
        discussion: """
            Claude Code: .claude/skills/<id>/SKILL.md. Cursor: .cursor/rules/<id>.mdc. Codex: .agents/skills/<id>/SKILL.md.
            Without --agent, those that the project shows signs of; Claude Code and Cursor where it shows none.
            Unchanged files are skipped, retired skills removed, and a file that you edited is left as it is.
            """)

    @Option(help: "approved, or proposed to take candidates as well.") var status = "approved"
    @Option(help: "claude, cursor, codex or all; may be repeated.") var agent: [String] = []
    @Option(help: "The project. Default: the work tree around the current folder.") var project: String?
    @Flag(help: "Print JSON.") var json = false
    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
        for name in agent where name != "all" && SkillTarget(rawValue: name) == nil {
            throw ValidationError("--agent is claude, cursor, codex or all, not '\(name)'")
        }
        guard ["approved", "proposed"].contains(status) else {
            throw ValidationError("--status is approved or proposed, not '\(status)'")
        }
    }

    func run() async throws {
        let folder = project ?? FileManager.default.currentDirectoryPath
        guard FileManager.default.fileExists(atPath: folder) else {
            throw ClientError(.local, "there is no folder \(folder)")
        }
        let root = ProjectRoot.around(folder)
        let changes = try await PullSkills(
            server: connection.connect(), project: root, targets: targets(in: root), status: status
        ).run()
        print(json ? JSONText.of(changes) : PullText(changes).text)
    }

    private func targets(in root: String) -> [SkillTarget] {
        if agent.contains("all") { return SkillTarget.allCases }
        let named = agent.compactMap(SkillTarget.init)
        return named.isEmpty ? SkillTarget.used(in: root) : named
    }
}
