import Events
import Gates
import Skills
import Testing

@Suite struct ClarityGateTests {
    private func outcome(_ body: String) throws -> String? {
        let candidate = Sample.candidate(body: body, corrections: Sample.twice("x"))
        return try ShippedGates.verdict("clarity", candidate)?.outcome.rawValue
    }

    @Test(arguments: [
        "Why did you use npm?", "You're editing the wrong file.", "That is wrong.", "It still fails.",
        "Remove it.", "Do it.",
        "Fix this for now.", "Go ahead and merge.", "I'll do the testing.", "Still not on sentry.",
        "What's this repo.", "The config yes, the state no.",
        "Deleting a volume is irreversible.",
    ])
    func whatOnlyItsMomentUnderstoodAsksForAPerson(_ body: String) throws {
        #expect(try outcome(body) == "ask")
    }

    @Test(arguments: [
        "Use pnpm, not npm.", "Commit messages must be short.", "We use tabs here.", "No emojis in logs.",
        "Before pushing, run the linter.",
        "Never commit.", "Schreibe Tests auf Deutsch.", "用 pnpm.", "Keep it simple; reuse the code path.",
        "PR titles in the imperative, please.", "Wait for a yes before deploying.",
        "Committing generated files is forbidden.", "Mocking the store is not allowed.",
    ])
    func rulesPass(_ body: String) throws {
        #expect(try outcome(body) == "pass")
    }

    @Test(arguments: [
        "Commit.", "Tests?", "Fix it.", "Do it again.", "Fix it properly.", "Push.", "Retry.", "Rename it.",
        "Simplify.", "Try again please.", "Fix the errors.", "Continue.", "Do that instead.", "pnpm.",
        "Undo the last change.", "Merge it.", "Better.", "Again!", "Make it better.", "Use it.",
        "Explain the error.", "The same thing here.",
    ])
    func ruleWithoutContentAsks(_ body: String) throws {
        #expect(try outcome(body) == "ask")
    }

    @Test(arguments: [
        "Use pnpm.", "Run the tests first.", "No emojis.", "Never push.", "Ask before committing.",
        "Always lint.", "Use tabs.", "Prefer composition.", "Be concise.", "Keep functions short.",
        "Tests first.", "Don't commit.", "Use type hints.", "Avoid globals.", "Document public functions.",
        "Format with prettier.", "Reply in English.", "Plan before coding.",
    ])
    func shortRulePasses(_ body: String) throws {
        #expect(try outcome(body) == "pass")
    }
}
