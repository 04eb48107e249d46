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
        ("Never commit without asking", "Use before committing."),
        ("Write commit messages in the imperative", "Use when writing commit messages in the imperative."),
        ("When writing tests, use Swift Testing", "Use when writing tests. Concerns swift."),
        ("Do not commit before the fix is verified", "Use before committing. Concerns fix, verified."),
        ("Keep functions short", "Use when the work touches functions. Concerns short."),
        (
            "Leave the branch alone unless I ask you to merge or push",
            "Use before merging or pushing. Concerns branch."
        ),
        ("Use just test instead of calling jest", "Use when choosing between jest and just test."),
        ("No type assertions", "Use when the work touches type assertions."),
        ("Tests run through tox", "Use when running tests. Concerns tox."),
        (
            "The importer should skip rows whose date is before the opening date",
            "Use when the work touches importer, skip rows or date. Concerns opening."
        ),
        ("Store dates in UTC", "Use when storing dates in UTC."),
        ("Never force push without asking", "Use before force-pushing. Concerns force, push."),
        ("Run shellcheck before you say it's done", "Use before saying it's done. Concerns run, shellcheck."),
        ("Use tabs if possible", "Use when the work touches tabs. Concerns possible."),
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
