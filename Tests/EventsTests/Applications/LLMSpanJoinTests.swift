import Events
import TestSupport
import Testing

@Suite struct LLMSpanJoinTests {
    private func report(_ random: inout SeededGenerator) -> LLMSpan {
        var span = LLMSpan(
            provider: .application, traceID: "t", spanID: "s",
            name: ["", "chat"].randomElement(using: &random) ?? "",
            kind: LLMSpan.Kind.allCases.randomElement(using: &random) ?? .other,
            startedAt: Timestamp(milliseconds: .random(in: 0...3, using: &random)),
            durationNanoseconds: .random(in: 0...3, using: &random))
        let words = ["a", "b", "cc"]
        span.parentID = words.randomElement(using: &random)
        span.responseID = Bool.random(using: &random) ? words.randomElement(using: &random) : nil
        span.status = [.unset, .ok, .error].randomElement(using: &random) ?? .ok
        span.conversation.own = Bool.random(using: &random) ? words.randomElement(using: &random) : nil
        span.input = words.prefix(Int.random(in: 0...3, using: &random)).map { .user($0) }
        span.isStreaming = [true, false, nil].randomElement(using: &random) ?? nil
        span.usage = Bool.random(using: &random) ? TokenUsage() : nil
        span.usage?.input = .random(in: 0...9, using: &random)
        span.attributes = ["k": .integer(.random(in: 0...99, using: &random))]
        return span
    }

    @Test func theOrderOfReportsDoesNotMatter() {
        var random = SeededGenerator(seed: 3)
        for _ in 0..<500 {
            let (one, two, three) = (report(&random), report(&random), report(&random))
            #expect(one.joined(with: one) == one)
            #expect(one.joined(with: two) == two.joined(with: one))
            #expect(one.joined(with: two).joined(with: three) == one.joined(with: two.joined(with: three)))
        }
    }

    @Test func whatOneReportLacksTheOtherBrings() {
        var bare = LLMSpan(
            provider: .application, traceID: "t", spanID: "s", name: "chat", kind: .llm,
            startedAt: Timestamp(milliseconds: 1), durationNanoseconds: 1)
        var full = bare
        full.input = [.user("hello")]
        full.conversation.own = "c"
        bare.status = .error
        let joined = bare.joined(with: full)
        #expect(joined.input == full.input && joined.conversation.own == "c" && joined.status == .error)
    }
}
