import Events
import Store
import TestSupport
import Testing

@Suite struct ApplicationTraceTests {
    private func places(_ rig: ApplicationRig, trace: String = "t") async throws -> [String: String] {
        let spans = try await rig.store.spans(of: .trace(trace), limit: 1_000, tenant: .local)
        return Dictionary(spans.map { ($0.span.spanID, $0.conversation) }) { first, _ in first }
    }

    @Test func childrenThatCameFirstAreAdopted() async throws {
        let rig = try ApplicationRig()
        try await rig.put([.made("leaf", under: "middle", at: 3)])
        #expect(try await places(rig) == ["leaf": "t"])
        try await rig.put([.made("middle", under: "root", at: 2)])
        try await rig.put([.made("other", at: 1, conversation: "first")])
        #expect(try await places(rig)["leaf"] == "first")
        try await rig.put([.made("root", at: 4, conversation: "mine")])
        #expect(
            try await places(rig) == ["leaf": "mine", "middle": "mine", "root": "mine", "other": "first"])
        #expect(try await Set(rig.conversations()) == ["first", "mine"])
    }

    /// What is decided step by step is what is decided over the whole trace at once.
    @Test func anyOrderGivesWhatTheWholeTraceGives() async throws {
        var random = SeededGenerator(seed: 5)
        for _ in 0..<12 {
            let spans = (0..<25).map { number -> LLMSpan in
                let parent = Int.random(in: -3..<26, using: &random)
                let isCall = Bool.random(using: &random)
                var span = LLMSpan.made(
                    "\(number)", under: parent < 0 ? nil : "\(parent)",
                    at: .random(in: 0...5, using: &random),
                    kind: isCall ? .llm : .task)
                if Int.random(in: 0..<8, using: &random) == 0 { span.conversation.own = "own \(number)" }
                if Int.random(in: 0..<9, using: &random) == 0 {
                    span.conversation.agentSession = "agent \(number)"
                }
                if isCall { span.conversation.computed = "computed \(number % 3)" }
                if Int.random(in: 0..<8, using: &random) == 0 { span.who.user = "user \(number)" }
                return span
            }
            let rig = try ApplicationRig()
            var rest = spans.shuffled(using: &random)
            while !rest.isEmpty {
                let count = Int.random(in: 1...min(5, rest.count), using: &random)
                try await rig.put(Array(rest.prefix(count)))
                rest.removeFirst(count)
            }
            let whole = ConversationResolution.resolve(spans.map(TraceMember.init), traceID: "t")
            let stored = try await rig.store.spans(of: .trace("t"), limit: 99, tenant: .local)
            #expect(stored.allSatisfy { whole[$0.span.spanID]?.conversation == $0.conversation })
            #expect(stored.allSatisfy { whole[$0.span.spanID]?.user == $0.user } && stored.count == 25)
            #expect(try await Set(rig.conversations()) == Set(whole.values.compactMap(\.conversation)))
        }
    }

    @Test func oneCallReportedTwiceCountsOnce() async throws {
        var told = LLMSpan.call("told", at: 10, conversation: "c", ["hello"], answer: "hi")
        (told.framework, told.responseID) = ("sdk 1", "r")
        var bare = LLMSpan.made("bare", in: "b", at: 11, kind: .llm)
        (bare.framework, bare.responseID) = ("native 2", "r")
        for order in [[told, bare], [bare, told]] {
            let rig = try ApplicationRig()
            for span in order { try await rig.put([span]) }
            #expect(try await rig.conversations() == ["c"])
            #expect(try await rig.store.conversation("c", tenant: .local)?.calls == 1)
            let spans = try await rig.store.spans(of: .trace("b"), limit: 9, tenant: .local)
            #expect(spans.map(\.duplicateOf) == ["told/told"])
        }
    }

    @Test func twoCallsThatLookAlikeStayTwo() async throws {
        let rig = try ApplicationRig()
        var calls = ["a", "b"].map { LLMSpan.call($0, at: 10, conversation: "c", ["hello"], answer: "hi") }
        for number in calls.indices { (calls[number].framework, calls[number].responseID) = ("sdk 1", "r") }
        try await rig.put(calls)
        #expect(try await rig.told("c") == ["u:hello", "a:hi", "u:hello", "a:hi"])
        #expect(try await rig.store.conversation("c", tenant: .local)?.calls == 2)
    }

    @Test func aResponseIDOfEverybodyIdentifiesNothing() async throws {
        let rig = try ApplicationRig()
        let calls = (0..<80).map { number -> LLMSpan in
            var call = LLMSpan.call("\(number)", at: 10, conversation: "c", ["hello \(number)"], answer: "hi")
            (call.framework, call.responseID) = ("sdk \(number % 2)", "constant")
            return call
        }
        try await rig.put(Array(calls.prefix(60)))
        #expect(try await rig.store.conversation("c", tenant: .local)?.calls ?? 60 < 60)
        try await rig.put(Array(calls.suffix(20)))
        #expect(try await rig.store.conversation("c", tenant: .local)?.calls == 80)
    }

    @Test func evaluationsAreFoundByWhatTheyJudge() async throws {
        let rig = try ApplicationRig()
        func judge(_ id: String, _ target: Evaluation.Target, at: Int64) -> Evaluation {
            Evaluation(
                id: id, provider: .datadog, target: target, label: "quality", type: .score,
                value: .number(0.5),
                at: Timestamp(milliseconds: at))
        }
        try await rig.put([
            judge("span", .span(traceID: "t", spanID: "a"), at: 1), judge("trace", .trace("t"), at: 2),
            judge("session", .session("c"), at: 3), judge("tag", .tag(key: "msg", value: "7"), at: 4),
            judge("bare", .span(traceID: "", spanID: "a"), at: 5),
            judge("other", .span(traceID: "t", spanID: "b"), at: 6),
        ])
        try await rig.put([judge("span", .span(traceID: "t", spanID: "a"), at: 1)])
        var span = LLMSpan.made("a", conversation: "c")
        span.attributes = ["tags": .object(["msg": .string("7")])]
        try await rig.put([span, .made("b", conversation: "d")])
        func found(_ subject: EvaluationSubject) async throws -> [String] {
            try await rig.store.evaluations(of: subject, limit: 99, tenant: .local).map(\.id)
        }
        #expect(try await found(.conversation("c")) == ["span", "trace", "session", "tag", "bare"])
        #expect(try await found(.conversation("d")) == ["trace", "other"])
        #expect(try await found(.span(traceID: "t", spanID: "b")) == ["other"])
        let listed = try await rig.store.evaluations(
            label: "quality", limit: 2, before: PageMark(at: Timestamp(milliseconds: 6), id: "other"),
            tenant: .local)
        #expect(listed.map(\.id) == ["bare", "tag"])
        #expect(try await rig.store.evaluations(label: "x", limit: 9, before: nil, tenant: .local).isEmpty)
    }
}

extension TraceMember {
    fileprivate init(_ span: LLMSpan) {
        self.init(
            id: span.id, spanID: span.spanID, parentID: span.parentID, startedAt: span.startedAt,
            isModelCall: span.kind == .llm,
            own: Belonging(conversation: span.conversation.own, user: span.who.user),
            agentSession: span.conversation.agentSession, computed: span.conversation.computed)
    }
}
