import Events
import TestSupport
import Testing

/// Which reports are of one event, where no id says so.
@Suite struct TwinTests {
    /// All rows of a session after some raw events, in each of their orders.
    private func rows(_ agent: Agent, _ make: (EventStoreRig) throws -> [RawEvent]) async throws
        -> [[CodingAgentEvent]]
    {
        let events = try make(EventStoreRig())
        var results: [[CodingAgentEvent]] = []
        for order in permutations(Array(events.indices)) {
            let rig = try EventStoreRig()
            try await rig.put(order.map { events[$0] })
            results.append(try await rig.events(agent, "s"))
        }
        return results
    }

    private func permutations(_ items: [Int]) -> [[Int]] {
        items.reduce([[]]) { orders, item in
            orders.flatMap { order in (0...order.count).map { Array(order[..<$0]) + [item] + order[$0...] } }
        }
    }

    private func codex(_ rig: EventStoreRig, log at: Int64) throws -> RawEvent {
        let record: [String: JSONValue] = [
            "event.name": "codex.user_prompt", "conversation.id": "s", "prompt": "go on",
            "event.timestamp": .string(Timestamp(milliseconds: at).rfc3339),
        ]
        return try rig.raw(.codex, .logs, Telemetry.logs([record]), at: at)
    }

    private func hook(_ rig: EventStoreRig, _ agent: Agent, _ name: String, at: Int64, turn: String = "t1")
        throws -> RawEvent
    {
        let body = Telemetry.hook([
            "hook_event_name": .string(name), "session_id": "s", "turn_id": .string(turn), "prompt": "go on",
        ])
        return try rig.raw(agent, .hooks, body, at: at, delivery: "\(name) \(at)")
    }

    @Test func equalWordsMinutesApartMeetTheirOwnHooksInEveryOrder() async throws {
        let results = try await rows(.codex) { rig in
            [
                try codex(rig, log: 1_000), try codex(rig, log: 61_000),
                try hook(rig, .codex, "UserPromptSubmit", at: 1_050, turn: "t1"),
                try hook(rig, .codex, "UserPromptSubmit", at: 61_050, turn: "t2"),
            ]
        }
        #expect(results.count == 24)
        #expect(results.allSatisfy { $0.map(\.turn) == ["t1", "t2"] })
        #expect(Set(results.map { $0.map(\.id) }).count == 1)
    }

    @Test func anAnnouncedCompactionCountsOnlyWhereNothingElseTells() async throws {
        let both = try await rows(.codex) { rig in
            [
                try hook(rig, .codex, "PreCompact", at: 1_000),
                try hook(rig, .codex, "PostCompact", at: 90_000),
                try hook(rig, .codex, "PostCompact", at: 300_000),
            ]
        }
        #expect(both.allSatisfy { $0.map(\.kind) == [.compaction, .compaction] })
        let announced = try await rows(.codex) { rig in [try hook(rig, .codex, "PreCompact", at: 1_000)] }
        #expect(announced.allSatisfy { $0.map(\.kind) == [.compaction] })
    }

    @Test func anInterruptIsOneByHookAndSpan() async throws {
        let results = try await rows(.codex) { rig in
            let input: [String: JSONValue] = ["conversation.id": "s", "turn.id": "t1"]
            let span = Telemetry.spans([input], members: ["name": "turn/interrupt"])
            return [
                try hook(rig, .codex, "Interrupt", at: 1_000), try rig.raw(.codex, .traces, span),
            ]
        }
        #expect(results.allSatisfy { $0.map(\.kind) == [.interrupt] })
        #expect(results.allSatisfy { $0[0].channels == [.hook, .span] })
    }

    @Test func aSpanOfAPromptMeetsTheHookWhereNothingIsLogged() async throws {
        let results = try await rows(.claude) { rig in
            let input: [String: JSONValue] = ["session.id": "s", "user_prompt": "go on"]
            let at = Timestamp(milliseconds: 1_795_000_000_000)
            return [
                try rig.raw(
                    .claude, .traces,
                    Telemetry.spans([input], members: ["name": "claude_code.interaction"])),
                try hook(rig, .claude, "UserPromptSubmit", at: at.milliseconds + 40),
            ]
        }
        #expect(results.allSatisfy { $0.map(\.channels) == [[.hook, .span]] })
    }

    @Test func aSessionOfManyEqualPromptsKeepsThemAll() async throws {
        let rig = try EventStoreRig()
        var raw: [RawEvent] = []
        for index in 0..<40 {
            raw.append(try codex(rig, log: Int64(index) * 20_000))
            raw.append(
                try hook(
                    rig, .codex, "UserPromptSubmit", at: Int64(index) * 20_000 + 30, turn: "t\(index)"))
        }
        var random = SeededGenerator(seed: 5)
        try await rig.put(raw.shuffled(using: &random))
        let rows = try await rig.events(.codex, "s")
        #expect(rows.map(\.turn) == (0..<40).map { "t\($0)" })
    }
}
