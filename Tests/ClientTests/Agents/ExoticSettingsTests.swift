import Client
import Events
import Foundation
import TestSupport
import Testing

/// Settings that are written as hardly anybody writes them, and that the agents read all the same.
@Suite struct ExoticSettingsTests {
    private let claude = ".claude/settings.json"
    private let codex = ".codex/config.toml"

    /// Set up, and taken out again without the copy of what was there before: the file is as it was.
    private func comesAndGoes(_ agent: Agent, _ name: String, _ theirs: String) throws -> Bool {
        let home = try AgentHome()
        try home.folder.write(theirs, to: name)
        home.install(agent)
        let first = home.folder.read(name)
        home.install(agent)
        let isSettled = home.folder.read(name) == first
        let isWhole = home.signals(agent).values.allSatisfy { $0 == .configured }
        try FileManager.default.removeItem(atPath: home.folder.path + "/" + name + ".before-moda")
        home.uninstall(agent)
        return isSettled && isWhole && home.folder.read(name) == theirs
    }

    @Test(arguments: [
        "otel.environment = \"dev\"\n", "otel = { environment = \"dev\" }\n",
        "[\"otel\"]\n'environment' = \"dev\"", "[otel]\nenvironment = '''\n[otel.exporter]\n'''\n",
        "a = \"\"\"\n[otel]\nlog_user_prompt = true\n\"\"\"\n",
        "[[profiles]]\nname = \"a\"\n[[profiles]]\nname = \"b\"\n[profiles.otel]\nexporter = 1\n",
        "hooks.state.\"/a:stop:0:0\".enabled = false\n",
        "[hooks.state]\n\"/a:stop:0:0\" = { enabled = false }\n",
        "\u{FEFF}[otel]\r\nenvironment = \"dev\" # ours\r\n\r\n# the end",
    ])
    func unusualTOMLComesThrough(_ theirs: String) throws {
        #expect(try comesAndGoes(.codex, codex, theirs))
    }

    @Test(arguments: [
        "{\"env\":{\"X\":\"y\"},\"hooks\":{\"Stop\":[{\"hooks\":[]}]}}",
        "{\"\\u0065nv\": {\"A\": 1, \"B\": true}}",
        "{\"hooks\": {\"Stop\": [{\"hooks\": []}, {\"matcher\": \"*\", \"hooks\": [{\"type\": \"prompt\"}]}]}}",
        "  {\"model\": \"\\ud83d\\ude00\"}  \n\n",
    ])
    func unusualJSONComesThrough(_ theirs: String) throws {
        #expect(try comesAndGoes(.claude, claude, theirs))
    }

    /// What stands twice is read in one way by us and in another by the agent.
    @Test(arguments: [
        "{\"env\": {\"A\": \"1\"}, \"env\": {\"B\": \"2\"}}", "{\"hooks\": {}, \"hooks\": {}}",
        "{\"env\": {\"OTEL_LOG_USER_PROMPTS\": \"0\", \"OTEL_LOG_USER_PROMPTS\": \"1\"}}",
        "{\"hooks\": {\"Stop\": [], \"Stop\": []}}",
    ])
    func whatStandsTwiceIsLeftAndNamed(_ theirs: String) throws {
        let home = try AgentHome()
        try home.folder.write(theirs, to: claude)
        let error = home.configure.install([.claude], AgentHome.reporting(prompts: false))[0].error
        #expect(error?.contains("twice") == true && home.folder.read(claude) == theirs)
    }

    @Test(arguments: [
        "[[otel]]\nenvironment = \"dev\"\n", "otel.exporter.x = 1\notel.exporter = \"none\"\n",
    ])
    func whatContradictsItselfIsLeft(_ theirs: String) throws {
        let home = try AgentHome()
        try home.folder.write(theirs, to: codex)
        #expect(home.configure.install([.codex], AgentHome.reporting())[0].error != nil)
        #expect(home.folder.read(codex) == theirs && home.folder.read(".codex/hooks.json") == nil)
    }

    /// What somebody put into our entries stays with what they put there; what is ours goes.
    @Test func whatWasPutIntoOurEntriesStays() throws {
        let home = try AgentHome()
        try home.folder.write("{\"model\": \"opus\"}", to: claude)
        home.install(.claude)
        let ours = try #require(home.folder.read(claude))
        let stop = try #require(ours.range(of: "\"Stop\":")).upperBound
        let handlers = try #require(ours.range(of: "\"hooks\": [", range: stop..<ours.endIndex)).upperBound
        let theirs =
            (ours[..<handlers] + "{\"type\": \"command\", \"command\": \"mine\"}, " + ours[handlers...])
            .replacing("\"timeout\": 5", with: "\"timeout\": 9")
            .replacing("\"OTEL_LOG_TOOL_DETAILS\": \"1\"", with: "\"OTEL_LOG_TOOL_DETAILS\": \"0\"")
        try home.folder.write(String(theirs), to: claude)
        home.install(.claude)
        home.uninstall(.claude)
        let left = try home.json(claude)
        #expect(left["model"] == .string("opus"))
        #expect(left["env"] == .object(["OTEL_LOG_TOOL_DETAILS": .string("0")]))
        #expect(left["hooks"]?.object?.keys.sorted() == ["Stop"] && left.text.contains("mine"))
        #expect(!left.text.contains("moda-hook") && !left.text.contains(AgentHome.key))
    }
}
