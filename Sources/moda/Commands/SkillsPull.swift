import ArgumentParser
import Client
import Foundation

/// `moda skills pull`: the approved skills, written where the project's agents read them.
struct SkillsPull: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pull", abstract: "Write the skills into this project, for the agents that it uses.",
        discussion: """
            Claude Code: .claude/skills/<id>/SKILL.md. Cursor: .cursor/rules/<id>.mdc. Codex and others:
            .agents/skills/<id>/SKILL.md. Without --agent, those that the project shows signs of and those that this machine
            has; Claude Code and Cursor where neither shows any. (Cursor reads .claude/skills and .agents/skills too, and
            then lists a skill twice: --agent picks.)

            A file that you edited, or that was there before, is left as it is and reported. One that you removed stays
            away until --restore. Skills that were retired are removed, in every folder; a skill that this server never heard
            of is left alone. All that comes is checked before the first file is written; nothing is written through links.

            Beside the skills lies .moda-pulled, by which pull knows its own files. Commit it with the skills, or ignore both:
            it holds digests and names only, the same whoever pulls, and merges line by line.

            Exit codes with --check: 0 all is as it would be, 1 something would change. Without a server: 2, and no change.
            """)

    @Option(help: "approved, or proposed to take candidates as well.") var status = "approved"
    @Option(
        help: "claude, cursor, codex, agents (the folder that Codex and others read) or all; may be repeated."
    )
    var agent: [String] = []
    @Option(help: "The project. Default: the work tree around the current folder.") var project: String?
    @Flag(help: "Say what would be done and do nothing.") var dryRun = false
    @Flag(help: "Like --dry-run, and exit with 1 if anything would change.") var check = false
    @Flag(help: "Write files that were removed by hand again.") var restore = false
    @Flag(help: "Print JSON.") var json = false
    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
        for name in agent where name != "all" && SkillTarget(named: name) == nil {
            throw ValidationError("--agent is claude, cursor, codex, agents or all, not '\(name)'")
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
        var pull = PullSkills(
            server: try connection.connect(), project: root, targets: targets(in: root), status: status)
        (pull.isTrial, pull.restores) = (dryRun || check, restore)
        let changes = try await pull.run()
        print(json ? JSONText.of(changes) : PullText(changes, isTrial: pull.isTrial).text)
        if check, changes.contains(where: \.action.changesFiles) { throw ExitCode(1) }
    }

    private func targets(in root: String) -> [SkillTarget] {
        if agent.contains("all") { return SkillTarget.allCases }
        let named = agent.compactMap { SkillTarget(named: $0) }
        return named.isEmpty ? SkillTarget.used(in: root, on: Surroundings.machine) : named
    }
}
