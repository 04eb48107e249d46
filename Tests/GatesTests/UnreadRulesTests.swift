import Events
import Gates
import Skills
import Testing

/// Rules files of folders, and those that nobody could read.
@Suite struct UnreadRulesTests {
    private static let pnpm = Sample.candidate(Sample.twice("use pnpm, not npm"), "Use pnpm, not npm")

    private func library(_ folder: String?, in directory: String?) -> Library {
        var library = Library(rules: [
            RuleLine(
                file: "packages/web/CLAUDE.md", text: "Use pnpm, not npm.", line: 7, repository: "acme/web",
                folder: folder)
        ])
        for correction in Self.pnpm.corrections { library.directories[correction.session] = directory }
        return library
    }

    @Test func aFoldersRuleCountsForItsFolder() throws {
        func outcome(_ folder: String?, _ directory: String?) throws -> GateVerdict.Outcome? {
            try ShippedGates.verdict("novelty", Self.pnpm, library(folder, in: directory))?.outcome
        }
        #expect(try outcome("packages/web", "/home/ana/mono/packages/web/src") == .refuse)
        #expect(try outcome("packages/web", "/home/ana/mono/packages/web") == .refuse)
        #expect(try outcome("packages/web", "/home/ana/mono") == .pass)
        #expect(try outcome("packages/web", "/home/ana/mono/packages/website") == .pass)
        #expect(try outcome("packages/web", nil) == .pass)
        #expect(try outcome(nil, nil) == .refuse)
    }

    @Test func whatCouldNotBeReadIsNotNone() throws {
        var library = Library()
        library.unread = [
            UnreadRules(file: "CLAUDE.md", reason: "its text did not come", repository: "acme/web"),
            UnreadRules(file: "AGENTS.md", reason: "no text", repository: "acme/other"),
            UnreadRules(file: "docs/CLAUDE.md", reason: "no text", repository: "acme/web", folder: "docs"),
        ]
        let verdict = try #require(try ShippedGates.verdict("novelty", Self.pnpm, library))
        #expect(verdict.outcome == .notMeasured)
        #expect(verdict.reason.contains("acme/web CLAUDE.md (its text did not come)"))
        #expect(!verdict.reason.contains("AGENTS.md") && !verdict.reason.contains("docs"))
        let strict = try ShippedGates.keeper(overriding: [("novelty", "asks_where_unread", .flag(true))])
        let asked = strict.judge(Self.pnpm, library: library).first { $0.gate == "novelty" }
        #expect(asked?.outcome == .ask)
        library.rules = [RuleLine(file: "GEMINI.md", text: "Use pnpm, not npm.", repository: "acme/web")]
        #expect(try ShippedGates.verdict("novelty", Self.pnpm, library)?.outcome == .refuse)
    }

    /// Clusters change their ids when they merge; what grew from a skill's cluster is its new version all the same.
    @Test func aReworderRuleOfItsOwnClusterIsANewVersion() throws {
        var candidate = Sample.candidate(Sample.twice("use bun for everything"), "Use bun for everything")
        candidate.draft.document.name = "use-pnpm"
        var old = Self.pnpm.draft.document
        old.name = "use-pnpm"
        old.metadata["moda-cluster"] = "gone"
        let library = Library(skills: [old])
        #expect(try ShippedGates.verdict("novelty", candidate, library)?.outcome == .refuse)
        candidate.updates = "use-pnpm"
        #expect(
            try ShippedGates.verdict("novelty", candidate, library)?.reason.contains("new version") == true)
    }
}
