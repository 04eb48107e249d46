import Events
import Gates
import Harness
import Shadow
import TestSupport
import Testing

/// Rules files wherever agents read them, and those that nobody can read.
@Suite struct NestedRulesTests {
    private let house: SnapshotHouse
    private let key = SessionKey(agent: .claude, id: "s")

    init() throws { house = try SnapshotHouse() }

    private func reading(
        _ files: [String: SnapshotHouse.File], skipped: [SkippedFile] = []
    ) async throws -> RulesReading {
        try house.look(files, of: key, at: 1, skipped: skipped)
        return try #require(try await house.rules.rules(of: key, tenant: .local))
    }

    private func rule(_ file: String) -> SnapshotHouse.File { .text("- Mind the rule of \(file).\n") }

    @Test(
        arguments: [
            ("CLAUDE.md", nil), ("claude.md", nil), ("Agents.MD", nil), ("CLAUDE.local.md", nil),
            ("AGENTS.override.md", nil), ("GEMINI.md", nil), (".cursorrules", nil),
            (".claude/CLAUDE.md", nil),
            (".claude/rules/a/b.md", nil), (".cursor/rules/deep/er/x.mdc", nil),
            (".github/copilot-instructions.md", nil), (".github/instructions/web.instructions.md", nil),
            (".claude/skills/x/SKILL.md", nil), (".agents/skills/x/SKILL.md", nil),
            (".codex/skills/x/SKILL.md", nil), (".cursor/skills/x/skill.md", nil),
            ("packages/web/CLAUDE.md", "packages/web"), ("a/b/c/AGENTS.md", "a/b/c"),
            ("packages/web/.cursor/rules/x.mdc", "packages/web"),
            ("packages/web/.claude/skills/x/SKILL.md", "packages/web"),
        ] as [(String, String?)])
    func eachIsReadForItsFolder(_ path: String, _ folder: String?) async throws {
        let found = try await reading([path: rule("x"), "src/notes.md": .text("- No rule.\n")])
        #expect(found.lines.map(\.file) == [path] && found.lines.map(\.folder) == [folder])
        #expect(found.unread.isEmpty)
    }

    @Test func othersWorkAndOtherFilesAreNoRules() async throws {
        let found = try await reading([
            "node_modules/left-pad/CLAUDE.md": rule("a"), "vendor/x/AGENTS.md": rule("b"),
            ".git/CLAUDE.md": rule("c"), ".claude/commands/x.md": rule("d"),
            "docs/skills/x/SKILL.md": rule("e"),
            ".claude/skills/SKILL.md": rule("f"), "claude.md.txt": rule("g"), ".github/AGENTS.md": rule("h"),
        ])
        #expect(found == RulesReading())
    }

    @Test func globsNarrowAFileToTheirFolder() async throws {
        let found = try await reading([
            ".cursor/rules/api.mdc": .text(
                "---\nglobs: src/api/**/*.ts, src/api/*.md\n---\n- Mind the API.\n"),
            ".claude/rules/ui.md": .text("---\npaths:\n  - \"src/ui/**\"\n---\n- Mind the UI.\n"),
            ".cursor/rules/all.mdc": .text("---\nglobs: **/*.ts\n---\n- Mind the types.\n"),
        ])
        let folders = Dictionary(uniqueKeysWithValues: found.lines.map { ($0.file, $0.folder) })
        #expect(folders[".cursor/rules/api.mdc"] == "src/api" && folders[".claude/rules/ui.md"] == "src/ui")
        #expect(folders[".cursor/rules/all.mdc"] == .some(nil))
    }

    @Test func whatAFileTakesInIsReadToo() async throws {
        let found = try await reading([
            "CLAUDE.md": .text("See @docs/rules.md, @../outside.md and `@docs/code.md`. Ask @ana.\n"),
            "docs/rules.md": .text("- Always sign commits.\n@more.md @rules.md\n"),
            "docs/more.md": .text("- Never force a push.\n"), "docs/code.md": .text("- Not taken in.\n"),
            "AGENTS.md": .text("Codex knows no @docs/other.md\n"), "docs/other.md": .text("- Not this.\n"),
        ])
        let texts = found.lines.map(\.text)
        #expect(texts.contains("Always sign commits.") && texts.contains("Never force a push."))
        #expect(!texts.contains("Not taken in.") && !texts.contains("Not this."))
        #expect(found.lines.first { $0.text.hasPrefix("Never") }?.place == "docs/more.md:1")
        #expect(found.unread.isEmpty)
    }

    @Test func aLinkIsTheFileThatItNames() async throws {
        let found = try await reading([
            "AGENTS.md": rule("x"), "CLAUDE.md": .link("AGENTS.md"), "web/CLAUDE.md": .link("../docs/web.md"),
            "docs/web.md": rule("web"), "api/CLAUDE.md": .link("../../etc/passwd"),
            "GEMINI.md": .link("/etc/x"),
        ])
        #expect(found.lines.map(\.file).sorted() == ["AGENTS.md", "docs/web.md"])
        #expect(found.lines.first { $0.file == "docs/web.md" }?.folder == "web")
        #expect(found.unread.map(\.file).sorted() == ["GEMINI.md", "api/CLAUDE.md"])
    }

    @Test func whatCannotBeReadIsTold() async throws {
        let found = try await reading(
            [
                "CLAUDE.md": .text(String(repeating: "- Use pnpm.\n", count: 20_000)),
                "AGENTS.md": .bytes([0, 1, 2, 3]), "GEMINI.md": .bytes([0x2D, 0x20, 0xFF, 0xFE]),
                "web/CLAUDE.md": .missing, ".cursor/rules": .missingFolder, "src": .missingFolder,
            ],
            skipped: [
                SkippedFile(path: ".cursorrules", reason: .large), SkippedFile(path: "a.bin", reason: .large),
            ])
        #expect(found.lines.isEmpty)
        let reasons = Dictionary(uniqueKeysWithValues: found.unread.map { ($0.file, $0.reason) })
        #expect(reasons["CLAUDE.md"]?.contains("bytes, more than") == true)
        #expect(reasons["AGENTS.md"] == "no UTF-8 text" && reasons["GEMINI.md"] == "no UTF-8 text")
        #expect(reasons["web/CLAUDE.md"]?.contains("did not come") == true)
        #expect(reasons[".cursor/rules"]?.contains("did not come") == true)
        #expect(reasons[".cursorrules"]?.contains("large") == true && reasons.count == 6)
    }

    @Test func aTreeOfManyFilesEndsSomewhere() async throws {
        var files: [String: SnapshotHouse.File] = [:]
        for index in 0..<300 { files["p\(index)/AGENTS.md"] = rule("\(index)") }
        files["loop/CLAUDE.md"] = .text("@CLAUDE.md @a.md\n")
        files["loop/a.md"] = .text("@CLAUDE.md @a.md\n- Mind the loop.\n")
        let found = try await reading(files)
        #expect(found.lines.count < 300 && found.unread.count <= 100)
        #expect(found.unread.contains { $0.reason.contains("more rules files") })
        #expect(found.lines.contains { $0.text == "Mind the loop." })
    }
}
