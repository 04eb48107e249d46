import Events
import Foundation
import Gates
import Git
import Harness
import Shadow
import TestSupport
import Testing

/// What a repository's own rules files say, out of a session's last snapshot.
@Suite struct ShadowRulesTests {
    private let folder: TemporaryFolder
    private let key = SessionKey(agent: .claude, id: "s")

    init() throws { folder = try TemporaryFolder() }

    /// Writes a tree of files and a look at it.
    private func look(_ files: [String: String], at seconds: Int64, in layout: ShadowLayout) throws {
        let workspace = ContentID.make("w")
        let repository = try Repository(creatingBare: layout.repository(workspace))
        let tree = try tree(
            files.map { ($0.key.split(separator: "/").map(String.init), $0.value) }, repository)
        let id = try repository.write(Commit(tree: tree, parents: [], seconds: seconds, message: "x\n"))
        let record = LookRecord(
            moment: SnapshotMoment(
                session: key, cause: .prompt, delivery: "d", at: Timestamp(milliseconds: seconds * 1000)),
            commit: id, changed: true, late: false, look: .whole, skipped: [])
        let path = layout.journal(of: key, in: workspace)
        try FileManager.default.createDirectory(
            atPath: layout.session(key, in: workspace), withIntermediateDirectories: true)
        let old = FileManager.default.contents(atPath: path) ?? Data()
        try (old + Data((record.line + "\n").utf8)).write(to: URL(fileURLWithPath: path))
    }

    private func tree(
        _ files: [(path: [String], text: String)], _ repository: borrowing Repository
    ) throws -> ObjectID {
        var bytes: [UInt8] = []
        for name in Set(files.compactMap(\.path.first)).sorted() {
            let own = files.filter { $0.path.first == name }
            if let file = own.first(where: { $0.path.count == 1 }) {
                let blob = try repository.write(Array(file.text.utf8), as: .blob)
                bytes += Array("100644 \(name)\0".utf8) + blob.bytes
            } else {
                let below = try tree(own.map { (Array($0.path.dropFirst()), $0.text) }, repository)
                bytes += Array("40000 \(name)\0".utf8) + below.bytes
            }
        }
        return try repository.write(bytes, as: .tree)
    }

    private func rules(_ files: [String: String]) async throws -> [String] {
        let layout = ShadowLayout(root: folder.path + "/shadow")
        try look(["CLAUDE.md": "- An old rule that is gone.\n"], at: 1, in: layout)
        try look(files, at: 2, in: layout)
        let source = ShadowRules(ShadowShelves(local: layout))
        let reading = try await source.rules(of: key, tenant: .local)
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
                ".claude/skills/notes/SKILL.md:4 Keep notes short.",
                ".cursor/rules/style.mdc:4 No default exports",
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
        let source = ShadowRules(ShadowShelves(received: folder.path + "/received"))
        #expect(try await source.rules(of: key, tenant: .local) == nil)
    }
}
