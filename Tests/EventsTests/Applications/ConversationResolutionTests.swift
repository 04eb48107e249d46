import Events
import TestSupport
import Testing

@Suite struct ConversationResolutionTests {
    private func span(
        _ id: String, under parent: String? = nil, at: Int64 = 0, _ own: String? = nil, user: String? = nil,
        isModelCall: Bool = false, agent: String? = nil, computed: String? = nil
    ) -> TraceMember {
        TraceMember(
            id: "t/\(id)", spanID: id, parentID: parent, startedAt: Timestamp(milliseconds: at),
            isModelCall: isModelCall, own: Belonging(conversation: own, user: user), agentSession: agent,
            computed: computed)
    }

    private func conversations(_ members: [TraceMember]) -> [String: String?] {
        ConversationResolution.resolve(members, traceID: "t").mapValues(\.conversation)
    }

    @Test func aSpanIsWhereItSaysElseWhereItsNearestAncestorSays() {
        let found = conversations([
            span("root", "outer"), span("middle", under: "root"), span("named", under: "middle", "inner"),
            span("leaf", under: "named"), span("other", under: "middle"),
        ])
        #expect(
            found == [
                "root": "outer", "middle": "outer", "named": "inner", "leaf": "inner", "other": "outer",
            ])
    }

    @Test func aTraceWithOneNamedSpanIsNamedByIt() {
        let found = conversations([
            span("root"), span("call", under: "root", at: 5, "chat", isModelCall: true, computed: "c"),
            span("later", under: "root", at: 9, "second"), span("tool", under: "lost", at: 1),
            span("claude", at: 2, agent: "session"),
        ])
        #expect(found["root"] == "chat" && found["tool"] == "chat" && found["claude"] == "chat")
    }

    @Test func ofNamesOfTheSameMomentTheLeastIdCounts() {
        for members in [
            [span("b", "B"), span("a", "A"), span("c")], [span("c"), span("a", "A"), span("b", "B")],
        ] {
            #expect(conversations(members)["c"] == "A")
        }
    }

    @Test func anAgentsSessionComesBeforeAComputedIdAndTheTraceLast() {
        #expect(
            conversations([span("a", agent: "s"), span("b", isModelCall: true, computed: "c")]) == [
                "a": "s", "b": "s",
            ])
        let computed = conversations([
            span("a", at: 3), span("b", at: 2, isModelCall: true, computed: "two"),
            span("c", at: 1, isModelCall: true, computed: "one"), span("d", computed: "no call"),
        ])
        #expect(computed == ["a": "one", "b": "two", "c": "one", "d": "one"])
        #expect(conversations([span("a"), span("b", under: "a")]) == ["a": "t", "b": "t"])
    }

    @Test func usersAreInheritedTheSameWay() {
        let found = ConversationResolution.resolve(
            [
                span("a", user: "ana"), span("b", under: "a"), span("c", user: "ben"), span("d", under: "c"),
                span("e"),
            ],
            traceID: "t"
        ).mapValues(\.user)
        #expect(found == ["a": "ana", "b": "ana", "c": "ben", "d": "ben", "e": "ana"])
    }

    @Test func circlesAndMissingParentsEnd() {
        let found = conversations([
            span("a", under: "b"), span("b", under: "c"), span("c", under: "a", "named"),
            span("self", under: "self"), span("x", under: "y"), span("y", under: "x"),
        ])
        #expect(found["a"] == "named" && found["b"] == "named" && found["self"] == "named")
        #expect(conversations([span("x", under: "y"), span("y", under: "x")]) == ["x": "t", "y": "t"])
    }

    @Test func aHundredThousandSpansInAChainTakeLinearTime() {
        let count = 100_000
        let chain = (0..<count).map {
            span("\($0)", under: $0 == 0 ? nil : "\($0 - 1)", $0 == 0 ? "top" : nil)
        }
        let start = ContinuousClock.now
        let found = conversations(chain.shuffled())
        #expect(found.values.allSatisfy { $0 == "top" })
        #expect(ContinuousClock.now - start < .seconds(20))
    }
}
