import Events
import Gates
import Harness
import Shadow
import TestSupport
import Testing

/// What a repository's own rules files say, out of a session's last snapshot.
@Suite struct ShadowRulesTests {
    private let house: SnapshotHouse
    private let key = SessionKey(agent: .claude, id: "s")

    init() throws { house = try SnapshotHouse() }

    private func rules(_ files: [String: String]) async throws -> [String] {
        try house.look(["CLAUDE.md": .text("- An old rule that is gone.\n")], of: key, at: 1)
        try house.look(files.mapValues { .text($0) }, of: key, at: 2)
        let reading = try await house.rules.rules(of: key, tenant: .local)
        return (reading?.lines ?? []).map { "\($0.place) \($0.text)" }
    }

    @Test func filesLinesAndTheLastLookCount() async throws {
        let found = try await rules([
            "CLAUDE.md":
                "# Rules\n\n- Use pnpm, not npm.\n\n```\nnpm install\n```\nRun the tests. Never push.\n",
            ".cursor/rules/style.mdc": "---\ndescription: x\n---\n* No default exports\n",
            ".claude/skills/notes/SKILL.md": "---\nname: notes\n---\nKeep notes short.\n",
            "src/notes.md": "- Not a rule.\n",
        ])
        #expect(
            found == [
                "CLAUDE.md:3 Use pnpm, not npm.", "CLAUDE.md:8 Run the tests", "CLAUDE.md:8 Never push.",
                ".cursor/rules/style.mdc:4 No default exports",
                ".claude/skills/notes/SKILL.md:4 Keep notes short.",
            ])
    }

    @Test func whatWeWroteThereIsNoRuleOfTheirs() async throws {
        let ours = "---\nname: a\nmetadata:\n  moda-cluster: \"1\"\n---\nUse pnpm.\n"
        #expect(try await rules([".claude/skills/a/SKILL.md": ours]).isEmpty)
    }

    @Test func secretsAndHugeFilesStayOut() async throws {
        let token = "ghp_" + "R7kQ2mXv9TzLb4WcY8nHs3JdF6gPa1EoUiVt"
        let found = try await rules([
            "AGENTS.md": "- Deploy with \(token).\n",
            "CLAUDE.md": String(repeating: "- Use pnpm.\n", count: 20_000),
        ])
        #expect(found.count == 1 && found.allSatisfy { !$0.contains(token) && $0.contains("REDACTED") })
    }

    @Test func nobodyLookedNobodyKnows() async throws {
        let source = ShadowRules(ShadowShelves(received: house.folder.path + "/received"))
        #expect(try await source.rules(of: key, tenant: .local) == nil)
    }
}
