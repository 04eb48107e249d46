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
        "What's this repo.",
    ])
    func whatOnlyItsMomentUnderstoodAsksForAPerson(_ body: String) throws {
        #expect(try outcome(body) == "ask")
    }

    @Test(arguments: [
        "Use pnpm, not npm.", "Commit messages must be short.", "We use tabs here.", "No emojis in logs.",
        "Before pushing, run the linter.",
        "Never commit.", "Schreibe Tests auf Deutsch.", "用 pnpm.", "Keep it simple; reuse the code path.",
        "PR titles in the imperative, please.",
    ])
    func rulesPass(_ body: String) throws {
        #expect(try outcome(body) == "pass")
    }
}
