import Client
import Events
import Foundation
import Store
import TestSupport
import Testing

/// What stands in pull's way in a project, and what a pull that was cut off leaves.
@Suite struct PullObstacleTests {
    private let project: TemporaryFolder
    private let markdown =
        "---\nname: use-pnpm\ndescription: \"Use when adding packages.\"\n---\n\nUse pnpm, not npm.\n"
    private static let path = ".claude/skills/use-pnpm/SKILL.md"

    init() throws { project = try TemporaryFolder() }

    private func pull(_ house: LiveHouse, _ targets: [SkillTarget] = [.claude]) async throws -> [PullChange] {
        try await PullSkills(server: house.client(), project: project.path, targets: targets).run()
    }

    private func link(_ name: String, to target: String) throws {
        let path = project.path + "/" + name
        try FileManager.default.createDirectory(
            atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
    }

    @Test(arguments: [".claude", ".claude/skills"])
    func aLinkOnTheWayToTheFolderRefusesAll(_ place: String) async throws {
        try await withLiveHouse { house in
            try await house.approve("use-pnpm", markdown)
            let elsewhere = try TemporaryFolder()
            try link(place, to: elsewhere.path)
            let before = try everything(in: project.path)
            await #expect(throws: ClientError.self) { try await pull(house, [.agents, .claude]) }
            #expect(try everything(in: project.path) == before)
            #expect(try everything(in: elsewhere.path).isEmpty)
        }
    }

    @Test(arguments: [".claude/skills/use-pnpm", path])
    func aLinkInTheSkillsOwnPlaceIsLeft(_ place: String) async throws {
        try await withLiveHouse { house in
            try await house.approve("use-pnpm", markdown)
            let elsewhere = try TemporaryFolder()
            try elsewhere.write("theirs\n", to: "SKILL.md")
            try link(place, to: place == Self.path ? elsewhere.path + "/SKILL.md" : elsewhere.path)
            #expect(try await pull(house).map(\.action) == [.kept])
            #expect(elsewhere.read("SKILL.md") == "theirs\n")
        }
    }

    @Test func aRetiredSkillIsNotRemovedThroughALink() async throws {
        try await withLiveHouse { house in
            try await house.approve("use-pnpm", markdown)
            _ = try await pull(house)
            let elsewhere = try TemporaryFolder()
            try elsewhere.write(markdown, to: "SKILL.md")
            try FileManager.default.removeItem(atPath: project.path + "/.claude/skills/use-pnpm")
            try link(".claude/skills/use-pnpm", to: elsewhere.path)
            try await house.approve("use-pnpm", markdown, status: .retired)
            #expect(try await pull(house).map(\.action) == [.kept])
            #expect(elsewhere.read("SKILL.md") == markdown)
        }
    }

    @Test func theManifestIsNotWrittenThroughALink() async throws {
        try await withLiveHouse { house in
            try await house.approve("use-pnpm", markdown)
            let elsewhere = try TemporaryFolder()
            try elsewhere.write("precious\n", to: "file")
            for name in [".moda-pulled", ".moda-new"] {
                try link(".claude/skills/" + name, to: elsewhere.path + "/file")
            }
            await #expect(throws: ClientError.self) { try await pull(house) }
            try FileManager.default.removeItem(atPath: project.path + "/.claude/skills/.moda-pulled")
            #expect(try await pull(house).map(\.action) == [.written])
            #expect(elsewhere.read("file") == "precious\n")
        }
    }

    @Test func aFolderThatIsALinkToAnotherTargetsIsServedByIt() async throws {
        try await withLiveHouse { house in
            try await house.approve("use-pnpm", markdown)
            try project.write("", to: ".agents/skills/README")
            try link(".claude/skills", to: "../.agents/skills")
            let changes = try await pull(house, SkillTarget.allCases)
            #expect(
                Set(changes.map(\.path)) == [
                    ".agents/skills/use-pnpm/SKILL.md", ".cursor/rules/use-pnpm.mdc",
                ])
            #expect(project.read(Self.path) == markdown)
        }
    }

    @Test(arguments: [path + "/x", path + "/SKILL.md/y"])
    func aFolderInTheFilesPlaceIsLeft(_ inside: String) async throws {
        try await withLiveHouse { house in
            try await house.approve("use-pnpm", markdown)
            try project.write("theirs", to: inside)
            #expect(try await pull(house).map(\.action) == [.kept])
            #expect(project.read(inside) == "theirs")
        }
    }

    @Test func aFileInTheFoldersPlaceIsLeftAndOneOnTheWayRefusesAll() async throws {
        try await withLiveHouse { house in
            try await house.approve("use-pnpm", markdown)
            try project.write("theirs", to: ".claude/skills/use-pnpm")
            #expect(try await pull(house).map(\.action) == [.kept])
            try project.write("theirs", to: ".cursor")
            let before = try everything(in: project.path)
            await #expect(throws: ClientError.self) { try await pull(house, [.agents, .cursor]) }
            #expect(try everything(in: project.path) == before)
        }
    }

    @Test func aNameThatDiffersInCaseOnlyIsLeft() async throws {
        try await withLiveHouse { house in
            try await house.approve("use-pnpm", markdown)
            try project.write("theirs", to: ".claude/skills/Use-PNPM/SKILL.md")
            let changes = try await pull(house)
            #expect(changes.map(\.action) == [.kept])
            #expect(changes.first?.note?.contains("Use-PNPM") == true)
        }
    }

    @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
    func aReadOnlyFolderRefusesAllBeforeTheFirstWrite() async throws {
        try await withLiveHouse { house in
            try await house.approve("use-pnpm", markdown)
            try project.write("", to: ".cursor/rules/x")
            let folder = project.path + "/.cursor/rules"
            try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder)
            let before = try everything(in: project.path)
            await #expect(throws: ClientError.self) { try await pull(house, SkillTarget.allCases) }
            #expect(try everything(in: project.path) == before)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder)
        }
    }

    /// The states that a pull leaves when it is killed between any two of its steps.
    @Test(arguments: ["", "first", "second"], [false, true])
    func afterAPullThatWasCutOffTheNextIsRight(_ onDisk: String, _ isKnown: Bool) async throws {
        try await withLiveHouse { house in
            let (first, second) = (ContentID.sha256("first".utf8), ContentID.sha256("second".utf8))
            // Killed while "second" was being written: over "first", or where nothing was.
            var manifest = "# …\n\(second) +use-pnpm/SKILL.md\n"
            if isKnown { manifest += "\(first)  use-pnpm/SKILL.md\n" }
            try project.write(manifest, to: ".claude/skills/.moda-pulled")
            try project.write("half", to: ".claude/skills/.moda-new")
            if !onDisk.isEmpty { try project.write(onDisk, to: Self.path) }
            try await house.approve("use-pnpm", markdown)
            let action = try await pull(house).first?.action
            switch (onDisk, isKnown) {
            case ("", true): #expect(action == .deleted)
            case ("", false): #expect(action == .written)
            case ("first", false): #expect(action == .kept)
            default: #expect(action == .updated)
            }
            let left = try FileManager.default.contentsOfDirectory(atPath: project.path + "/.claude/skills")
            #expect(!left.contains(".moda-new") || action == .deleted || action == .kept)
        }
    }

    @Test func aRemovalThatWasCutOffIsNoWishOfThePersons() async throws {
        try await withLiveHouse { house in
            let digest = ContentID.sha256(markdown.utf8)
            try project.write("\(digest) -use-pnpm/SKILL.md\n", to: ".claude/skills/.moda-pulled")
            try await house.approve("use-pnpm", markdown)
            #expect(try await pull(house).map(\.action) == [.written])
        }
    }

    @Test func aManifestThatGitMergedBadlyStillKnowsItsFiles() async throws {
        try await withLiveHouse { house in
            let mine = ContentID.sha256("mine".utf8)
            let theirs = ContentID.sha256("theirs".utf8)
            try project.write("theirs", to: Self.path)
            try project.write(
                """
                <<<<<<< HEAD
                \(mine)  use-pnpm/SKILL.md
                =======
                \(theirs)  use-pnpm/SKILL.md
                \(theirs)  ../../../precious
                \(theirs)  ../precious/SKILL.md
                >>>>>>> main
                """, to: ".claude/skills/.moda-pulled")
            try project.write("theirs", to: ".claude/precious/SKILL.md")
            try await house.approve("use-pnpm", markdown)
            #expect(try await pull(house).map(\.action) == [.updated])
            #expect(project.read(".claude/precious/SKILL.md") == "theirs")
            let manifest = try #require(project.read(".claude/skills/.moda-pulled"))
            #expect(!manifest.contains("<<<<") && !manifest.contains("precious"))
        }
    }
}
