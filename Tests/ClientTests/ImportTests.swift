import Client
import Events
import Foundation
import Ingest
import Server
import Store
import TestSupport
import Testing
import Transcripts

@Suite struct ImportTests {
    private let home: TemporaryFolder

    init() throws { home = try TemporaryFolder() }

    private var machine: Machine {
        Machine(
            home: home.path, modaHome: home.path + "/.moda", environment: [:], hookProgram: "",
            modaProgram: "")
    }

    private func put(_ name: String, in folder: String) throws {
        for file in try Histories.files(name) {
            let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: file)), as: UTF8.self)
            let own = file.split(separator: "/\(name)/").last.map(String.init) ?? "x"
            try home.write(text, to: "\(folder)/\(own)")
        }
    }

    private func found(_ formats: [TranscriptFormat] = TranscriptFormat.allCases) -> FoundHistories {
        FindHistories(machine: machine, formats: formats, workTree: home.path + "/work").run()
    }

    private func importing(_ house: LiveHouse) -> RunImport {
        RunImport(
            settings: ClientSettings(
                server: "http://\(house.address.host):\(house.address.port)", key: house.key.text),
            machine: machine, user: "ana@example.com")
    }

    @Test func everyAgentsHistoriesAreFoundAndLinksAreNot() throws {
        try put("claude-subagent", in: ".claude/projects/-work")
        try put("codex-turns", in: ".codex/sessions/2026/11/21")
        try home.write("x", to: ".codex/sessions/2026/11/21/rollout-old.jsonl.zst")
        try home.write("_**User**_\nhi", to: "work/.specstory/history/2026-10-01_23-30Z-a.md")
        try home.write("# notes", to: "work/.specstory/history/README.md")
        try home.write("{}", to: "elsewhere/secret.jsonl")
        try FileManager.default.createSymbolicLink(
            atPath: home.path + "/.claude/projects/linked", withDestinationPath: home.path + "/elsewhere")
        let found = found()
        #expect(
            found.files.map(\.format).sorted { $0.rawValue < $1.rawValue } == [
                .claude, .claude, .codex, .specstory,
            ])
        #expect(found.problems.map(\.path).filter { $0.hasSuffix(".zst") }.count == 1)
        #expect(!found.files.contains { $0.path.contains("secret") })
    }

    @Test func onlyOneProjectsSessionsAreTaken() throws {
        try put("claude-subagent", in: ".claude/projects/-a")
        try put("codex-turns", in: ".codex/sessions")
        var search = FindHistories(machine: machine, formats: [.claude, .codex], workTree: home.path)
        search.project = "/home/dev/src/codex/home"
        #expect(search.run().files.map(\.format) == [.codex])
        search.project = "/home/dev/src/codex/hom"
        #expect(search.run().files.isEmpty)
    }

    @Test func anImportArrivesOnceAndGoesOnWhereAFileGrew() async throws {
        try await withLiveHouse { house in
            try put("claude-interactive", in: ".claude/projects/-work")
            try put("codex-turns", in: ".codex/sessions")
            let first = try await importing(house).run(found())
            #expect(first.files == 2 && first.sessions == 2 && first.prompts > 10)
            let stored = try await house.store.rawEvents(tenant: .local, limit: 100)
            #expect(stored.count == first.batches)
            #expect(stored.allSatisfy { $0.event.error == nil && $0.event.body.contains("ana@example.com") })

            let second = try await importing(house).run(found())
            #expect(second.records == 0 && second.unchangedFiles == 2)

            let file = try #require(found([.claude]).files.first?.path)
            let more =
                #"{"type":"user","sessionId":"s","uuid":"new","message":{"content":"one more"}}"# + "\n"
            let handle = try #require(FileHandle(forWritingAtPath: file))
            try handle.seekToEnd()
            try handle.write(contentsOf: Data(more.utf8))
            try handle.close()
            let third = try await importing(house).run(found())
            #expect(third.prompts == 1 && third.files == 1)
            #expect(third.bytes == more.utf8.count)
        }
    }

    @Test func aFileThatWasRewrittenStartsAgain() async throws {
        try await withLiveHouse { house in
            let record = { (word: String) in
                #"{"type":"user","sessionId":"s","uuid":"\#(word)","message":{"content":"\#(word)"}}"# + "\n"
            }
            try home.write(record("one"), to: ".claude/projects/-w/a.jsonl")
            _ = try await importing(house).run(found())
            try home.write(record("two") + record("three"), to: ".claude/projects/-w/a.jsonl")
            #expect(try await importing(house).run(found()).prompts == 2)
        }
    }

    @Test func nothingIsNotedThatTheServerDidNotTake() async throws {
        try put("claude-skill", in: ".claude/projects/-work")
        var gone = RunImport(
            settings: ClientSettings(server: "http://127.0.0.1:9", key: "moda_x"), machine: machine, user: nil
        )
        gone.patience = 0
        let away = gone
        await #expect(throws: ClientError.self) { try await away.run(found()) }
        try await withLiveHouse { house in
            let report = try await importing(house).run(found())
            #expect(report.prompts == 1)
        }
    }

    @Test func whenStoppedItEndsInOrder() async throws {
        try await withLiveHouse { house in
            try put("claude-skill", in: ".claude/projects/-work")
            var stopped = importing(house)
            stopped.isStopped = { true }
            let report = try await stopped.run(found())
            #expect(report.wasStopped && report.records == 0)
            #expect(try await importing(house).run(found()).prompts == 1)
        }
    }
}
