import Client
import Events
import Foundation
import TestSupport
import Testing

/// What `settings.json` of Claude Code becomes, and that it comes back.
@Suite struct ClaudeSetupTests {
    private let file = ".claude/settings.json"
    private let settings = """
        {
            "model": "opus",
            "env": {"EDITOR": "vi", "OTEL_RESOURCE_ATTRIBUTES": "team=web"},
            "hooks": {
                "Stop": [{"hooks": [{"type": "command", "command": "say done"}]}]
            }
        }

        """

    @Test func everythingComesAndGoesWithoutATrace() throws {
        let home = try AgentHome()
        try home.folder.write(settings, to: file)
        let before = home.files()
        home.install(.claude)
        #expect(try home.mode(file) == 0o600)
        #expect(
            home.signals(.claude) == [
                "hooks": .configured, "logs": .configured, "traces": .configured, "metrics": .configured,
            ])
        let env = try home.json(file)["env"]
        #expect(env?["EDITOR"] == .string("vi"))
        #expect(env?["OTEL_RESOURCE_ATTRIBUTES"] == .string("team=web,user.email=ana@example.com"))
        #expect(env?["OTEL_LOG_USER_PROMPTS"] == .string("1"))
        #expect(env?["OTEL_EXPORTER_OTLP_COMPRESSION"] == nil)
        #expect(try home.json(file)["hooks"]?["Stop"]?.array?.count == 2)
        #expect(home.folder.read(file + ".before-moda") == settings)
        #expect(home.folder.read(".moda/installed.json")?.contains(AgentHome.key) == false)
        let written = home.folder.read(file)
        #expect(home.install(.claude).changes.map(\.action) == [.unchanged])
        #expect(home.folder.read(file) == written)
        #expect(home.uninstall(.claude).changes.map(\.action) == [.restored])
        #expect(home.folder.read(file) == settings)
        #expect(home.files().subtracting(before) == [".moda/.lock", ".moda/installed.json"])
    }

    @Test func aFileThatWeMadeGoesAgain() throws {
        let home = try AgentHome()
        #expect(home.install(.claude).changes.map(\.action) == [.created])
        #expect(home.uninstall(.claude).changes.map(\.action) == [.removed])
        #expect(home.folder.read(file) == nil)
    }

    @Test func whatThePersonChangedInBetweenStays() throws {
        let home = try AgentHome()
        try home.folder.write(settings, to: file)
        home.install(.claude)
        let changed = try #require(home.folder.read(file)).replacing("\"opus\"", with: "\"sonnet\"")
        try home.folder.write(changed, to: file)
        #expect(home.uninstall(.claude).changes.map(\.action) == [.updated])
        #expect(home.folder.read(file) == settings.replacing("\"opus\"", with: "\"sonnet\""))
    }

    @Test func withoutARecordOursIsKnownByItsLooks() throws {
        let home = try AgentHome()
        try home.folder.write(settings, to: file)
        home.install(.claude, AgentHome.reporting(email: nil))
        try FileManager.default.removeItem(atPath: home.machine.modaHome)
        home.uninstall(.claude)
        #expect(home.folder.read(file) == settings)
    }

    @Test func aNewKeyAndAnotherFolderReplaceTheOld() throws {
        var home = try AgentHome()
        home.install(.claude)
        let other = AgentHome.reporting(key: "moda_" + String(repeating: "z", count: 46))
        #expect(home.signals(.claude, other)["logs"] == .outdated)
        home.machine.hookProgram = home.folder.path + "/other/moda-hook"
        #expect(home.signals(.claude)["hooks"] == .outdated)
        home.install(.claude, other)
        let text = try #require(home.folder.read(file))
        #expect(!text.contains(AgentHome.key) && !text.contains("my programs"))
        #expect(try home.json(file)["hooks"]?["Stop"]?.array?.count == 1)
        // No program is there.
        #expect(home.signals(.claude, other)["hooks"] == .ineffective)
        home.uninstall(.claude)
        #expect(home.folder.read(file) == nil)
    }

    @Test(arguments: [
        ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318"),
        ("OTEL_EXPORTER_OTLP_HEADERS", "x-team=abc"),
        ("OTEL_EXPORTER_OTLP_LOGS_ENDPOINT", "http://collector/v1/logs"),
        ("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc"),
    ])
    func somebodyElsesExporterIsLeftAndNeverGivenOurKey(_ name: String, _ value: String) throws {
        let home = try AgentHome()
        try home.folder.write("{\"env\": {\"\(name)\": \"\(value)\"}}", to: file)
        let outcome = home.install(.claude)
        #expect(outcome.notes.count == 1)
        #expect(try home.json(file)["env"] == .object([name: .string(value)]))
        #expect(home.folder.read(file)?.contains(AgentHome.key) == false)
        #expect(
            home.signals(.claude) == [
                "hooks": .configured, "logs": .foreign, "traces": .foreign, "metrics": .foreign,
            ])
    }

    @Test func theShellsExporterCountsAsWell() throws {
        let home = try AgentHome(environment: ["OTEL_EXPORTER_OTLP_LOGS_ENDPOINT": "http://collector/v1/logs"]
        )
        home.install(.claude)
        #expect(home.folder.read(file)?.contains(AgentHome.key) == false)
    }

    @Test func aNoTakesTextOut() throws {
        let home = try AgentHome()
        try home.folder.write(
            "{\"env\": {\"OTEL_LOG_USER_PROMPTS\": \"1\", \"OTEL_LOG_TOOL_CONTENT\": \"1\"}}", to: file)
        let outcome = home.install(
            .claude, AgentHome.reporting(server: "https://moda.example.com", prompts: false))
        #expect(outcome.notes.count == 2)
        let env = try home.json(file)["env"]
        #expect(env?["OTEL_LOG_USER_PROMPTS"] == nil && env?["OTEL_LOG_TOOL_CONTENT"] == nil)
        #expect(env?["OTEL_EXPORTER_OTLP_COMPRESSION"] == .string("gzip"))
        #expect(!home.configure.status([.claude], nil)[0].sendsPromptText)
    }

    @Test func aBrokenFileIsLeftAndOthersAreSetUp() throws {
        let home = try AgentHome()
        try home.folder.write("{\n  \"hooks\": [],\n}", to: file)
        let outcomes = home.configure.install([.claude, .cursor], AgentHome.reporting())
        #expect(outcomes[0].error?.contains("line 2") == true)
        #expect(outcomes[1].error == nil)
        #expect(home.folder.read(file) == "{\n  \"hooks\": [],\n}")
        #expect(home.folder.read(".cursor/hooks.json") != nil)
        #expect(home.signals(.claude)["hooks"] == .ineffective)
    }

    @Test func hooksThatAreSwitchedOffAreSaid() throws {
        let home = try AgentHome()
        try home.folder.write("{\"disableAllHooks\": true}", to: file)
        home.install(.claude)
        #expect(home.signals(.claude)["hooks"] == .ineffective)
        // Claude Code reads no comments.
        try home.folder.write("// mine\n" + (home.folder.read(file) ?? ""), to: file)
        #expect(home.signals(.claude)["logs"] == .ineffective)
    }

    @Test func aLinkStaysALink() throws {
        let home = try AgentHome()
        try home.folder.write(settings, to: "dotfiles/claude.json")
        try home.folder.write("", to: ".claude/x")
        try FileManager.default.createSymbolicLink(
            atPath: home.folder.path + "/" + file, withDestinationPath: "../dotfiles/claude.json")
        home.install(.claude)
        #expect(home.folder.read("dotfiles/claude.json")?.contains("moda-hook") == true)
        #expect(
            try FileManager.default.destinationOfSymbolicLink(atPath: home.folder.path + "/" + file)
                == "../dotfiles/claude.json")
        home.uninstall(.claude)
        #expect(home.folder.read("dotfiles/claude.json") == settings)
        #expect(home.files().filter { $0.hasPrefix("dotfiles") } == ["dotfiles/claude.json"])
    }

    @Test func whatThePersonChangedInOurHookStays() throws {
        let home = try AgentHome()
        home.install(.claude)
        let text = try #require(home.folder.read(file)).replacing("\"timeout\": 5", with: "\"timeout\": 9")
        try home.folder.write(text, to: file)
        home.install(.claude)
        #expect(home.folder.read(file) == text)
    }
}
