import Git
import Testing

/// Rules that are easily read otherwise than git reads them.
@Suite struct IgnorePatternTests {
    private func ignores(_ rules: String, _ path: String) -> Bool? {
        IgnoreFile(Array(rules.utf8)).ignores(Array(path.utf8)[...], isFolder: false)
    }

    @Test func twoStarsAtTheTopTakeEverythingBelow() {
        #expect(ignores("/**", "a") == true)
        #expect(ignores("/**", "a/b/c.txt") == true)
        #expect(ignores("/**\n!*/\n!*.c", "a/x.c") == false)
    }

    @Test func whatIsHalfWrittenMatchesNothing() {
        for rule in ["a\\", "[a", "[[:foo:]]", "[[::]]x"] {
            for path in ["a", "a\\", "f", "]", "[a", ":]x"] { #expect(ignores(rule, path) == nil, "\(rule)") }
        }
        #expect(ignores("[[:alpha]", ":") == true, "no class, but these bytes")
    }
}
