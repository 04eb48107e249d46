import Events
import GRDB
import Store
import TestSupport
import Testing

@Suite struct StatisticsTests {
    private static let day: Int64 = 86_400_000
    private let prepared: PreparedStore
    private let other = TenantID(rawValue: "other")

    init() throws { prepared = try PreparedStore() }

    /// A moment of a day, in hours.
    private func at(_ day: Int64, _ hour: Int64 = 0) -> Int64 { day * Self.day + hour * 3_600_000 }

    private func rows(
        by grouping: StatisticsGrouping, days: ClosedRange<Int64> = 0...40_000, provider: Provider? = nil,
        tenant: TenantID = .local
    ) async throws -> [StatisticsRow] {
        try await prepared.store.statistics(
            StatisticsQuery(
                by: grouping, from: Timestamp(milliseconds: at(days.lowerBound)),
                end: Timestamp(milliseconds: at(days.upperBound + 1)), provider: provider), tenant: tenant)
    }

    private func call(
        _ id: String, at moment: Int64, session: String = "s", agent: Agent = .claude,
        model: String = "large",
        input: Int64 = 0, output: Int64 = 0, cost: Double? = nil
    ) -> CodingAgentEvent {
        made(id, .apiRequest, at: moment, session: session, agent: agent) {
            $0.model = model
            var usage = TokenUsage()
            (usage.input, usage.output, usage.cost) = (input, output, cost)
            (usage.cacheRead, usage.cacheWrite, usage.reasoning) = (input * 10, input * 100, output * 2)
            $0.usage = usage
        }
    }

    private func tool(
        _ kind: CodingAgentEvent.Kind, _ call: String?, _ name: String = "Bash", at moment: Int64 = 0,
        session: String = "s", succeeded: Bool? = nil, refusedBy source: String? = nil
    ) -> CodingAgentEvent {
        made("\(kind) \(call ?? "?") \(session) \(moment)", kind, at: moment, session: session) {
            $0.tool = ToolUse(name: name, callID: call)
            $0.tool?.succeeded = succeeded
            if let source { $0.decision = ToolDecision(isAccepted: false, source: source) }
        }
    }

    @Test func daysAreUTCAndHoldTheirSums() async throws {
        try await prepared.put([
            call("1", at: at(20_000), input: 3, output: 5, cost: 0.5),
            call("2", at: at(20_001) - 1, session: "t", input: 4, output: 6, cost: 0.25),
            call("3", at: at(20_001), input: 100, output: 200),
            made("p", .prompt, at: at(20_000, 1)), made("q", .machinePrompt, at: at(20_000, 1)),
        ])
        let days = try await rows(by: .day, days: 20_000...20_001)
        #expect(days.map(\.label) == ["2024-10-04", "2024-10-05"])
        let first = try #require(days.first)
        #expect(first.provider == .claude && first.sessions == 2 && first.prompts == 1)
        #expect(first.modelCalls == 2 && first.inputTokens == 7 && first.outputTokens == 11)
        #expect(first.cacheReadTokens == 70 && first.cacheWriteTokens == 700 && first.reasoningTokens == 22)
        #expect(first.cost == 0.75)
        #expect(days.last?.inputTokens == 100 && days.last?.cost == 0)
        #expect(try await rows(by: .day, days: 20_001...20_001).map(\.label) == ["2024-10-05"])
        #expect(try await rows(by: .day, days: 20_002...20_009).isEmpty)
    }

    @Test func oneTenantsNumbersHoldNothingOfAnothers() async throws {
        let mine = [
            call("1", at: at(1), input: 1), tool(.toolResult, "c", at: at(1)), made("p", .prompt, at: at(1)),
        ]
        try await prepared.put(mine, spans: [span("a", at: 1, input: 7)])
        try await prepared.put(
            mine + [call("2", at: at(1), input: 50)], spans: [span("a", at: 1)], tenant: other)
        for grouping in [StatisticsGrouping.day, .session, .user, .repository, .model] {
            let mine = try await rows(by: grouping)
            #expect(mine.map(\.inputTokens).reduce(0, +) == 8)
            #expect(mine.map(\.modelCalls).reduce(0, +) == 2)
            let theirs = try await rows(by: grouping, tenant: other)
            #expect(theirs.map(\.inputTokens).reduce(0, +) == 51)
        }
        #expect(try await rows(by: .day, tenant: TenantID(rawValue: "none")).isEmpty)
    }

    @Test func anEventSeenByTwoChannelsCountsOnce() async throws {
        var twice = call("1", at: at(1), input: 5, cost: 1)
        try await prepared.put([twice])
        twice.channels = [.span]
        try await prepared.put([twice])
        let row = try #require(try await rows(by: .day).first)
        #expect(row.modelCalls == 1 && row.inputTokens == 5 && row.cost == 1)
    }

    @Test func aPersonAndAPlaceAreTheSessionsWhereTheEventKnowsNone() async throws {
        try await prepared.put([
            made("p", .prompt, at: 1) { ($0.who.user, $0.who.repository) = ("ana@example.com", "acme/web") },
            call("1", at: 2, input: 5),
            made("i", .other, at: 3) { $0.who.user = String(repeating: "a", count: 64) },
            call("2", at: 4, session: "t", input: 9),
        ])
        let users = try await rows(by: .user)
        #expect(users.first { $0.label == "ana@example.com" }?.inputTokens == 5)
        #expect(users.first { $0.label == nil }?.inputTokens == 9)
        #expect(users.count == 2)
        #expect(try await rows(by: .repository).first { $0.label == "acme/web" }?.inputTokens == 5)
    }

    @Test func whatCostMostStandsFirst() async throws {
        try await prepared.put([
            call("1", at: 1, model: "small", output: 900, cost: 0.1),
            call("2", at: 1, model: "large", cost: 2),
            call("3", at: 1, agent: .codex, model: "other", output: 5),
        ])
        #expect(try await rows(by: .model).map(\.label) == ["large", "small", "other"])
        #expect(try await rows(by: .model, provider: .codex).map(\.label) == ["other"])
    }

    @Test func sumsThatNoNumberHoldsAreTheLargest() async throws {
        let calls = (0..<3).map { call("\($0)", at: 1, output: .max / 2, cost: .greatestFiniteMagnitude) }
        try await prepared.put(
            calls + [
                made("n", .apiRequest, at: 1) {
                    $0.usage = TokenUsage()
                    $0.usage?.input = -5
                    $0.usage?.cost = -1
                }
            ])
        let row = try #require(try await rows(by: .day).first)
        #expect(row.outputTokens == .max && row.modelCalls == 4)
        #expect(row.inputTokens == 0 && row.cost.isFinite && row.cost > 0)
        try await prepared.put([call("m", at: at(9), output: 1 << 40), call("o", at: at(9), output: 1 << 40)])
        #expect(try await rows(by: .day, days: 9...9).first?.outputTokens == 1 << 41)
    }

    @Test func aToolCallIsOneHoweverManyEventsTellOfIt() async throws {
        try await prepared.put([
            tool(.toolCall, "a"), tool(.toolDecision, "a"), tool(.toolResult, "a", succeeded: true),
            tool(.toolCall, "b"), tool(.toolResult, "b", succeeded: false),
            tool(.toolResult, nil, at: 1, succeeded: false), tool(.toolCall, nil, at: 1),
            tool(.toolResult, "a", "Edit", session: "t"),
        ])
        let day = try #require(try await rows(by: .day).first)
        #expect(day.toolCalls == 4 && day.toolFailures == 2 && day.refusals == 0)
        let tools = try await rows(by: .tool)
        #expect(tools.map(\.label) == ["Bash", "Edit"])
        #expect(tools.map(\.toolCalls) == [3, 1] && tools.map(\.sessions) == [1, 1])
    }

    @Test func refusalsAreAPersonsAndNoFailures() async throws {
        try await prepared.put([
            // Codex reports a refused call as failed too.
            tool(.toolDecision, "a", refusedBy: "User"), tool(.toolResult, "a", succeeded: false),
            tool(.toolDecision, "b", refusedBy: "user_reject"), tool(.refusalWords, "b"),
            tool(.toolDecision, "c", refusedBy: "config"),
            tool(.refusalWords, "d"),
            // Output that imitates a refusal.
            tool(.toolResult, "e", succeeded: true), tool(.refusalWords, "e"),
        ])
        let row = try #require(try await rows(by: .session).first)
        #expect(row.toolCalls == 5 && row.refusals == 3 && row.toolFailures == 0)
    }

    @Test func skillsPromptsOfSubagentsAndCorrections() async throws {
        try await prepared.put([
            made("k", .skillActivated, at: 1) { $0.skill = SkillUse(name: "use-pnpm", scope: nil) },
            made("l", .skillActivated, at: 1, session: "t") {
                $0.skill = SkillUse(name: "use-pnpm", scope: nil)
            },
            made("p", .prompt, at: 1) { $0.text = "use pnpm" }, made("q", .prompt, at: 1, session: "child"),
            made("title", .prompt, at: 1) { $0.text = "Generate a concise, single-line task title for this" },
            made("r", .prompt, at: 2) { $0.subagent = "x" },
            made("spawn", .other, at: 1) { $0.attributes["moda.child_agent_id"] = "child" },
        ])
        let correction = Correction(
            id: "c", session: SessionKey(agent: .claude, id: "s"), user: "ana", repository: "acme/web",
            at: Timestamp(milliseconds: 5), kind: .tool, words: "", instruction: "", confidence: 1,
            durability: 1,
            evidence: [])
        for tenant in [TenantID.local, other] {
            try await prepared.store.replaceCorrections(
                [correction], of: correction.session, handled: 1, tenant: tenant)
        }
        let row = try #require(try await rows(by: .day).first)
        #expect(row.skills == 2 && row.prompts == 1 && row.corrections == 1 && row.sessions == 3)
        let skills = try await rows(by: .skill)
        #expect(
            skills.map(\.label) == ["use-pnpm"] && skills.first?.skills == 2 && skills.first?.sessions == 2)
        #expect(try await rows(by: .repository).first { $0.label == "acme/web" }?.corrections == 1)
        #expect(try await rows(by: .session).first { $0.label == "s" }?.corrections == 1)
        #expect(try await rows(by: .day, days: 1...9).isEmpty)
    }

    private func span(
        _ id: String, at moment: Int64, kind: LLMSpan.Kind = .llm, name: String = "chat", input: Int64 = 0
    ) -> LLMSpan {
        var span = LLMSpan(
            provider: .application, traceID: String(repeating: "0", count: 31) + "1",
            spanID: String(repeating: "0", count: 15) + id, name: name, kind: kind,
            startedAt: Timestamp(milliseconds: moment), durationNanoseconds: 1)
        span.requestModel = "asked"
        span.responseModel = "answered"
        span.usage = TokenUsage()
        span.usage?.input = input
        span.usage?.cost = 0.5
        return span
    }

    @Test func applicationsStandBesideAgentsAndNoCallCountsTwice() async throws {
        var failed = span("4", at: at(3), kind: .tool, name: "search")
        failed.status = .error
        try await prepared.put(
            [call("1", at: at(3), input: 2)],
            spans: [
                span("1", at: at(3), input: 10), span("2", at: at(3), input: 10),
                span("3", at: at(3), kind: .workflow, input: 500), failed,
            ])
        try await DatabaseQueue(path: prepared.folder.path + "/moda.db").write { db in
            try db.execute(sql: "UPDATE llm_spans SET duplicate_of = 'x' WHERE span_id LIKE '%2'")
        }
        let days = try await rows(by: .day)
        #expect(days.map(\.provider) == [.application, .claude])
        let row = try #require(days.first)
        #expect(row.modelCalls == 1 && row.inputTokens == 10 && row.cost == 0.5 && row.sessions == 1)
        #expect(row.toolCalls == 1 && row.toolFailures == 1)
        let models = try await rows(by: .model)
        #expect(models.map(\.label) == ["answered", "large"])
        #expect(try await rows(by: .tool).map(\.label) == ["search"])
        #expect(try await rows(by: .day, provider: .application).map(\.provider) == [.application])
    }
}
