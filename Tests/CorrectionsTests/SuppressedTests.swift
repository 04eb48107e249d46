import Corrections
import Events
import Testing

/// What can be found where prompts are suppressed: edits, refusals, interrupts and commands only.
@Suite struct SuppressedTests {
    private let detector: Detector

    init() throws { detector = try Detector() }

    @Test(arguments: [1, 2, 3])
    func fourOfFiveFoundAreRightAndAThirdIsFound(seed: UInt64) {
        let made = SuppressedSessions(300, seed: seed)
        let found = Set(made.sessions.flatMap(detector.corrections).flatMap { $0.evidence.map(\.event) })
        let right = Double(found.intersection(made.corrected).count)
        #expect(right / Double(found.count) >= 0.8)
        #expect(right / Double(made.corrected.count) >= 0.35)
    }

    @Test func commandOfTheSameTradeIsTooLittle() {
        let talk = conversation(
            turn(nil, at: 1, said: "", ran: ["npm install"]), turn(nil, at: 2, said: "", ran: ["npx vitest"]))
        #expect(detector.corrections(in: talk).isEmpty)
    }

    @Test func sameChangeInTwoPlacesIsItsInstruction() throws {
        let edits = [
            rewrite("a.swift", "let price: Double = 1", "let price: Decimal = 1"),
            rewrite("b.swift", "func tax() -> Double { 2 }", "func tax() -> Decimal { 2 }"),
        ]
        let found = try #require(detector.corrections(in: conversation(edited(nil, edits))).first)
        #expect(found.instruction == "Use Decimal, not Double")
        #expect(found.evidence.map(\.channel) == [.edit])
        #expect(found.confidence > 0.6 && found.words.isEmpty)
    }

    @Test func clearEditsSpeakBesideWordsAboutSomethingElse() throws {
        let next = edited("great, now add a page for orders", [rewrite("a.swift", "x()", "y()", .reverted)])
        let found = try #require(detector.corrections(in: conversation(next)).first)
        #expect(found.words.isEmpty && found.evidence.map(\.channel) == [.edit])
    }

    @Test func whatWasTakenBackAfterTheLastTurnCounts() throws {
        var talk = conversation(turn("add a page", at: 0, said: ""), turn("thanks, perfect", at: 1))
        talk.closingEdits = [rewrite("a.swift", "x()", "", .reverted)]
        let found = try #require(detector.corrections(in: talk).first)
        #expect(found.evidence.map(\.event) == ["e1"])
        #expect(detector.corrections(in: talk) == [found])
    }

    private func edited(_ words: String?, _ edits: [WorkTreeEdit]) -> UserTurn {
        var next = turn(words, at: 2, said: "Done.")
        next.edits = edits
        return next
    }

    private func rewrite(
        _ path: String, _ old: String, _ new: String, _ kind: WorkTreeEdit.Kind = .rewrote
    ) -> WorkTreeEdit {
        let moment = WorkTreeEdit.Moment(
            at: Timestamp(milliseconds: 0), turn: nil, toolCall: nil, commit: "c")
        return WorkTreeEdit(
            kind: kind, path: path, agentText: old, userText: new, certainty: .sure, agent: moment,
            user: moment)
    }
}
