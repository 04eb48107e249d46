import Events
import Skills
import Testing

@Suite struct DraftNameTests {
    private func name(_ rule: String, taken: Set<String> = [], cluster: String = "0123456789abcdef") -> String
    {
        let corrections = [Sample.correction("c1", rule)]
        return ExtractiveDraft.draft(
            cluster: Sample.cluster(rule, corrections, id: cluster), corrections: corrections, taken: taken
        ).document.name
    }

    @Test(arguments: [
        ("Use pnpm, not npm", "use-pnpm-not-npm"),
        ("Never commit without asking me", "never-commit-without-asking"),
        ("Always run the tests before you push", "run-tests-before-push"),
        ("Leave the branch alone unless I ask you", "leave-branch-alone"),
        ("Use tox runs instead of calling pytest directly", "use-tox-runs-instead-of-calling-pytest"),
        ("Never log tokens, not in tests", "never-log-tokens-not-in-tests"),
        ("Don't add comments", "dont-add-comments"),
        ("Verwende pnpm für alle Pakete", "verwende-pnpm-fur-alle-pakete"),
        ("Всегда пиши тесты", "vsegda-pisi-testy"),
    ])
    func namesAreTheRulesWords(_ rule: String, _ wanted: String) {
        #expect(name(rule) == wanted)
    }

    @Test(arguments: [
        "con", "🙂🙂", "..", "/etc/passwd", "use", String(repeating: "x", count: 300), "A -- B", "a\0b",
        "-x- -y-",
    ])
    func anyRuleGivesASafeName(_ rule: String) throws {
        let name = name(rule)
        #expect(try SkillID(name).text == name)
        #expect(name.count <= 40)
    }

    @Test func aTakenNameGetsTheClustersMark() {
        let other = name("Use pnpm", taken: ["use-pnpm"])
        #expect(other.hasPrefix("use-pnpm-"))
        #expect(other == name("Use pnpm", taken: ["use-pnpm"]))
        #expect(other != name("Use pnpm", taken: ["use-pnpm"], cluster: "another"))
        #expect(name("Use pnpm", taken: ["use-pnpm", other]) != other)
    }

    @Test func longRulesAreCutBetweenWords() {
        let name = name("Reproduce the problem with a failing test before changing any of the code around it")
        #expect(name.count <= 40)
        #expect(name.hasPrefix("reproduce-problem-with-failing-test"))
    }
}
