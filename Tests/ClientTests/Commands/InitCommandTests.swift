import Client
import Events
import Foundation
import TestSupport
import Testing

/// `moda init` as a person runs it.
@Suite(.timeLimit(.minutes(2))) struct InitCommandTests {
    private let moda: ModaProcess
    private let claude = ".claude/settings.json"
    private let codex = ".codex/config.toml"
    private let cursor = ".cursor/hooks.json"

    private let theirClaude = """
        {
          "model": "opus",
          "env": { "FOO": "bar" },
          "hooks": { "Stop": [ { "hooks": [ { "type": "command", "command": "say done" } ] } ] }
        }
        """
    private let theirCodex = """
        # my settings
        model = "gpt-5"   # the good one

        [mcp_servers.docs]
        command = "docs"
        """
    private let theirCursor = """
        { "version": 1, "hooks": { "stop": [ { "command": "./a.sh" } ] } }
        """

    init() throws {
        moda = try ModaProcess()
    }

    private func writeTheirs() throws {
        for (name, text) in [(claude, theirClaude), (codex, theirCodex), (cursor, theirCursor)] {
            try moda.folder.write(text, to: name)
        }
    }

    private func configuration() throws -> ConfigurationFile {
        try ConfigurationFile(path: moda.home + "/.moda/config.json")
    }

    private func text(_ name: String) -> String { moda.folder.read(name) ?? "" }

    @Test func unattendedItSetsUpEveryAgentAndKeepsWhatOthersWrote() async throws {
        try writeTheirs()
        let end = try await moda.run(["init", "--yes"])
        #expect(end.status == 0 && end.errors == "")
        #expect(!end.output.contains(moda.key))
        for name in [".moda/config.json", claude, codex] {
            #expect(moda.mode(name) == 0o600)
            #expect(text(name).contains(moda.key))
        }
        #expect(text(claude).contains(#""FOO": "bar""#) && text(claude).contains("say done"))
        #expect(text(codex).hasPrefix("# my settings\nmodel = \"gpt-5\"   # the good one\n"))
        #expect(text(codex).contains("[mcp_servers.docs]"))
        #expect(text(cursor).contains("./a.sh") && text(cursor).contains("moda-hook"))
        // On this machine, text is proposed.
        #expect(try configuration().capturePrompts == true)
        #expect(try configuration().captureOutputs == false)
    }

    @Test func theSecondTimeNothingChangesAndUninstallingRestoresEveryByte() async throws {
        try writeTheirs()
        _ = try await moda.run(["init", "--yes"])
        let files = [claude, codex, cursor]
        let (once, backups) = (files.map(text), files.map { text($0 + ".before-moda") })
        #expect(backups == [theirClaude, theirCodex, theirCursor])
        let again = try await moda.run(["init", "--yes"])
        #expect(again.status == 0 && !again.output.contains("updated") && !again.output.contains("created"))
        #expect(files.map(text) == once)
        #expect(files.map { text($0 + ".before-moda") } == backups)
        let end = try await moda.run(["hooks", "uninstall", "--agent", "all"])
        #expect(end.status == 0)
        #expect(files.map(text) == backups)
        #expect(files.allSatisfy { moda.folder.read($0 + ".before-moda") == nil })
    }

    @Test func aNoAtTheTerminalKeepsWordsHere() async throws {
        let end = try await moda.run(["init"], answers: "y\nmaybe\nn\nno\nn\n-\n")
        #expect(end.status == 0)
        #expect(end.errors.contains("May what you write to the agents"))
        let file = try configuration()
        #expect(file.traceAgents == true && file.capturePrompts == false && file.captureOutputs == false)
        #expect(file.snapshots == false && file.userEmail == nil)
        #expect(!text(claude).contains("OTEL_LOG_USER_PROMPTS"))
        #expect(text(codex).contains("log_user_prompt = false"))
        #expect(end.output.contains("no   prompts and answers as text"))
        let status = try await moda.run(["hooks", "status"])
        #expect(status.output.components(separatedBy: "no prompt text is sent").count == 4)
    }

    @Test func aNoToReportingTakesOutWhatAYesWrote() async throws {
        try writeTheirs()
        _ = try await moda.run(["init", "--yes"])
        let end = try await moda.run(["init"], answers: "n\n")
        #expect(end.status == 0)
        #expect([claude, codex, cursor].map(text) == [theirClaude, theirCodex, theirCursor])
        #expect(try configuration().traceAgents == false)
    }

    /// With nobody to ask, or one who goes away in the middle, nothing is changed.
    @Test func withoutAnAnswerNothingIsWritten() async throws {
        let nobody = try await moda.run(["init"])
        #expect(nobody.status == 1 && nobody.errors.contains("--yes"))
        // Ctrl-D at the second question.
        let gone = try await moda.run(["init"], answers: "y\n\u{4}")
        #expect(gone.status == 1 && gone.errors.contains("nothing was changed"))
        #expect(moda.mode(".moda/config.json") == nil && moda.mode(claude) == nil)
    }

    @Test func twoAtATimeDoNotUndoEachOther() async throws {
        try writeTheirs()
        let moda = moda
        let statuses = try await withThrowingTaskGroup(of: Int32.self) { group in
            for _ in 0..<3 { group.addTask { try await moda.run(["init", "--yes"]).status } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses == [0, 0, 0])
        let end = try await moda.run(["hooks", "uninstall", "--agent", "all"])
        #expect(end.status == 0)
        #expect([claude, codex, cursor].map(text) == [theirClaude, theirCodex, theirCursor])
    }

    @Test func aDamagedConfigurationIsNamedAndLeft() async throws {
        try moda.folder.write(#"{"api_key": "mod"#, to: ".moda/config.json")
        for command in [["init", "--yes"], ["doctor"], ["hooks", "status"]] {
            let end = try await moda.run(command)
            #expect(end.status == 1 && end.errors.contains("config.json is not valid"))
        }
        #expect(text(".moda/config.json") == #"{"api_key": "mod"#)
        #expect(moda.mode(claude) == nil)
    }
}
