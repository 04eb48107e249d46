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
        ("queries belong in selectors.py, views stay thin", "Put queries in selectors.py, views stay thin"),
        ("we have a retry helper for that already", "Use a retry helper for that"),
        ("we use polars for everything in this repo btw", "Use polars for everything in this repo"),
        ("we never squash release branches", "Never squash release branches"),
        ("you can't just delete tests!!!", "Do not delete tests"),
        ("whats wrong with the old one? nobody asked you to replace it", "Do not replace it unasked"),
        ("and who asked you to rebase, let alone force push", "Do not rebase unasked"),
        ("I commit myself when I'm done", "Let the user commit"),
        ("no default exports please, the import should work", "No default exports"),
        ("blameless! no persons", "No persons"),
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
