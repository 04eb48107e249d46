import Events
import Gates
import Skills
import Testing

@Suite struct SecretsGateTests {
    /// Made up, in the form of a GitHub token, and put together here so that no scanner takes this file for a
    /// leak.
    static let token = "ghp_" + "x7Kq2mZ9pLw4Rt8vNb3cYs6dFg1hJk5aQe0u"

    @Test func aSecretInTheWordsRefusesAndIsNotRepeated() throws {
        let corrections = Sample.twice("use the token \(Self.token) for pushing", "push with the token")
        let verdict = try #require(
            try ShippedGates.verdict("secrets", Sample.candidate(corrections, "Push with the token")))
        #expect(verdict.outcome == .refuse)
        #expect(verdict.reason.contains("in 1 of 2 corrections"))
        #expect(!verdict.reason.contains(Self.token))
        #expect(verdict.evidence == ["c1"])
    }

    @Test func aRedactedSecretRefusesToo() throws {
        let corrections = Sample.twice("use the token [REDACTED:github-token] for pushing")
        #expect(try ShippedGates.verdict("secrets", Sample.candidate(corrections))?.outcome == .refuse)
    }

    @Test func aSecretInACommandOrTheDraftAloneRefuses() throws {
        let seen = Sample.twice("use pnpm", commands: ["npm i --token \(Self.token) → pnpm i"])
        #expect(try ShippedGates.verdict("secrets", Sample.candidate(seen))?.outcome == .refuse)
        let drafted = Sample.candidate(body: "Push with \(Self.token).", corrections: Sample.twice("push"))
        #expect(try ShippedGates.verdict("secrets", drafted)?.reason.contains("in the draft") == true)
    }

    @Test func speakingOfSecretsIsFine() throws {
        #expect(
            try ShippedGates.verdict("secrets", Sample.candidate(Sample.twice("never log the api key")))?
                .outcome == .pass)
    }
}
