import Events
import Gates
import Skills
import Testing

/// What the rules files of repositories say already, and new versions of what is there.
@Suite struct RulesFileTests {
    private static let pnpm = Sample.candidate(Sample.twice("use pnpm, not npm"), "Use pnpm, not npm")

    @Test func theFileAndTheLineAreNamed() throws {
        let library = Library(rules: [
            RuleLine(file: "CLAUDE.md", text: "Write tests.", line: 2, repository: "acme/web"),
            RuleLine(file: "CLAUDE.md", text: "Use pnpm, not npm.", line: 7, repository: "acme/web"),
        ])
        let verdict = try #require(try ShippedGates.verdict("novelty", Self.pnpm, library))
        #expect(verdict.outcome == .refuse && verdict.evidence == ["CLAUDE.md:7"])
        #expect(verdict.reason.contains("CLAUDE.md:7"))
    }

    @Test func oneRepositorySpeaksForNoOther() throws {
        let said = RuleLine(file: "CLAUDE.md", text: "Use pnpm, not npm.", line: 7, repository: "acme/api")
        #expect(try ShippedGates.verdict("novelty", Self.pnpm, Library(rules: [said]))?.outcome == .pass)
    }

    @Test func whatSeveralRepositoriesNeedIsNewUntilEachSaysIt() throws {
        var corrections = Sample.twice("use pnpm, not npm")
        corrections[1].repository = "acme/api"
        let candidate = Sample.candidate(corrections, "Use pnpm, not npm")
        var rules = [RuleLine(file: "AGENTS.md", text: "Use pnpm, not npm.", line: 1, repository: "acme/web")]
        #expect(
            try ShippedGates.verdict("novelty", candidate, Library(rules: rules))?.outcome == .pass)
        rules.append(
            RuleLine(file: "CLAUDE.md", text: "Use pnpm, never npm", line: 3, repository: "acme/api"))
        #expect(
            try ShippedGates.verdict("novelty", candidate, Library(rules: rules))?.outcome == .refuse)
    }
}
