import Events
import Store
import TestSupport
import Testing

@Suite struct ApplicationConversationTests {
    private func turns(_ count: Int, in conversation: String, from start: Int64 = 0) -> [LLMSpan] {
        var history: [String] = []
        return (1...count).map { turn in
            history.append("question \(turn)")
            defer { history.append("answer \(turn)") }
            return .call(
                "\(conversation)-\(turn)", at: start + Int64(turn) * 1_000, conversation: conversation,
                history,
                answer: "answer \(turn)")
        }
    }

    private func wanted(_ turns: Int) -> [String] {
        (1...turns).flatMap { ["u:question \($0)", "a:answer \($0)"] }
    }

    @Test func aConversationIsToldWithoutRepeatsAndCounted() async throws {
        let rig = try ApplicationRig()
        var calls = turns(3, in: "c")
        calls[1].who.user = "ana"
        calls[1].application = "shop"
        calls[2].status = .error
        for call in calls { try await rig.put([call]) }
        #expect(try await rig.told("c") == wanted(3))
        let summary = try #require(try await rig.store.conversation("c", tenant: .local))
        #expect((summary.calls, summary.turns, summary.errors) == (3, 3, 1))
        #expect(summary.usage.input == 30 && summary.usage.output == 6 && summary.usage.cost == 0.003)
        #expect(summary.models == ["model"] && summary.user == "ana" && summary.application == "shop")
        #expect((summary.firstAt.milliseconds, summary.lastAt.milliseconds) == (1_000, 3_000))
    }

    @Test func theOrderOfArrivalDoesNotMatter() async throws {
        var spans = turns(6, in: "c") + turns(5, in: "d", from: 100)
        spans += [
            .made("root", at: 1), .made("leaf", under: "middle", at: 3, kind: .tool),
            .made("middle", under: "root", at: 2, conversation: "d"), .made("loose", at: 4),
            .call("x", in: "t", under: "leaf", at: 5, conversation: nil, ["extra"], answer: "yes"),
        ]
        var double = spans[2]
        double.spanID = "native"
        double.traceID = "native"
        (double.input, double.output) = ([], [])
        (double.framework, spans[2].framework) = ("native", "sdk")
        (double.responseID, spans[2].responseID) = ("r", "r")
        var early = spans[4]
        early.output = []
        early.usage = nil
        early.startedAt.milliseconds -= 1
        spans += [double, early]
        var random = SeededGenerator(seed: 11)
        var first: [String]?
        for _ in 0..<12 {
            let rig = try ApplicationRig()
            var rest = spans.shuffled(using: &random)
            while !rest.isEmpty {
                let count = Int.random(in: 1...min(4, rest.count), using: &random)
                try await rig.append(Normalized(spans: Array(rest.prefix(count))))
                rest.removeFirst(count)
                if Bool.random(using: &random) { try await rig.settle() }
            }
            try await rig.settle()
            let dump = try await rig.dump(withoutRaw: true)
            #expect(try await rig.told("c") == wanted(6))
            if let first { #expect(dump == first) }
            first = first ?? dump
        }
    }

    @Test func aRetriedBodyAddsNothing() async throws {
        let rig = try ApplicationRig()
        try await rig.put(turns(3, in: "c"))
        let before = try await rig.dump()
        try await rig.put(turns(3, in: "c"), turns(2, in: "c"))
        #expect(try await rig.dump() == before)
    }

    @Test func renormalizingGivesTheSameRows() async throws {
        let rig = try ApplicationRig()
        let other = TenantID(rawValue: "other")
        let calls = turns(5, in: "c")
        for call in calls.reversed() { try await rig.put([call, .made("s\(call.spanID)", under: "q")]) }
        try await rig.put(calls, tenant: other)
        try await rig.put([
            Evaluation(
                id: "e", provider: .datadog, target: .trace("t"), label: "l", type: .score, value: .number(1),
                at: Timestamp(milliseconds: 5))
        ])
        let (before, others) = (try await rig.dump(), try await rig.dump(tenant: other))
        try await rig.store.renormalize(tenant: .local)
        #expect(try await rig.dump().isEmpty)
        try await rig.settle()
        #expect(try await rig.dump() == before)
        #expect(try await rig.dump(tenant: other) == others && before.count > 20)
    }

    @Test func noTenantSeesAnothers() async throws {
        let rig = try ApplicationRig()
        let other = TenantID(rawValue: "other")
        try await rig.put(turns(2, in: "c"))
        try await rig.put(turns(1, in: "c"), tenant: other)
        #expect(try await rig.told("c") == wanted(2))
        #expect(try await rig.told("c", tenant: other) == wanted(1))
        #expect(try await rig.conversations(tenant: TenantID(rawValue: "third")).isEmpty)
        let spans = try await rig.store.spans(of: .conversation("c"), limit: 9, tenant: other)
        #expect(spans.map(\.span.spanID) == ["c-1"])
    }

    @Test func theListIsPagedAndFiltered() async throws {
        let rig = try ApplicationRig()
        for number in 0..<7 {
            var call = turns(1, in: "c\(number)", from: Int64(number % 3))[0]
            call.who.user = number.isMultiple(of: 2) ? "ana" : "ben"
            call.application = "shop"
            try await rig.put([call])
        }
        var (seen, mark): ([String], PageMark?) = ([], nil)
        repeat {
            let page = try await rig.store.conversations(
                ConversationFilter(application: "shop"), limit: 2, before: mark, tenant: .local)
            seen += page.map(\.id)
            mark = page.last.map { PageMark(at: $0.lastAt, id: $0.id) }
        } while mark != nil
        #expect(seen == ["c5", "c2", "c4", "c1", "c6", "c3", "c0"])
        let hers = try await rig.store.conversations(
            ConversationFilter(user: "ana", application: "shop"), limit: 9, before: nil, tenant: .local)
        #expect(hers.map(\.id) == ["c2", "c4", "c6", "c0"])
        let late = try await rig.store.conversations(
            ConversationFilter(since: Timestamp(milliseconds: 1_002)), limit: 9, before: nil, tenant: .local)
        #expect(late.map(\.id) == ["c5", "c2"])
    }

    @Test func hostileNumbersAndNestingStopNothing() async throws {
        let rig = try ApplicationRig()
        var deep = JSONValue.string("x")
        for _ in 0..<520 { deep = .array([deep]) }
        for (number, at) in [Int64.min, .max, 0].enumerated() {
            var span = turns(1, in: "c\(number)")[0]
            span.startedAt = Timestamp(milliseconds: at)
            span.durationNanoseconds = at
            span.responseID = "same"
            span.usage?.input = .max
            span.usage?.cost = .infinity
            span.input.append(ChatMessage(role: "", blocks: [.other(deep), .text("\u{0}")]))
            span.attributes = ["deep": deep]
            try await rig.put([span], [span])
        }
        try await rig.put(turns(2, in: "after"))
        #expect(try await rig.told("after") == wanted(2))
    }
}
