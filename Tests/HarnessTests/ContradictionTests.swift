import API
import Events
import Foundation
import Store
import TestSupport
import Testing

/// A team of which one half says the opposite of what the other half says.
@Suite struct ContradictionTests {
    private static let sides = [
        "ana": ["always add comments to the code", "please add comments to the code you write"],
        "ben": ["don't add comments", "do not add comments to the code", "never add comments, remove them"],
        "eva": ["you should add comments to the code", "always add comments to the code you write"],
        "joe": ["no comments in the code", "stop adding comments to the code", "don't write code comments"],
    ]

    private func take(_ people: [String], into bench: Bench) async throws {
        for (number, person) in people.enumerated() {
            for (index, words) in (Self.sides[person] ?? []).enumerated() {
                var session = ScriptedSession(
                    "\(person)\(index)", user: "\(person)@example.com",
                    day: 20_000 + Int64(index * 2 + number % 2))
                session.turn(
                    "add a retry to the client", runs: ["cat src/client.ts"], answers: "I changed it.")
                session.turn(words, runs: ["cat src/client.ts"])
                try await bench.take(session)
            }
        }
    }

    private func report(_ job: JobRecord) throws -> GenerationReport {
        try JSONDecoder().decode(GenerationReport.self, from: Data(try #require(job.report).utf8))
    }

    @Test func neitherSideGetsThroughWithoutAPersonAndEachIsToldOfTheOther() async throws {
        let bench = try Bench()
        try await take(["ana", "ben", "eva", "joe"], into: bench)
        let run = try report(try await bench.generate())
        #expect(run.approved.isEmpty)
        let opposed = try await bench.store.clusterContradictions(tenant: bench.tenant)
        let pair = try #require(opposed.first)
        for (own, other) in [(pair.one, pair.other), (pair.other, pair.one)] {
            let candidate = try #require(run.candidates.first { $0.cluster == own })
            let verdict = try #require(candidate.verdicts.first { $0.gate == "contradiction" })
            let rival = try #require(run.candidates.first { $0.cluster == other })
            #expect(candidate.status == "proposed" || candidate.status == "refused")
            #expect(verdict.outcome == .ask)
            #expect(verdict.reason.contains(other) && verdict.reason.contains("a person has to choose"))
            #expect(rival.recurrence.sessions > 1)
        }
        #expect(try await bench.store.skills(tenant: bench.tenant).allSatisfy { $0.status != .approved })
    }

    @Test func oneSideAloneGetsThrough() async throws {
        let bench = try Bench()
        try await take(["ana", "eva"], into: bench)
        let run = try report(try await bench.generate())
        #expect(
            run.candidates.allSatisfy { line in
                line.verdicts.first { $0.gate == "contradiction" }?.outcome == .pass
            })
        #expect(!run.approved.isEmpty)
    }
}
