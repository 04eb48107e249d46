import Client
import Events
import Foundation
import TestSupport
import Testing

/// Settings that are damaged, or lie where nothing can be written: a clear word, and nothing lost.
@Suite struct AwkwardFilesTests {
    private let files: [Agent: String] = [
        .claude: ".claude/settings.json", .codex: ".codex/config.toml", .cursor: ".cursor/hooks.json",
    ]

    private func failure(_ home: AgentHome, _ agent: Agent) -> String {
        home.configure.install([agent], AgentHome.reporting())[0].error ?? ""
    }

    @Test(arguments: [
        (Agent.claude, "{\"env\": {"), (.claude, "{\"hooks\": 7}"), (.claude, "{\"env\": []}"),
        (.claude, "[]"),
        (.claude, "{\"hooks\": {\"Stop\": {}}}"), (.codex, "[otel\nx = 1"), (.codex, "otel = 3"),
        (.codex, "a = 1\na = 2"), (.cursor, "{\"hooks\": []}"), (.cursor, "\u{0}"),
    ])
    func whatCannotBeReadIsNamedAndLeft(_ agent: Agent, _ text: String) throws {
        let home = try AgentHome()
        let name = try #require(files[agent])
        try home.folder.write(text, to: name)
        #expect(failure(home, agent).contains(name))
        #expect(home.folder.read(name) == text)
        #expect(home.folder.read(name + ".before-moda") == nil)
        let status = home.configure.status([agent], AgentHome.reporting())[0]
        #expect(!status.signals.contains { $0.state == .configured })
    }

    @Test func aByteOrderMarkAndWindowsLineEndsStay() throws {
        let home = try AgentHome()
        let theirs = "\u{FEFF}{\r\n  \"model\": \"opus\",\r\n  \"env\": {\r\n    \"A\": \"b\"\r\n  }\r\n}\r\n"
        try home.folder.write(theirs, to: ".claude/settings.json")
        home.install(.claude)
        let now = try #require(home.folder.read(".claude/settings.json"))
        #expect(now.hasPrefix("\u{FEFF}{\r\n  \"model\": \"opus\","))
        #expect(now.utf8.count { $0 == 10 } == now.utf8.count { $0 == 13 })
        home.uninstall(.claude)
        #expect(home.folder.read(".claude/settings.json") == theirs)
    }

    @Test func aLinkStaysOneAndWhatItLeadsToIsWritten() throws {
        let home = try AgentHome()
        try home.folder.write("{\"model\": \"opus\"}", to: "dotfiles/claude.json")
        try home.folder.write("", to: ".claude/.keep")
        let link = home.folder.path + "/.claude/settings.json"
        try FileManager.default.createSymbolicLink(
            atPath: link, withDestinationPath: "../dotfiles/claude.json")
        home.install(.claude)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "../dotfiles/claude.json")
        #expect(home.folder.read("dotfiles/claude.json")?.contains("moda-hook") == true)
        #expect(try home.mode("dotfiles/claude.json") == 0o600)
        // The copy holds what may be theirs alone, and does not go into the repository that the link leads to.
        #expect(home.folder.read(".claude/settings.json.before-moda") == "{\"model\": \"opus\"}")
        #expect(home.folder.read("dotfiles/claude.json.before-moda") == nil)
        home.uninstall(.claude)
        #expect(home.folder.read("dotfiles/claude.json") == "{\"model\": \"opus\"}")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "../dotfiles/claude.json")
    }

    @Test func linksThatLeadInACircleAreNamed() throws {
        let home = try AgentHome()
        try home.folder.write("", to: ".claude/.keep")
        for (from, to) in [("settings.json", "b"), ("b", "settings.json")] {
            try FileManager.default.createSymbolicLink(
                atPath: "\(home.folder.path)/.claude/\(from)", withDestinationPath: to)
        }
        #expect(failure(home, .claude).contains("settings.json"))
    }

    @Test func aPlaceThatCannotBeWrittenIsNamedAndTheOthersAreSetUp() throws {
        let home = try AgentHome(environment: ["CLAUDE_CONFIG_DIR": "/proc/none"])
        let outcomes = home.configure.install(Agent.allCases, AgentHome.reporting())
        #expect(outcomes.map { $0.error == nil } == [false, true, true])
        #expect(outcomes[0].error?.contains("/proc/none") == true)
        // And where not even the record of what was written has a place, nothing is.
        var lost = try AgentHome()
        lost.machine.modaHome = "/proc/none/.moda"
        #expect(failure(lost, .claude).contains("/proc/none"))
        #expect(lost.folder.read(".claude/settings.json") == nil)
    }

    @Test func aFolderInAFilesPlaceIsNamed() throws {
        let home = try AgentHome()
        try home.folder.write("", to: ".claude/settings.json/inside")
        #expect(failure(home, .claude).contains("settings.json"))
        #expect(home.folder.read(".claude/settings.json/inside") == "")
    }

    /// A file that was made anew, with nothing of ours in it, is theirs again.
    @Test func aCopyIsMadeOfWhatSomebodyMadeAnew() throws {
        let home = try AgentHome()
        try home.folder.write("{\"model\": \"opus\"}", to: ".claude/settings.json")
        home.install(.claude)
        try home.folder.write("{\"model\": \"haiku\"}", to: ".claude/settings.json")
        home.install(.claude)
        #expect(home.folder.read(".claude/settings.json.before-moda") == "{\"model\": \"haiku\"}")
        home.uninstall(.claude)
        #expect(home.folder.read(".claude/settings.json") == "{\"model\": \"haiku\"}")
    }

    @Test(arguments: Agent.allCases) func aFileThatIsGoneIsForgotten(_ agent: Agent) throws {
        let home = try AgentHome()
        home.install(agent)
        let name = try #require(files[agent])
        try FileManager.default.removeItem(atPath: "\(home.folder.path)/\(name)")
        home.uninstall(agent)
        let record = try home.json(".moda/installed.json")
        #expect(record["files"]?.object?.keys.contains { $0.hasSuffix(name) } == false)
        #expect(home.folder.read(name) == nil)
    }

    /// Nobody writes a pipe's end for us.
    @Test func whatIsNoFileIsNotWaitedFor() throws {
        let home = try AgentHome()
        try home.folder.write("", to: ".cursor/.keep")
        #expect(mkfifo(home.folder.path + "/.cursor/hooks.json", 0o600) == 0)
        #expect(failure(home, .cursor).contains("hooks.json"))
    }

    @Test func whatSomebodyRestoredIsLeftAndTheCopyGoes() throws {
        let home = try AgentHome()
        try home.folder.write("{\"model\": \"opus\"}", to: ".claude/settings.json")
        home.install(.claude)
        try home.folder.write("{\"model\": \"opus\"}", to: ".claude/settings.json")
        #expect(home.uninstall(.claude).changes.map(\.action) == [.unchanged])
        #expect(home.folder.read(".claude/settings.json") == "{\"model\": \"opus\"}")
        #expect(home.folder.read(".claude/settings.json.before-moda") == nil)
    }
}
