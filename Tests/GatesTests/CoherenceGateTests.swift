import Events
import Gates
import Testing

/// A cluster is as good as what its corrections agree on.
@Suite struct CoherenceGateTests {
    private func verdict(_ words: [String], durability: Double = 0.9) throws -> GateVerdict? {
        let corrections = words.enumerated().map { index, words in
            var correction = Sample.correction(
                "c\(index)", words, day: Int64(index), session: "s\(index)", user: "u\(index)@example.com")
            correction.durability = durability
            return correction
        }
        return try ShippedGates.verdict("coherence", Sample.candidate(corrections))
    }

    @Test(arguments: [
        [
            "Store times in UTC.", "local time again, we store everything in UTC",
            "always UTC in the database",
        ],
        ["Use pnpm.", "pnpm!"],
        ["Log with structlog.", "structlog, not print", "why print? structlog please"],
        ["Run shellcheck on scripts.", "run shellcheck on the scripts first"],
    ])
    func whatAllSpeakOfPasses(_ words: [String]) throws { #expect(try verdict(words)?.outcome == .pass) }

    @Test(arguments: [
        // A common word, a common theme, a common verb.
        ["Use the dev workspace, not default.", "Workspace, Board and Card are product names"],
        ["Skip locked.", "we locked the customers table for 20 min once", "pip vanishes on the next lock"],
        ["Run fmt.", "did you run the evals?"],
        // Many speak of one place, and each of something else there.
        [
            "Prod is only after I looked at the plan.",
            "atlantis applies prod from the pull request, no laptop does",
            "the dashboard shows yesterday's numbers for prod", "rename the bucket of prod in the docs too",
        ],
        [
            "A benchmark is set up, run it on main, then on your branch.",
            "docs deploy themselves from main, the branch gh-pages is gone since last year",
        ],
    ])
    func whatOnlyAWordBroughtTogetherIsRefused(_ words: [String]) throws {
        #expect(try verdict(words)?.outcome == .refuse)
    }

    /// "uv" alone brings anything together; that the agent had run pip each time makes it one complaint.
    @Test func complaintsAboutOneDoingAgree() throws {
        let words = ["uv, we have it for this reason", "everything here starts with uv run"]
        func outcome(_ ran: [String]) throws -> GateVerdict.Outcome? {
            let corrections = zip(words, ran).enumerated().map { index, pair in
                var made = Sample.correction("c\(index)", pair.0, day: Int64(index), session: "s\(index)")
                made.context = pair.1
                return made
            }
            return try ShippedGates.verdict("coherence", Sample.candidate(corrections))?.outcome
        }
        #expect(
            try outcome(["Installed requests.\npip install requests", "pip install polars in a venv"])
                == .pass)
        #expect(try outcome(["Installed requests.\npip install requests", "Fixed the header."]) == .refuse)
    }

    @Test func whatHeldForItsTaskOnlyIsRefusedHoweverOftenItWasSaid() throws {
        let words = ["The export is still broken.", "export still broken", "broken export again"]
        #expect(try verdict(words, durability: 0.05)?.outcome == .refuse)
        #expect(try verdict(words, durability: 0.6)?.outcome == .pass)
    }
}
