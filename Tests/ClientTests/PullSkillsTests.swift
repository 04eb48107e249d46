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

    @Test func theFilesOfASkillBecomeCursorsGlobs() async throws {
        let text = markdown.replacing(
            "\n---\n\n", with: "\nmetadata:\n  moda-globs: \"src/api/**/*.ts ../up *.js\"\n---\n\n")
        try await withLiveHouse { house in
            try await house.approve("use-pnpm", text)
            _ = try await pull(house)
            let rule = try #require(project.read(".cursor/rules/use-pnpm.mdc"))
            #expect(rule.contains("\nglobs: src/api/**/*.ts,*.js\nalwaysApply: false\n"))
            #expect(project.read(".claude/skills/use-pnpm/SKILL.md") == text)
        }
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

    @Test func theSameFileThatWasThereBeforeIsAdoptedAndThenUpdated() async throws {
        try await withLiveHouse { house in
            try project.write(markdown, to: ".claude/skills/use-pnpm/SKILL.md")
            try await house.approve("use-pnpm", markdown)
            #expect(actions(try await pull(house, [.claude])).values.elementsEqual(["adopted"]))
            #expect(actions(try await pull(house, [.claude])).values.elementsEqual(["unchanged"]))
            try await house.approve("use-pnpm", markdown + "\nAlways.\n")
            #expect(actions(try await pull(house, [.claude])).values.elementsEqual(["updated"]))
        }
    }

    @Test func whatAPersonRemovedStaysAwayUntilItIsAskedFor() async throws {
        try await withLiveHouse { house in
            try await house.approve("use-pnpm", markdown)
            _ = try await pull(house, [.claude])
            try FileManager.default.removeItem(atPath: project.path + "/.claude/skills/use-pnpm")
            try await house.approve("use-pnpm", markdown + "\nAlways.\n")
            for _ in 0..<2 {
                #expect(actions(try await pull(house, [.claude])).values.elementsEqual(["deleted"]))
            }
            var restoring = PullSkills(server: try house.client(), project: project.path, targets: [.claude])
            restoring.restores = true
            #expect(actions(try await restoring.run()).values.elementsEqual(["written"]))
            #expect(actions(try await pull(house, [.claude])).values.elementsEqual(["unchanged"]))
        }
    }

    @Test func aPullForOneAgentLeavesTheOthersButForWhatIsNoMore() async throws {
        try await withLiveHouse { house in
            try await house.approve("use-pnpm", markdown)
            _ = try await pull(house)
            try await house.approve("use-pnpm", markdown + "\nAlways.\n")
            let changes = actions(try await pull(house, [.claude]))
            #expect(changes == [".claude/skills/use-pnpm/SKILL.md": "updated"])
            try await house.approve("use-pnpm", markdown, status: .retired)
            let last = actions(try await pull(house, [.claude]))
            #expect(last.count == 3 && last.values.allSatisfy { $0 == "removed" })
            let left = try everything(in: project.path).filter { $0.value.hasPrefix("NSFileTypeRegular") }
            #expect(left.isEmpty)
        }
    }

    @Test func aSkillThatThisServerNeverKnewIsLeft() async throws {
        try await withLiveHouse { house in
            try await house.approve("use-pnpm", markdown)
            _ = try await pull(house, [.claude])
        }
        try await withLiveHouse { other in
            let changes = try await pull(other, [.claude])
            #expect(changes.map(\.action) == [.kept])
            #expect(project.read(".claude/skills/use-pnpm/SKILL.md") == markdown)
        }
    }

    @Test func aTrialTellsTheSameAndTouchesNothing() async throws {
        try await withLiveHouse { house in
            try await house.approve("use-pnpm", markdown)
            var trial = PullSkills(server: try house.client(), project: project.path, targets: [.claude])
            trial.isTrial = true
            #expect(actions(try await trial.run()).values.elementsEqual(["written"]))
            #expect(try everything(in: project.path).isEmpty)
            _ = try await pull(house, [.claude])
            try await house.approve("use-pnpm", markdown + "\nAlways.\n")
            let before = try everything(in: project.path)
            #expect(actions(try await trial.run()).values.elementsEqual(["updated"]))
            #expect(try everything(in: project.path) == before)
        }
    }

    @Test func whatIsOnDiskIsNotAskedForAgain() async throws {
        let digest = "sha256:" + ContentID.sha256(markdown.utf8)
        let (list, text) = (list([("use-pnpm", digest)]), markdown)
        let server = try RawResponder { path in
            RawResponder.http(path.hasSuffix("SKILL.md") ? text : list)
        }
        let settings = ClientSettings(server: "http://127.0.0.1:\(server.port)", key: "k")
        let pull = PullSkills(
            server: try ModaServer(settings), project: project.path, targets: SkillTarget.allCases)
        _ = try await pull.run()
        _ = try await pull.run()
        #expect(server.paths.count { $0.hasSuffix("SKILL.md") } == 1)
    }

    @Test func twoWhoPullWriteTheSame() async throws {
        let other = try TemporaryFolder()
        try await withLiveHouse { house in
            for name in ["b-two", "a-one"] {
                try await house.approve(name, markdown.replacing("use-pnpm", with: name))
            }
            _ = try await pull(house, [.claude])
            _ = try await PullSkills(server: house.client(), project: other.path, targets: [.claude]).run()
            let path = ".claude/skills/.moda-pulled"
            #expect(project.read(path) == other.read(path))
            #expect(project.read(path)?.contains(project.path) == false)
        }
    }

    @Test func severalPullsAtOnceDoNoHarm() async throws {
        try await withLiveHouse { house in
            for number in 0..<20 {
                try await house.approve(
                    "skill-\(number)", markdown.replacing("use-pnpm", with: "skill-\(number)"))
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<6 { group.addTask { _ = try await pull(house) } }
                try await group.waitForAll()
            }
            let changes = try await pull(house)
            #expect(changes.count == 60 && changes.allSatisfy { $0.action == .unchanged })
        }
    }

    private func list(_ skills: [(id: String, digest: String)]) -> String {
        let views = skills.map {
            #"{"id":"\#($0.id)","version":1,"status":"approved","description":"d","digest":"\#($0.digest)"}"#
        }
        return #"{"skills":[\#(views.joined(separator: ","))]}"#
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
