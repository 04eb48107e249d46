import Corrections
import Events
import Testing

/// What the agent's own doings around a turn tell where nobody's words were kept.
@Suite struct DeedsTests {
    private let detector: Detector

    init() throws { detector = try Detector() }

    @Test(arguments: [
        ("pytest -q tests", "make test", "Use make test, not pytest"),
        ("npx vitest run src", "npm run test:unit", "Use npm run test:unit, not vitest"),
        ("python3 -m pytest", "./scripts/test.sh -v", "Use ./scripts/test.sh, not pytest"),
        (
            "stagingctl login --user ana", "stagingctl login --token=x && stagingctl status",
            "Use stagingctl login --token, not stagingctl login --user"
        ),
    ])
    func whatFailedAndThenWentThroughOtherwiseIsARule(_ failed: String, _ worked: String, _ rule: String)
        throws
    {
        let found = try #require(corrections(failed: [failed], then: [worked]).first)
        #expect(found.instruction == rule)
        #expect(found.durability > 0.4)
    }

    @Test(arguments: [
        ("pytest -q tests", "pytest -q tests/test_a.py"), ("pytest -x", "python -m pytest --lf"),
        ("make build", "make build -j4"), ("cargo test", "cargo build"), ("npm test", "npm install left-pad"),
    ])
    func runningTheSameAgainIsNone(_ failed: String, _ next: String) {
        #expect(corrections(failed: [failed], then: [next]).isEmpty)
    }

    @Test func anotherRunnerAfterOneThatWorkedIsTheNextStep() {
        #expect(corrections(ran: ["npx vitest run src/a.test.ts"], then: ["npm test"]).isEmpty)
    }

    @Test(arguments: [
        ("git add -A && git commit -m x", "git reset --soft HEAD~1"),
        ("git commit -am x", "git revert --no-edit HEAD"),
    ])
    func commitThatWasTakenBackWasNotAskedFor(_ done: String, _ undone: String) throws {
        let found = try #require(corrections(ran: [done], then: [undone]).first)
        #expect(found.instruction == "Do not run git commit unless the user asks for it")
    }

    @Test func aBranchThatWasLeftIsNoCommitTakenBack() {
        #expect(corrections(ran: ["git commit -m x"], then: ["git reset", "git checkout main"]).isEmpty)
    }

    @Test func packageThatWasTakenOutAgainIsACorrectionOfTheTask() throws {
        let found = try #require(
            corrections(ran: ["npm install lodash"], then: ["npm uninstall lodash"]).first)
        #expect(found.instruction.isEmpty && !detector.isDurable(found))
    }

    @Test func goingOnWithTheSameFileIsOnlyAWitnessBesideAnother() {
        let before = turn(nil, at: 1, said: "", wrote: ["/src/shop/tax.py"])
        let after = turn(nil, at: 2, said: "", wrote: ["/src/shop/tax.py"])
        #expect(detector.corrections(in: conversation(before, after)).isEmpty)
        var stopped = before
        stopped.interrupted = true
        #expect(detector.corrections(in: conversation(stopped, after)).count == 1)
    }

    @Test func fileThatWasGivenItsOldStateBackWasWrong() {
        let before = turn(nil, at: 1, said: "", wrote: ["/src/shop/tax.py"])
        #expect(
            detector.corrections(
                in: conversation(before, turn(nil, at: 2, said: "", ran: ["git checkout -- shop/tax.py"]))
            ).count == 1)
        #expect(
            detector.corrections(
                in: conversation(before, turn(nil, at: 2, said: "", ran: ["git checkout main"]))
            ).isEmpty)
    }

    @Test func whatTheAgentDidAfterTheLastTurnCountsToo() throws {
        var talk = conversation(turn("why npm again?", at: 1, ran: ["npm install zod"]))
        talk.closingActions = [AgentAction(tool: "Bash", input: "pnpm add zod", outcome: .succeeded)]
        let found = try #require(detector.corrections(in: talk).first)
        #expect(found.instruction == "Use pnpm, not npm")
        #expect(Set(found.evidence.map(\.channel)) == [.words, .command])
    }

    @Test func aWordThatBothProgramsTakeIsNoCommonSubject() {
        #expect(corrections(ran: ["git add -A"], then: ["pnpm add zod"]).isEmpty)
    }

    private func corrections(ran: [String] = [], failed: [String] = [], then after: [String]) -> [Correction]
    {
        let before = turn(nil, at: 1, said: "", ran: ran, failed: failed)
        return detector.corrections(in: conversation(before, turn(nil, at: 2, said: "", ran: after)))
    }
}
