import Events
import Skills
import Testing

@Suite struct DraftDescriptionTests {
    private func description(_ rule: String, scope: Scope = .everywhere) -> String {
        let corrections = [Sample.correction("c1", rule)]
        return ExtractiveDraft.draft(
            cluster: Sample.cluster(rule, corrections, scope: scope), corrections: corrections, taken: []
        ).document.description
    }

    @Test(arguments: [
        ("Use pnpm, not npm", "Use when choosing between npm and pnpm."),
        ("Run the linter before pushing", "Use before pushing. Concerns run, linter."),
        ("Never commit without asking", "Use when committing. Concerns asking."),
        ("Write commit messages in the imperative", "Use when writing commit messages. Concerns imperative."),
        ("When writing tests, use Swift Testing", "Use when writing tests. Concerns swift."),
        ("Do not commit before the fix is verified", "Use when committing. Concerns fix, verified."),
        ("Keep functions short", "Use when the work touches functions or short."),
        ("Use tabs if possible", "Use when the work touches tabs or possible."),
    ])
    func itSaysWhen(_ rule: String, _ wanted: String) {
        #expect(description(rule) == wanted)
    }

    @Test func itNamesTheRepositoryByItsShortName() {
        #expect(
            description("Write tests", scope: .repository("git@github.com:acme/web.git"))
                == "Use when writing tests in acme/web.")
    }

    @Test(arguments: ["word ", "x", "`<a>` ", "é漢 ", "if (x) { y } "])
    func itStaysShortAndPlain(_ part: String) {
        let text = description(
            "Always " + String(repeating: part, count: 80),
            scope: .repository(String(repeating: "r", count: 300)))
        #expect(text.unicodeScalars.count <= 200)
        #expect(!text.contains { "<>`\n".contains($0) })
        #expect(text.hasPrefix("Use "))
    }
}
