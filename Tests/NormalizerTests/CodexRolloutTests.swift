import Events
import Normalizer
import TestSupport
import Testing

@Suite struct CodexRolloutTests {
    private func events(_ name: String) throws -> [CodingAgentEvent] {
        try Histories.files(name).flatMap { try Histories.batches($0) }
            .flatMap { try Wire().transcript(.codex, $0) }
    }

    @Test(arguments: ["codex-turns", "codex-old"])
    func bothGenerationsTellTheSamePrompts(_ name: String) throws {
        let prompts = try events(name).filter { $0.kind == .prompt }
        #expect(prompts.count == 3)
        #expect(prompts.allSatisfy { $0.turn != nil && $0.who.branch == "feature/slugify" })
        #expect(prompts[1].text?.hasPrefix("No, that's wrong. Slugs must use hyphens") == true)
        #expect(prompts.allSatisfy { $0.who.repository == "acme/web" })
    }

    @Test(arguments: ["codex-turns", "codex-old"])
    func aCommandSucceededAsItsExitCodeSays(_ name: String) throws {
        let results = try events(name).filter { $0.kind == .toolResult && $0.tool?.exitCode != nil }
        #expect(results.allSatisfy { $0.tool?.succeeded == ($0.tool?.exitCode == 0) })
        #expect(results.contains { $0.tool?.exitCode == 3 })
        #expect(results.allSatisfy { $0.tool?.name == "Bash" || $0.tool?.name == "apply_patch" })
    }

    @Test func refusalsAndInterruptsAreTheUsers() throws {
        let rows = try events("codex-appserver")
        #expect(
            rows.filter { $0.decision?.isUserRefusal == true }.compactMap(\.tool?.callID) == [
                "call_982b866cb3b44094"
            ])
        #expect(rows.count { $0.kind == .interrupt } == 1)
        #expect(rows.last { $0.tool?.callID == "call_f915c0af14844698" }?.tool?.succeeded == false)
        let blocked = try events("codex-patchfail").filter { $0.decision?.isAccepted == false }
        #expect(blocked.map { $0.decision?.isUserRefusal } == [false])
    }

    @Test func aSubagentsThreadIsItsOwnSessionWithNoPrompt() throws {
        let rows = try events("codex-subagent")
        let child = "01a1fc77-6519-7f80-81b5-f8211e11c7b3"
        #expect(rows.contains { $0.attributes["moda.child_agent_id"]?.string == child })
        let own = rows.filter { $0.session.id == child }
        #expect(!own.isEmpty && own.allSatisfy { $0.subagent == child })
        #expect(!own.contains { $0.kind == .prompt })
        #expect(own.contains { $0.kind == .machinePrompt })
    }

    @Test func aCompactionRepeatsNoPrompt() throws {
        let rows = try events("codex-compact")
        #expect(rows.filter { $0.kind == .prompt }.count == 2)
        #expect(rows.count { $0.kind == .compaction } == 1)
    }

    @Test func aCallIsCountedOnceThoughTwoRecordsTellIt() throws {
        let requests = try events("codex-turns").filter { $0.kind == .apiRequest }
        #expect(requests.count > Set(requests.map(\.id)).count)
        let one = Dictionary(requests.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }).values
        #expect(one.allSatisfy { $0.usage?.output == 96 })
    }

    @Test func theProgramOfCodeModeIsNoCall() throws {
        let rows = try events("codex-codemode")
        #expect(!rows.contains { $0.tool?.name == "exec" })
        #expect(rows.contains { $0.tool?.exitCode == 7 && $0.tool?.succeeded == false })
    }
}
