import Events
import Testing

@Suite struct DuplicateCallsTests {
    private func report(
        _ id: String, by framework: String?, at: Int64 = 0, messages: Int = 0, under parent: String? = nil,
        trace: String? = nil, isNamed: Bool = false
    ) -> CallReport {
        CallReport(
            id: id, traceID: trace ?? id, spanID: id, parentID: parent, provider: .application,
            framework: framework, startedAt: Timestamp(milliseconds: at), durationNanoseconds: 10_000_000,
            messages: messages, isNamed: isNamed)
    }

    @Test func theReportWithContentCounts() {
        let found = DuplicateCalls.find([
            report("a", by: "native", at: 2), report("b", by: "sdk", messages: 2),
        ])
        #expect(found == ["a": "b"])
    }

    @Test func betweenEqualsTheNamedOneThenTheSameInstrumentationCounts() {
        let named = [report("a", by: "x", messages: 1), report("b", by: "y", messages: 1, isNamed: true)]
        #expect(DuplicateCalls.find(named) == ["a": "b"])
        let equal = [report("a", by: "y", messages: 1), report("b", by: "x", messages: 1)]
        #expect(DuplicateCalls.find(equal) == ["a": "b"])
        #expect(DuplicateCalls.find([report("b", by: nil), report("a", by: nil)]) == ["b": "a"])
    }

    @Test func callsThatDoNotOverlapAreTwo() {
        #expect(DuplicateCalls.find([report("a", by: "x"), report("b", by: "y", at: 12)]).isEmpty)
    }

    @Test func oneInstrumentationsTwoReportsAreTwoCalls() {
        #expect(DuplicateCalls.find([report("a", by: "x"), report("b", by: "x", at: 1)]).isEmpty)
        let nested = [report("a", by: "x", trace: "t"), report("b", by: "x", under: "a", trace: "t")]
        #expect(DuplicateCalls.find(nested) == ["b": "a"])
    }

    @Test func twoCallsOfEachInstrumentationArePairedByTime() {
        let found = DuplicateCalls.find([
            report("a1", by: "sdk", messages: 1), report("a2", by: "sdk", at: 5, messages: 1),
            report("e1", by: "native", at: 1), report("e2", by: "native", at: 6),
        ])
        #expect(found == ["e1": "a1", "e2": "a2"])
    }

    @Test func anIdThatEverybodyHasIdentifiesNothing() {
        let many = (0...DuplicateCalls.limit).map { report("\($0)", by: "\($0 % 2)") }
        #expect(DuplicateCalls.find(many).isEmpty)
    }
}
