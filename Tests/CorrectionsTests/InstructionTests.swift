import Corrections
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
}
