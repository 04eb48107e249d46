import Events
import Ingest
import Replay
import Store
import TestSupport
import Testing

/// Histories beside what came live of the same sessions: each event stays one row, whatever comes first.
@Suite struct ImportedHistoryTests {
    private static let names = [
        "claude-interactive", "claude-skill", "claude-subagent", "claude-compact", "claude-blocked",
        "codex-turns", "codex-skill",
    ]
    private let recording: Recording

    init() throws { recording = try Recording("agents") }

    private func live(_ name: String) throws -> [RawEvent] {
        let session = try #require(recording.sessions.first { $0.name == name })
        return try recording.rawEvents(of: session, policy: CapturePolicy(prompts: true, outputs: true))
    }

    private func imported(_ name: String, every count: Int = .max) throws -> [RawEvent] {
        let rig = try EventStoreRig()
        let agent: Agent = name.hasPrefix("codex") ? .codex : .claude
        return try Histories.files(name).flatMap { try Histories.batches($0, every: count) }.map {
            try rig.raw(agent, .transcripts, Histories.body($0), at: 1_795_300_000_000)
        }
    }

    private func rows(_ events: [RawEvent]) async throws -> [CodingAgentEvent] {
        let rig = try EventStoreRig()
        try await rig.put(events)
        for known in try await rig.store.sessions(tenant: .local, unhandledOnly: false) {
            #expect(try await rig.events(known.key.agent, known.key.id).count == known.events)
        }
        return try await rig.derived()
    }

    @Test(arguments: names)
    func beforeAfterAndBetweenGiveTheSameRows(_ name: String) async throws {
        let (live, history) = (try live(name), try imported(name))
        let after = try await rows(live + history)
        let before = try await rows(history + live)
        #expect(before.map(\.id) == after.map(\.id))
        #expect(before == after)
        for seed in [1] as [UInt64] {
            var random = SeededGenerator(seed: seed)
            let between = try await rows((live + history).shuffled(using: &random))
            #expect(between == after)
        }
    }

    @Test(arguments: names)
    func nothingOfWhatCameLiveIsThereTwice(_ name: String) async throws {
        let live = try await rows(live(name))
        let all = try await rows(self.live(name) + imported(name))
        for kind in [.prompt, .apiRequest, .compaction, .sessionStart, .subagentStart]
            as [CodingAgentEvent.Kind]
        {
            func texts(_ rows: [CodingAgentEvent]) -> [String] {
                rows.filter { $0.kind == kind && !$0.isApproval && $0.isTypedOrNoPrompt }.map {
                    $0.text ?? ""
                }
                .sorted()
            }
            #expect(texts(all) == texts(live), "\(kind)")
        }
        func tokens(_ rows: [CodingAgentEvent]) -> Int64 {
            rows.compactMap(\.usage).reduce(0) {
                $0 + ($1.input ?? 0) + ($1.output ?? 0) + ($1.cacheRead ?? 0)
            }
        }
        #expect(tokens(all) == tokens(live))
        let calls = all.compactMap { row in row.tool?.callID.map { "\(row.kind) \(row.session) \($0)" } }
        #expect(Set(calls).count == calls.count)
        // A transcript leads before a hook, and then gives the row its id.
        #expect(live.filter { $0.channels != [.hook] }.allSatisfy { row in all.contains { $0.id == row.id } })
    }

    @Test(arguments: names)
    func aSecondImportChangesNothing(_ name: String) async throws {
        let history = try imported(name)
        let once = try await rows(history)
        #expect(try await rows(history + history) == once)
        // Cut elsewhere, the same records are other requests, and say the same.
        #expect(try await rows(history + imported(name, every: 7)).map(\.id) == once.map(\.id))
    }

    /// SpecStory's copy of a session names no event: it counts where nothing else tells of the session's prompts.
    @Test func aReadingCopyYieldsToWhatTellsMore() async throws {
        let session = "6431f4b9-f3a3-4499-b43f-f2b731351687"
        let records = ["prompt", "response", "tool"].enumerated().map { order, type -> JSONValue in
            .object([
                "type": .string(type), "session": .string(session), "at": "2026-11-21T04:49:15.000Z",
                "text": .string("said \(order)"), "tool": "Bash", "line": .integer(Int64(order)),
            ])
        }
        let body = JSONValue.object(["format": "specstory", "records": .array(records)])
        let copy = try EventStoreRig().raw(
            .claude, .transcripts, Array(body.text.utf8), at: 1_795_300_000_000)
        let alone = try await rows([copy])
        #expect(Set(alone.map(\.kind)) == [.prompt, .assistantResponse, .toolResult])
        let live = try live("claude-interactive")
        let expected = try await rows(live)
        #expect(try await rows(live + [copy]) == expected)
        #expect(try await rows([copy] + live) == expected)
    }
}

extension CodingAgentEvent {
    /// Words typed with an approval, which only a transcript has.
    fileprivate var isApproval: Bool {
        kind == .prompt && channels == [.transcript] && attributes["delivery.mode"] != nil
    }

    /// What is a machine's is a prompt or none by the channel that tells it.
    fileprivate var isTypedOrNoPrompt: Bool { kind != .prompt || (text.map(isHumanPrompt) ?? true) }
}
