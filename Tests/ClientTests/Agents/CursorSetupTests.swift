import Client
import Events
import Foundation
import TestSupport
import Testing

@Suite struct CursorSetupTests {
    private let file = ".cursor/hooks.json"

    @Test func oursJoinTheirsAndGoAgain() throws {
        let home = try AgentHome()
        let theirs =
            "{\n \"version\": 1,\n \"hooks\": {\n  \"stop\": [\n   {\"command\": \"./a.sh\"}\n  ]\n }\n}"
        try home.folder.write(theirs, to: file)
        home.install(.cursor)
        let stop = try home.json(file)["hooks"]?["stop"]?.array
        #expect(stop?.count == 2 && stop?.last?["command"]?.string?.hasSuffix("moda-hook\" cursor") == true)
        #expect(home.signals(.cursor) == ["hooks": .configured])
        #expect(try home.mode(file) == 0o644)
        #expect(home.install(.cursor).changes.map(\.action) == [.unchanged])
        try FileManager.default.removeItem(atPath: home.machine.modaHome)
        home.uninstall(.cursor)
        #expect(home.folder.read(file) == theirs)
    }

    @Test func onlyNamesThatCursorKnowsAreWritten() throws {
        let home = try AgentHome()
        home.install(.cursor)
        let known: Set = [
            "sessionStart", "sessionEnd", "beforeSubmitPrompt", "preToolUse", "postToolUse",
            "postToolUseFailure",
            "beforeShellExecution", "afterShellExecution", "beforeMCPExecution", "afterMCPExecution",
            "beforeReadFile", "afterFileEdit", "subagentStart", "subagentStop", "preCompact", "stop",
            "afterAgentResponse", "afterAgentThought",
        ]
        let names = try #require(try home.json(file)["hooks"]?.object?.keys)
        #expect(known.isSuperset(of: names) && names.count > 5)
        #expect(try home.json(file)["version"] == .integer(1))
    }

    @Test func itsWordsAreSentOnlyWhereThatWasAgreedTo() throws {
        let home = try AgentHome()
        home.install(.cursor)
        func isSent(_ reporting: Reporting?) -> Bool {
            home.configure.status([.cursor], reporting)[0].sendsPromptText
        }
        #expect(isSent(AgentHome.reporting(prompts: true)))
        #expect(!isSent(AgentHome.reporting(prompts: false)))
        // Without a key, nothing is sent at all.
        #expect(!isSent(nil))
        home.uninstall(.cursor)
        #expect(!isSent(AgentHome.reporting(prompts: true)))
    }

    @Test func anotherVersionIsLeft() throws {
        let home = try AgentHome()
        try home.folder.write("{\"version\": 2}", to: file)
        #expect(home.configure.install([.cursor], AgentHome.reporting())[0].error != nil)
        #expect(home.folder.read(file) == "{\"version\": 2}")
    }
}
