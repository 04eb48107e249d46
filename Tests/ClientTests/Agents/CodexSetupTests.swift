import Client
import ConfigEditing
import Events
import Foundation
import TestSupport
import Testing

/// What Codex's `config.toml` and `hooks.json` become, with the trust that makes hooks run.
@Suite struct CodexSetupTests {
    private let config = ".codex/config.toml"
    private let hooks = ".codex/hooks.json"
    private let settings =
        "model = \"gpt\" # mine\n\n[otel]\nenvironment = \"dev\"\n\n[projects.\"/x\"]\ntrust_level = \"trusted\"\n"

    private func toml(_ home: AgentHome) throws -> TOMLDocument {
        try TOMLDocument(Array((home.folder.read(config) ?? "").utf8))
    }

    /// The hash that Codex stores for a hook at a place of `hooks.json`; nil for none.
    private func trusted(_ home: AgentHome, _ place: String) throws -> String? {
        let key = "\(home.folder.path)/\(hooks):\(place)"
        return try toml(home).value(at: ["hooks", "state", .name(key), "trusted_hash"])?.string
    }

    @Test func everythingComesAndGoesWithoutATrace() throws {
        let home = try AgentHome()
        try home.folder.write(settings, to: config)
        home.install(.codex)
        let otel = try toml(home).value(at: ["otel"])
        #expect(otel?["environment"] == .string("dev") && otel?["log_user_prompt"] == .bool(true))
        for (exporter, signal) in [
            ("exporter", "logs"), ("trace_exporter", "traces"), ("metrics_exporter", "metrics"),
        ] {
            let http = otel?[exporter]?["otlp-http"]
            #expect(http?["endpoint"] == .string("http://127.0.0.1:4318/v1/otel/codex/\(signal)"))
            #expect(http?["headers"]?["authorization"] == .string("Bearer \(AgentHome.key)"))
        }
        #expect(try home.json(hooks).object?.keys.sorted() == ["hooks"])
        #expect(
            home.signals(.codex) == [
                "hooks": .configured, "logs": .configured, "traces": .configured, "metrics": .configured,
            ])
        #expect(home.install(.codex).changes.map(\.action) == [.unchanged, .unchanged])
        #expect(home.uninstall(.codex).changes.map(\.action) == [.removed, .restored])
        #expect(home.folder.read(config) == settings)
    }

    @Test func whatCodexWroteInBetweenStays() throws {
        let home = try AgentHome()
        try home.folder.write(settings, to: config)
        home.install(.codex)
        let more = "\n[projects.\"/y\"]\ntrust_level = \"trusted\"\n"
        try home.folder.write((home.folder.read(config) ?? "") + more, to: config)
        home.uninstall(.codex)
        #expect(home.folder.read(config) == settings + more)
    }

    @Test func trustFollowsTheHooksOfOthersAndIsGivenToOursOnly() throws {
        let home = try AgentHome()
        let theirs = #"{"hooks": [{"type": "command", "command": "mine"}]}"#
        try home.folder.write(#"{"hooks": {"Stop": [\#(theirs)]}}"#, to: hooks)
        home.install(.codex)
        #expect(try trusted(home, "stop:0:0") == nil)
        let ours = try #require(try trusted(home, "stop:1:0"))
        // The person adds one behind ours, and trusts it in Codex.
        var table = try JSONDocument(Array((home.folder.read(hooks) ?? "").utf8))
        try table.append(
            .table([.init("hooks", .list([.table([.init("command", .string("later"))])]))]),
            to: ["hooks", "Stop"])
        try home.folder.write(String(decoding: table.bytes, as: UTF8.self), to: hooks)
        var document = try toml(home)
        let state = ["hooks", "state", "\(home.folder.path)/\(hooks):stop:2:0"]
        try document.set(.string("sha256:later"), at: state + ["trusted_hash"])
        try document.set(.bool(true), at: state + ["enabled"])
        try home.folder.write(String(decoding: document.bytes, as: UTF8.self), to: config)
        home.uninstall(.codex)
        #expect(try trusted(home, "stop:1:0") == "sha256:later" && ours != "sha256:later")
        #expect(try trusted(home, "stop:2:0") == nil)
        let states = try toml(home).value(at: ["hooks", "state"])?.object
        #expect(states?.count == 1 && states?.first?.value["enabled"] == .bool(true))
    }

    @Test func hooksWithoutTrustOrSwitchedOffAreSaid() throws {
        let home = try AgentHome()
        home.install(.codex)
        let text = try #require(home.folder.read(config))
        try home.folder.write(
            text.replacing("trusted_hash = \"sha256:", with: "trusted_hash = \"sha256:0"), to: config)
        #expect(home.signals(.codex)["hooks"] == .ineffective)
        try home.folder.write("[features]\nhooks = false\n" + text, to: config)
        #expect(home.signals(.codex)["hooks"] == .ineffective)
        try home.folder.write(text, to: config)
        #expect(home.signals(.codex)["hooks"] == .configured)
        try home.folder.write(
            (home.folder.read(hooks) ?? "").replacing(
                "{\n  \"hooks\"", with: "{\n  \"env\": {},\n  \"hooks\""), to: hooks)
        #expect(home.signals(.codex)["hooks"] == .ineffective)
    }

    @Test func aHookOfOursThatWasChangedIsNotTrustedUnseen() throws {
        let home = try AgentHome()
        home.install(.codex)
        let text = try #require(home.folder.read(hooks)).replacing(
            "moda-hook\\\" codex", with: "moda-hook\\\" codex; x")
        try home.folder.write(text, to: hooks)
        #expect(home.install(.codex).notes.contains { $0.contains("/hooks") })
        #expect(home.signals(.codex)["hooks"] == .ineffective)
    }

    @Test func somebodyElsesExporterIsLeft() throws {
        let home = try AgentHome()
        let other =
            "[otel]\nlog_user_prompt = false\ntrace_exporter = \"none\"\n[otel.exporter.otlp-grpc]\nendpoint = \"http://c\"\n"
        try home.folder.write(other, to: config)
        #expect(home.install(.codex).notes.count == 2)
        #expect(
            home.signals(.codex) == [
                "hooks": .configured, "logs": .foreign, "traces": .foreign, "metrics": .configured,
            ])
        #expect(try toml(home).value(at: ["otel", "log_user_prompt"]) == .bool(false))
        home.uninstall(.codex)
        #expect(home.folder.read(config) == other)
    }

    @Test func outputStaysHereWhereThePersonSaidSo() throws {
        let home = try AgentHome()
        try home.folder.write(settings, to: config)
        home.install(.codex, AgentHome.reporting(server: "https://moda.example.com", prompts: false))
        let otel = try toml(home).value(at: ["otel"])
        #expect(otel?["tool_result"]?["max_bytes"] == .integer(80))
        #expect(otel?["log_user_prompt"] == .bool(false) && otel?["log_agent_responses"] == .bool(false))
        home.install(.codex, AgentHome.reporting(server: "https://moda.example.com", outputs: true))
        #expect(try toml(home).value(at: ["otel", "tool_result"]) == nil)
        home.uninstall(.codex)
        #expect(home.folder.read(config) == settings)
    }

    @Test func aBrokenFileChangesNeither() throws {
        let home = try AgentHome()
        try home.folder.write("[otel]\na = 1\na = 2\n", to: config)
        let outcome = home.configure.install([.codex], AgentHome.reporting())[0]
        #expect(outcome.error?.contains("line 3") == true && outcome.changes.isEmpty)
        #expect(home.folder.read(hooks) == nil)
    }

    @Test func aChosenFolderIsNamedAsCodexNamesIt() throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "real/config.toml")
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/link", withDestinationPath: "real")
        let home = try AgentHome(environment: ["CODEX_HOME": folder.path + "/link"])
        home.install(.codex)
        #expect(folder.read("real/config.toml")?.contains("\(folder.path)/real/hooks.json:stop:0:0") == true)
    }
}
