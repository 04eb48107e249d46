import Corrections
import Events
import Testing

@Suite struct InstructionTests {
    @Test(arguments: [
        ("no, use pnpm not npm", "Use pnpm not npm"),
        ("why npm again? this repo is pnpm", "Use pnpm, not npm"),
        ("why did you edit the generated files?", "Do not edit the generated files"),
        ("why didn't you run the linter?", "Run the linter"),
        ("you forgot to update the changelog", "Update the changelog"),
        ("stop committing without asking", "Do not commit without asking"),
        ("you should not be editing files in the main workspace", "Do not edit files in the main workspace"),
        ("ok, but please always run the tests first", "Always run the tests first"),
        ("I'll run the server myself. what should I test?", "Let the user run the server"),
        ("you're editing the main workspace, not the session", "Edit the session, not the main workspace"),
        ("we don't need backward compatibility", "Leave out backward compatibility"),
    ])
    func reproachBecomesTheImperativeOfItsWords(words: String, expected: String) throws {
        let score = try Detector().score(turn(words), before: [])
        #expect(score.instruction == expected)
    }

    /// A "no" that is part of the rule is never lost: without it the rule would be its own opposite.
    @Test(arguments: [
        ("no default exports please", "No default exports"), ("also no emojis in logs", "No emojis in logs"),
        ("no, use tabs", "Use tabs"), ("no use tabs here", "Use tabs here"),
        ("no no, run the linter first", "Run the linter first"),
    ])
    func noIsAnAnswerOrARule(words: String, expected: String) throws {
        let turn = UserTurn(
            id: "t", position: 1, at: Timestamp(milliseconds: 0), channel: .prompt, text: words,
            agentText: "Done.", actions: [AgentAction(tool: "Edit", input: "a.ts", outcome: .succeeded)])
        #expect(try Detector().score(turn, before: []).instruction == expected)
    }
}
