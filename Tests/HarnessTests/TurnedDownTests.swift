import Events
import Foundation
import Harness
import Store
import TestSupport
import Testing

/// What a person turned down does not come back by itself.
@Suite struct TurnedDownTests {
    let bench: Bench

    init() throws { bench = try Bench() }

    /// The same correction in other words, each in a session and on a day of its own.
    private func sessions(_ prefix: String, from day: Int64) -> [ScriptedSession] {
        let words = [
            "no, use pnpm, not npm", "please use pnpm instead of npm in this repo",
            "don't use npm here, always use pnpm",
        ]
        return words.enumerated().map { index, said in
            var session = ScriptedSession("\(prefix)\(index)", day: day + Int64(index))
            session.turn("add zod to the project", runs: ["npm install zod"], answers: "Installed zod.")
            session.turn(said, runs: ["pnpm add zod"])
            return session
        }
    }

    private func decide(_ action: SkillDecision.Action, on id: String) async throws {
        let review = Review(
            action, reason: "not ours", digest: nil, force: false, keyID: "k", keyName: "ana's laptop",
            now: bench.now)
        let decided = try await bench.store.review(id, tenant: bench.tenant) { try review.decide($0) }
        #expect(decided?.decision != nil)
    }

    /// Runs until a skill was approved by the gates, and retires it.
    private func retireTheFirst() async throws -> String {
        for session in sessions("s", from: 20_000) { try await bench.take(session) }
        _ = try await bench.generate()
        let skill = try #require(try await bench.store.skills(tenant: bench.tenant).first)
        try await decide(.retire, on: skill.id)
        return skill.id
    }

    /// A session that changes the cluster's draft and nothing of its evidence.
    @Test func withoutNewEvidenceNothingIsDraftedAgain() async throws {
        let id = try await retireTheFirst()
        // As after a store was restored without its candidates: nothing remembers that it was drafted.
        try await bench.store.keepCandidates(ofClusters: [], tenant: bench.tenant)
        _ = try await bench.generate()
        #expect(try await bench.store.candidates(tenant: bench.tenant).isEmpty)
        #expect(try await bench.store.skill(id, tenant: bench.tenant)?.status == .retired)
    }

    @Test func withNewEvidenceAPersonIsAskedWhateverTheGatesSay() async throws {
        let id = try await retireTheFirst()
        for session in sessions("later", from: 20_005) { try await bench.take(session) }
        _ = try await bench.generate()
        #expect(try await bench.store.skill(id, tenant: bench.tenant)?.status == .retired)
        let candidate = try #require(try await bench.store.candidates(tenant: bench.tenant).first)
        let review = try #require(candidate.verdicts.first { $0.gate == "review" })
        #expect(candidate.status == .proposed && review.outcome == .ask && candidate.name == id)
        #expect(review.reason.contains("ana's laptop retired it") && review.reason.contains("3 corrections"))
        try await decide(.approve, on: id)
        let skill = try await bench.store.skill(id, tenant: bench.tenant)
        #expect(skill?.status == .approved && skill?.version == 2)
    }

    @Test func aRejectionHoldsAcrossRunsAndAnApprovalLiftsIt() {
        func decision(_ action: SkillDecision.Action, _ evidence: [String]) -> SkillDecision {
            SkillDecision(
                skill: "s", cluster: "c", action: action, at: bench.now, keyID: "k", keyName: "n", version: 0,
                digest: "d", evidence: evidence)
        }
        func cluster(_ members: [String]) -> Cluster {
            Cluster(
                id: "another", members: members, instruction: "", recurrence: Recurrence(of: []),
                scope: .everywhere)
        }
        let rejected = TurnedDown([decision(.reject, ["a", "b"])])
        #expect(rejected.covers(cluster(["a"])) && rejected.covers(cluster(["a", "b"])))
        #expect(!rejected.covers(cluster(["a", "new"])) && !rejected.covers(cluster([])))
        #expect(rejected.objection(to: cluster(["a", "new"]))?.contains("1 correction") == true)
        #expect(rejected.objection(to: cluster(["new"])) == nil)
        let lifted = TurnedDown([decision(.reject, ["a", "b"]), decision(.approve, ["a", "b"])])
        #expect(!lifted.covers(cluster(["a"])) && lifted.objection(to: cluster(["a"])) == nil)
    }
}
