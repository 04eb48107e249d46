import Client
import Events
import Foundation
import Harness
import Ingest
import Logging
import Server
import Store
import TestSupport
import Testing

/// Pull against a real server on a loopback port.
@Suite struct PullSkillsTests {
    private let project: TemporaryFolder
    private let markdown =
        "---\nname: use-pnpm\ndescription: \"Use when adding packages.\"\n---\n\nUse pnpm, not npm.\n"

    init() throws { project = try TemporaryFolder() }

    private func actions(_ changes: [PullChange]) -> [String: String] {
        Dictionary(uniqueKeysWithValues: changes.map { ($0.path, $0.action.rawValue) })
    }

    private func pull(_ house: LiveHouse, _ targets: [SkillTarget] = SkillTarget.allCases) async throws
        -> [PullChange]
    {
        try await PullSkills(server: house.client(), project: project.path, targets: targets).run()
    }

    @Test func eachAgentFindsTheSkillWhereItLooks() async throws {
        try await withLiveHouse { house in
            try await house.approve("use-pnpm", markdown)
            let changes = try await pull(house)
            #expect(
                actions(changes) == [
                    ".agents/skills/use-pnpm/SKILL.md": "written",
                    ".claude/skills/use-pnpm/SKILL.md": "written",
                    ".cursor/rules/use-pnpm.mdc": "written",
                ])
            #expect(project.read(".claude/skills/use-pnpm/SKILL.md") == markdown)
            let rule = try #require(project.read(".cursor/rules/use-pnpm.mdc"))
            #expect(rule.contains("alwaysApply: false") && rule.contains("Use pnpm, not npm."))
        }
    }

    @Test func pullingAgainChangesNothing() async throws {
        try await withLiveHouse { house in
            try await house.approve("use-pnpm", markdown)
            _ = try await pull(house)
            #expect(try await pull(house).allSatisfy { $0.action == .unchanged })
        }
    }

    @Test func aNewTextIsWrittenAndAnEditedFileIsLeftAlone() async throws {
        try await withLiveHouse { house in
            try await house.approve("use-pnpm", markdown)
            _ = try await pull(house)
            try project.write("my own words\n", to: ".claude/skills/use-pnpm/SKILL.md")
            try await house.approve("use-pnpm", markdown + "\nAlways.\n")
            let changes = actions(try await pull(house))
            #expect(changes[".claude/skills/use-pnpm/SKILL.md"] == "kept")
            #expect(changes[".agents/skills/use-pnpm/SKILL.md"] == "updated")
            #expect(project.read(".claude/skills/use-pnpm/SKILL.md") == "my own words\n")
        }
    }

    @Test func aFileThatWasThereBeforeIsNotOurs() async throws {
        try await withLiveHouse { house in
            try project.write("theirs\n", to: ".claude/skills/use-pnpm/SKILL.md")
            try await house.approve("use-pnpm", markdown)
            let changes = actions(try await pull(house, [.claude]))
            #expect(changes == [".claude/skills/use-pnpm/SKILL.md": "kept"])
            #expect(project.read(".claude/skills/use-pnpm/SKILL.md") == "theirs\n")
        }
    }

    @Test func aRetiredSkillGoesUnlessItWasEdited() async throws {
        try await withLiveHouse { house in
            try await house.approve("use-pnpm", markdown)
            _ = try await pull(house)
            try project.write("mine now\n", to: ".cursor/rules/use-pnpm.mdc")
            try await house.approve("use-pnpm", markdown, status: .retired)
            let changes = actions(try await pull(house))
            #expect(changes[".claude/skills/use-pnpm/SKILL.md"] == "removed")
            #expect(changes[".cursor/rules/use-pnpm.mdc"] == "kept")
            #expect(project.read(".claude/skills/use-pnpm/SKILL.md") == nil)
            #expect(!FileManager.default.fileExists(atPath: project.path + "/.claude/skills/use-pnpm"))
        }
    }

    @Test func nothingIsWrittenThroughALink() async throws {
        try await withLiveHouse { house in
            let elsewhere = try TemporaryFolder()
            try await house.approve("use-pnpm", markdown)
            try FileManager.default.createSymbolicLink(
                atPath: project.path + "/.claude", withDestinationPath: elsewhere.path)
            await #expect(throws: ClientError.self) { try await pull(house, [.claude]) }
            #expect(try FileManager.default.contentsOfDirectory(atPath: elsewhere.path).isEmpty)
        }
    }

    @Test func aHostileIdOrADigestThatIsWrongWritesNothing() async throws {
        try await withLiveHouse { house in
            try await house.approve("../../escape", markdown)
            await #expect(throws: ClientError.self) { try await pull(house) }
        }
        try await withLiveHouse { house in
            try await house.approve("use-pnpm", markdown, digest: "sha256:0")
            await #expect(throws: ClientError.self) { try await pull(house) }
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: project.path).isEmpty)
    }

    @Test func withoutAServerTheErrorSaysSoAndNothingChanges() async throws {
        let nowhere = try ModaServer(ClientSettings(server: "http://127.0.0.1:1", key: "k"))
        let pull = PullSkills(server: nowhere, project: project.path, targets: [.claude])
        let error = await #expect(throws: ClientError.self) { try await pull.run() }
        #expect(error?.kind == .unreachable)
        #expect(try FileManager.default.contentsOfDirectory(atPath: project.path).isEmpty)
    }
}
