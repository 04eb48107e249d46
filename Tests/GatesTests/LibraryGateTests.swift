import Events
import Gates
import Skills
import Testing

/// Gates that look at what is there already: `novelty`, `contradiction`, `activation`.
@Suite struct LibraryGateTests {
    static let pnpm = Sample.candidate(Sample.twice("use pnpm, not npm"), "Use pnpm, not npm")

    @Test func theSameInOtherWordsIsNotNew() throws {
        let library = Library(skills: [Sample.skill("package-manager", "Use pnpm instead of npm.")])
        let verdict = try #require(try ShippedGates.verdict("novelty", Self.pnpm, library))
        #expect(verdict.outcome == .refuse)
        #expect(verdict.evidence == ["package-manager"])
        #expect(verdict.reason.contains("100 %"))
    }

    @Test func whatARulesFileSaysIsNotNew() throws {
        let library = Library(rules: [
            RuleLine(file: "AGENTS.md", text: "- Use pnpm, not npm, for all packages")
        ])
        #expect(try ShippedGates.verdict("novelty", Self.pnpm, library)?.evidence == ["AGENTS.md"])
    }

    @Test func anotherSubjectIsNew() throws {
        let library = Library(skills: [Sample.skill("tests-first", "Write the tests first.")])
        #expect(try ShippedGates.verdict("novelty", Self.pnpm, library)?.outcome == .pass)
    }

    @Test func theOwnClustersSkillMayOnlyChange() throws {
        let same = Sample.skill(
            "use-pnpm-not-npm", "Use pnpm, not npm.\n\nOther notes.", cluster: "cluster-1")
        let verdict = try #require(try ShippedGates.verdict("novelty", Self.pnpm, Library(skills: [same])))
        #expect(verdict.outcome == .refuse)
        #expect(verdict.reason == "says what approved skill use-pnpm-not-npm already says")
        let older = Sample.skill("use-pnpm-not-npm", "Use pnpm.", cluster: "cluster-1")
        #expect(try ShippedGates.verdict("novelty", Self.pnpm, Library(skills: [older]))?.outcome == .pass)
    }

    @Test func aNameIsTakenOnce() throws {
        let library = Library(skills: [Sample.skill("use-pnpm-not-npm", "Write tests.")])
        #expect(try ShippedGates.verdict("novelty", Self.pnpm, library)?.outcome == .refuse)
    }

    @Test(arguments: ["Use npm, not pnpm.", "Never use pnpm."])
    func theOppositeAsksForAPerson(_ body: String) throws {
        let verdict = try #require(
            try ShippedGates.verdict(
                "contradiction", Self.pnpm, Library(skills: [Sample.skill("old-rule", body)])))
        #expect(verdict.outcome == .ask)
        #expect(verdict.reason.contains("old-rule"))
    }

    @Test func wordsThatExcludeEachOtherAreOpposites() throws {
        let candidate = Sample.candidate(Sample.twice("indent with tabs"), "Indent with tabs")
        let library = Library(skills: [Sample.skill("indent", "Indent with spaces.")])
        #expect(try ShippedGates.verdict("contradiction", candidate, library)?.outcome == .ask)
    }

    @Test func twoTeamsThatDisagreeAreShown() throws {
        let rival = Sample.cluster(Sample.twice("use npm, not pnpm"), "Use npm, not pnpm", id: "rival")
        let verdict = try ShippedGates.verdict("contradiction", Self.pnpm, Library(rivals: [rival]))
        #expect(verdict?.outcome == .ask)
        #expect(verdict?.reason.contains("rival") == true)
    }

    @Test func whatTheClusteringFoundToBeOpposedAsksWithBothSides() throws {
        let rival = Sample.cluster(
            Sample.twice("use npm, not pnpm"), "Use npm, not pnpm", id: "rival")
        let library = Library(
            rivals: [rival], contradictions: [ClusterContradiction("cluster-1", "rival")])
        let verdict = try #require(try ShippedGates.verdict("contradiction", Self.pnpm, library))
        #expect(verdict.outcome == .ask)
        for part in ["Use pnpm, not npm", "Use npm, not pnpm", "2 sessions by 2 people", "has to choose"] {
            #expect(verdict.reason.lowercased().contains(part.lowercased()))
        }
    }

    /// A few members of a large cluster may speak of something else than it does.
    @Test func whatTheClusteringFoundWithoutAWordToShowForItHoldsNobodyUp() throws {
        let rival = Sample.cluster(
            Sample.twice("start everything with docker compose"), "Start everything with docker compose",
            id: "rival")
        let candidate = Sample.candidate(Sample.twice("no force push"), "No force push")
        let library = Library(
            rivals: [rival], contradictions: [ClusterContradiction("cluster-1", "rival")])
        #expect(try ShippedGates.verdict("contradiction", candidate, library)?.outcome == .pass)
    }

    @Test func aCandidateOfTwoClustersIsOpposedByWhatEitherIs() throws {
        let (one, two) = (Sample.twice("use pnpm"), [Sample.correction("c9", "use pnpm", session: "s9")])
        let against = Sample.correction("c8", "the lockfile is npm's", session: "s8")
        let rival = Sample.cluster([against], "The lockfile is npm's", id: "rival")
        var whole = Sample.cluster(one + two, "use pnpm")
        whole.members = (one + two).map(\.id)
        let library = Library(
            rivals: [Sample.cluster(one, "use pnpm"), Sample.cluster(two, "use pnpm", id: "part"), rival],
            contradictions: [ClusterContradiction("part", "rival")]
        ).beside(whole)
        #expect(library.rivals.map(\.id) == ["rival"])
        #expect(library.contradictions == [ClusterContradiction("cluster-1", "rival")])
    }

    @Test func oneVoiceAgainstATeamDoesNotHoldItUp() throws {
        let rival = Sample.cluster(
            [Sample.correction("r1", "use npm, not pnpm")], "Use npm, not pnpm", id: "rival")
        #expect(
            try ShippedGates.verdict("contradiction", Self.pnpm, Library(rivals: [rival]))?.outcome == .pass)
    }

    @Test func agreeingAndUnrelatedRulesContradictNothing() throws {
        let library = Library(
            skills: [
                Sample.skill("a", "Prefer pnpm to npm."), Sample.skill("b", "Never commit without asking."),
                Sample.skill("c", "Use Swift."),
            ],
            rules: [RuleLine(file: "AGENTS.md", text: "Run pnpm test before pushing.")])
        #expect(try ShippedGates.verdict("contradiction", Self.pnpm, library)?.outcome == .pass)
    }

    private func outcome(of rule: String, beside other: String) throws -> GateVerdict.Outcome? {
        let rival = Sample.cluster(Sample.twice(other), other, id: "rival")
        let candidate = Sample.candidate(Sample.twice(rule), rule)
        return try ShippedGates.verdict("contradiction", candidate, Library(rivals: [rival]))?.outcome
    }

    @Test(arguments: [
        ("Wrap errors so that users see what failed", "Members, not users"),
        ("Do not restate the code in comments", "Those comments only restate the code, drop them"),
        ("Do not restate the code in comments", "Remove the comments that just restate the code"),
    ])
    func aSharedWordIsNoContradiction(_ rule: String, _ other: String) throws {
        #expect(try outcome(of: rule, beside: other) == .pass)
    }

    @Test(arguments: [
        ("Run the linter before committing", "Do not run the linter"),
        ("No comments in the code", "Comment every exported function in the code"),
        ("Remove the comments that restate the code", "Add comments that restate the code"),
    ])
    func whatOneRemovesAndTheOtherWantsIsOpposed(_ rule: String, _ other: String) throws {
        #expect(try outcome(of: rule, beside: other) == .ask)
    }

    @Test func aDescriptionMustBeShortAndSayWhen() throws {
        let corrections = Sample.twice("use pnpm")
        let long = Sample.candidate(
            body: "Use pnpm.", description: "Use when " + String(repeating: "x", count: 200),
            corrections: corrections)
        #expect(
            try ShippedGates.verdict("activation", long)?.reason
                == "the description has 209 characters, 200 are wanted")
        let vague = Sample.candidate(
            body: "Use pnpm.", description: "Package manager rules.", corrections: corrections)
        #expect(try ShippedGates.verdict("activation", vague)?.outcome == .refuse)
    }

    @Test func aFullListingTakesNoMore() throws {
        let skills = (0..<45).map {
            Sample.skill(
                "skill-\($0)", "Do \($0).",
                description: "Use when \($0) " + String(repeating: "y", count: 165))
        }
        let verdict = try ShippedGates.verdict("activation", Self.pnpm, Library(skills: skills))
        #expect(verdict?.outcome == .refuse)
        #expect(verdict?.reason.contains("8000") == true)
    }

    @Test func aTwinsDescriptionWouldHideIt() throws {
        let twin = Sample.skill("twin", "Other.", description: Self.pnpm.draft.document.description)
        #expect(
            try ShippedGates.verdict("activation", Self.pnpm, Library(skills: [twin]))?.outcome == .refuse)
    }
}
