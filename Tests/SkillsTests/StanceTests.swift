import Skills
import Testing

@Suite struct StanceTests {
    @Test(arguments: [
        ("Use pnpm, not npm", "Use npm, not pnpm"),
        ("Never commit without asking", "Commit without asking"),
        ("Write tests first", "Do not write tests first"),
        ("Add comments to functions", "Leave out comments in functions"),
        ("Use spaces instead of tabs", "Use tabs instead of spaces"),
    ])
    func oppositesAreFarApart(_ one: String, _ other: String) {
        #expect(Stance(one).opposition(to: Stance(other)) >= 0.7)
        #expect(Stance(other).opposition(to: Stance(one)) >= 0.7)
    }

    @Test(arguments: [
        ("Use pnpm, not npm", "use pnpm instead of npm"),
        ("Use pnpm, not npm", "Don't use npm, use pnpm"),
        ("Never commit without asking", "don't commit without asking me"),
        ("Run the tests before pushing", "Always run tests before you push"),
    ])
    func rephrasingsAgree(_ one: String, _ other: String) {
        #expect(Stance(one).opposition(to: Stance(other)) < 0.7)
        #expect(Stance(one).agreement(with: Stance(other)) >= 0.75)
    }

    @Test func unrelatedRulesDoNotOppose() {
        let tests = Stance("Do not ignore failing tests")
        #expect(tests.opposition(to: Stance("Rerun only the failed test")) < 0.7)
        #expect(Stance("Write tests").opposition(to: Stance("Do not write low-value tests")) < 0.7)
        #expect(Stance("Never push").opposition(to: Stance("Run the linter before pushing")) == 0)
        #expect(tests.opposition(to: Stance("Use pnpm")) == 0)
        #expect(Stance("").opposition(to: Stance("")) == 0)
    }
}
