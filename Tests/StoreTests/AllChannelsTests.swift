import Events
import Ingest
import Replay
import Store
import TestSupport
import Testing

/// Recorded sessions by all their channels: each event is one row, whatever arrives first.
@Suite struct AllChannelsTests {
    private static let names = [
        "claude-interactive", "claude-skill", "claude-subagent", "claude-compact", "claude-blocked",
        "codex-turns", "codex-skill", "cursor",
    ]
    private let recording: Recording

    init() throws { recording = try Recording("agents") }

    /// The rows of a recorded session by those of its requests that are let through, in an order.
    private func rows(
        _ name: String, order: ([RawEvent]) -> [RawEvent] = { $0 }
    ) async throws -> [CodingAgentEvent] {
        let session = try #require(recording.sessions.first { $0.name == name })
        var rig = try EventStoreRig()
        rig.policy = CapturePolicy(prompts: true, outputs: true)
        try await rig.put(order(try recording.rawEvents(of: session, policy: rig.policy)))
        for known in try await rig.store.sessions(tenant: .local, unhandledOnly: false) {
            #expect(try await rig.events(known.key.agent, known.key.id).count == known.events)
        }
        return try await rig.derived()
    }

    @Test(arguments: names)
    func theOrderOfArrivalChangesNoRow(_ name: String) async throws {
        var random = SeededGenerator(seed: 1)
        let inOrder = try await rows(name)
        let shuffled = try await rows(name) { $0.shuffled(using: &random) }
        #expect(!inOrder.isEmpty)
        #expect(shuffled.map(\.id) == inOrder.map(\.id))
        #expect(shuffled == inOrder)
    }

    @Test(arguments: names)
    func noCallHasTwoRowsOfAKind(_ name: String) async throws {
        let calls = try await rows(name).compactMap { row in
            row.tool?.callID.map { "\(row.kind.rawValue) \(row.session) \($0)" }
        }
        #expect(Set(calls).count == calls.count)
    }

    @Test(arguments: [
        ("claude-interactive", 14), ("claude-skill", 3), ("claude-subagent", 2), ("claude-compact", 3),
        ("claude-blocked", 1), ("codex-turns", 3), ("codex-skill", 2), ("cursor", 2),
    ])
    func everyPromptIsOneRow(_ name: String, _ count: Int) async throws {
        let prompts = try await rows(name).filter { $0.kind == .prompt }
        #expect(prompts.count == count)
        #expect(prompts.allSatisfy { $0.text != nil })
    }

    @Test(arguments: ["claude-interactive", "claude-subagent", "claude-compact", "codex-turns"])
    func tokensCountOnceThoughLogsAndSpansTellThem(_ name: String) async throws {
        func tokens(_ rows: [CodingAgentEvent]) -> [Int64] {
            [rows.compactMap(\.usage?.input), rows.compactMap(\.usage?.output)].map { $0.reduce(0, +) }
        }
        let all = tokens(try await rows(name))
        let logs = tokens(try await rows(name) { $0.filter { $0.signal == .logs } })
        #expect(all == logs)
        #expect(all[0] > 0)
    }

    @Test func oneRowKnowsAllItsChannels() async throws {
        let rows = try await rows("codex-turns")
        let prompt = try #require(rows.first { $0.kind == .prompt })
        #expect(prompt.channels == [.hook, .log, .span])
        #expect(prompt.turn != nil && prompt.text != nil && prompt.who.directory != nil)
        let failed = try #require(rows.first { $0.tool?.exitCode == 3 })
        #expect(failed.channels == [.hook, .log, .span])
        #expect(failed.tool?.succeeded == false)
    }

    @Test func aResumeRepeatsNoPromptAndStartsAnew() async throws {
        let rows = try await rows("codex-turns")
        #expect(Set(rows.map(\.session)).count == 1)
        #expect(rows.count { $0.kind == .sessionStart } == 3)
        #expect(rows.filter { $0.kind == .sessionStart }.allSatisfy { $0.channels == [.hook, .log] })
    }

    @Test func aCompactionAndASubagentsEndAreOneRowEach() async throws {
        let compact = try await rows("claude-compact")
        #expect(compact.filter { $0.kind == .compaction }.map(\.channels) == [[.hook, .log]])
        let subagent = try await rows("claude-subagent")
        #expect(subagent.filter { $0.kind == .subagentEnd }.map(\.channels) == [[.hook, .log]])
        #expect(subagent.first { $0.kind == .subagentEnd }?.text?.contains("No callers") == true)
    }

    @Test func everySkillIsTakenUpOnceAndTheToolTellsANameThatTheLogMayNot() async throws {
        let claude = try await rows("claude-skill").filter { $0.kind == .skillActivated }
        #expect(claude.map(\.skill?.name) == ["write-changelog", "write-changelog", "write-changelog"])
        #expect(claude.allSatisfy { $0.skill?.scope == "projectSettings" })
        let codex = try await rows("codex-skill").filter { $0.kind == .skillActivated }
        #expect(codex.map(\.skill?.name) == ["run-tests", "run-tests"])
        #expect(codex.map { $0.attributes["skill.invocation_type"] } == ["explicit", "implicit"])
    }

    @Test func aSkillIsKnownByHooksAlone() async throws {
        for name in ["claude-skill", "codex-skill"] {
            let rows = try await rows(name) { $0.filter { $0.signal == .hooks } }
            #expect(rows.contains { $0.kind == .skillActivated && $0.skill != nil })
        }
    }

    @Test func aShellCommandThatHasASpanIsNoPrompt() async throws {
        let all = try await rows("claude-interactive")
        let traces = try await rows("claude-interactive") { $0.filter { $0.signal == .traces } }
        func typed(_ rows: [CodingAgentEvent]) -> Int {
            rows.count { $0.kind == .prompt && $0.text?.contains("echo from-bash-mode") == true }
        }
        #expect(typed(all) == 0)
        #expect(typed(traces) == 1)
    }

    @Test func aBlockedPromptSaysSo() async throws {
        let prompt = try #require(try await rows("claude-blocked").first { $0.kind == .prompt })
        #expect(prompt.attributes["submit_hooks_started"] == true)
        #expect(prompt.attributes["submit_hooks_completed"] == nil)
        let passed = try #require(try await rows("claude-compact").first { $0.kind == .prompt })
        #expect(passed.attributes["submit_hooks_completed"] == true)
    }
}
