import API
import Client
import Events
import Foundation
import Hooks
import Server
import Store
import TestSupport
import Testing

/// The facts that doctor gathers, from a real server and real folders.
@Suite struct ExaminationTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private var machine: Machine {
        Machine(
            home: folder.path, modaHome: folder.path + "/.moda", environment: [:],
            hookProgram: folder.path + "/bin/moda-hook", modaProgram: folder.path + "/bin/moda")
    }

    private func examine(_ settings: ClientSettings, file: ConfigurationFile = .init()) async -> DoctorFacts {
        let now: @Sendable () -> Timestamp = {
            Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
        }
        var examination = Examination(
            machine: machine, settings: settings, file: file, project: folder.path + "/project", now: now)
        examination.patience = 60
        return await examination.run(agents: [])
    }

    @Test func aServerTellsItsClockItsHealthAndTheKey() async throws {
        try await withLiveHouse { house in
            let address = "http://\(house.address.host):\(house.address.port)"
            let facts = await examine(ClientSettings(server: address, key: house.key.text))
            #expect(facts.server.readiness == .ready)
            // The server tells whole seconds, and the machine may be busy.
            let offset = try #require(facts.server.clockOffset)
            #expect(abs(offset) < 60_000)
            guard case .known(let health) = facts.server.health else {
                Issue.record("no health")
                return
            }
            #expect(health.key.name == "test" && health.version == ModaVersion.current)
            let other = await examine(ClientSettings(server: address, key: "wrong"))
            guard case .refused(401, _) = other.server.health else {
                Issue.record("a wrong key is not refused")
                return
            }
            let keyless = await examine(ClientSettings(server: address, key: nil))
            #expect(keyless.server.health == .notAsked && !keyless.key.isSet)
        }
    }

    @Test func noServerOrAnotherIsTold() async throws {
        let nowhere = await examine(ClientSettings(server: "http://127.0.0.1:1", key: "k"))
        guard case .unreachable = nowhere.server.readiness else {
            Issue.record("reached nothing")
            return
        }
        let page = try RawResponder { _ in RawResponder.http("<html>", type: "text/html") }
        let other = await examine(ClientSettings(server: "http://127.0.0.1:\(page.port)", key: "k"))
        #expect(other.server.readiness == .foreign(200) && other.server.health == .notAsked)
    }

    @Test func theSpoolIsCountedAndNotTouched() async throws {
        let spool = Spool(folder: machine.spool)
        #expect(spool.add(Array("one".utf8), named: Spool.name(microseconds: 1, process: 2)))
        #expect(spool.add(Array("two".utf8), named: Spool.name(microseconds: 2, process: 2)))
        spool.refuse(Spool.name(microseconds: 1, process: 2), because: "413, too large")
        let before = try everything(in: folder.path)
        let facts = await examine(ClientSettings(server: "http://127.0.0.1:1", key: nil)).spool
        #expect(facts.waiting == 1 && facts.refused == 1 && facts.lastReason?.hasPrefix("413") == true)
        #expect(!facts.isCourierAtWork)
        #expect(try everything(in: folder.path) == before)
    }

    @Test func hooksThatNameAProgramThatIsGoneAreFound() async throws {
        try folder.write("", to: "bin/moda-hook")
        try folder.write(
            #"{"hooks":{"Stop":[{"hooks":[{"type":"command","command":"MODA_HOME='/m o' /gone/moda-hook claude"},"#
                + #"{"type":"command","command":"/gone/other"}]}]}}"#, to: ".claude/settings.json")
        try folder.write(
            #"{"version":1,"hooks":{"stop":[{"command":"'\#(folder.path)/bin/moda-hook' cursor"}]}}"#,
            to: ".cursor/hooks.json")
        let facts = await examine(ClientSettings(server: "http://127.0.0.1:1", key: nil)).programs
        // Not executable yet: as good as gone.
        #expect(!facts.hasHookProgram)
        #expect(facts.missing.map(\.program) == ["/gone/moda-hook", folder.path + "/bin/moda-hook"])
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: folder.path + "/bin/moda-hook")
        let again = await examine(ClientSettings(server: "http://127.0.0.1:1", key: nil)).programs
        #expect(again.hasHookProgram && again.missing.map(\.program) == ["/gone/moda-hook"])
    }

    @Test func aConfigurationThatOthersMayReadIsFound() async throws {
        var file = ConfigurationFile()
        file.key = "k"
        try file.write(to: machine.configurationPath)
        let settings = ClientSettings(server: "http://127.0.0.1:1", key: "k")
        #expect(await examine(settings, file: file).key.exposedFile == nil)
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o644], ofItemAtPath: machine.configurationPath)
        #expect(await examine(settings, file: file).key.exposedFile == machine.configurationPath)
    }

    @Test func pulledSkillsAreLookedAtAsTheirAgentsWould() async throws {
        try await withLiveHouse { house in
            for name in ["one", "two", "three"] {
                try await house.approve(name, "---\nname: \(name)\ndescription: \"Use it.\"\n---\n\nDo it.\n")
            }
            try folder.write("", to: "project/README")
            let project = folder.path + "/project"
            _ = try await PullSkills(
                server: house.client(), project: project, targets: [.claude, .cursor]
            ).run()
            try folder.write("no front matter", to: "project/.claude/skills/one/SKILL.md")
            try folder.write(
                "---\nname: two\ndescription: \"Use it.\"\n---\n\nDo it here.\n",
                to: "project/.claude/skills/two/SKILL.md")
            try FileManager.default.removeItem(atPath: project + "/.claude/skills/three")
            let facts = SkillFacts.look(in: project)
            let claude = try #require(facts.first { $0.target == .claude })
            #expect(claude.readable == 1 && claude.edited == 2 && claude.broken.count == 1)
            let cursor = try #require(facts.first { $0.target == .cursor })
            #expect(cursor.readable == 3 && cursor.doubled == 3 && cursor.broken.isEmpty)
        }
    }
}
