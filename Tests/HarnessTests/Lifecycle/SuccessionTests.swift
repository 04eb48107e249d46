import Events
import Harness
import Store
import TestSupport
import Testing

/// Skills whose clusters merge and split as corrections come in, through store and job.
@Suite struct SuccessionTests {
    let bench: Bench

    init() throws { bench = try Bench() }

    private static let pnpm = ["use pnpm", "always use pnpm here", "please use pnpm"]
    private static let npm = ["don't use npm", "stop using npm", "never npm"]
    /// With these the two above are one.
    private static let both = ["use pnpm, not npm", "pnpm instead of npm please"]
    private static let make = [
        "use make test, not pytest", "run make test instead of pytest", "never pytest, always make test",
    ]

    private func take(
        _ words: [String], _ prefix: String, from day: Int64, after command: String = "npm install zod"
    ) async throws {
        for (index, said) in words.enumerated() {
            var session = ScriptedSession("\(prefix)\(index)", day: day + Int64(index))
            session.turn("add zod to the project", runs: [command], answers: "Done, \(prefix).")
            session.turn("no, " + said)
            try await bench.take(session)
        }
    }

    private func skills() async throws -> [SkillRecord] {
        try await bench.store.skills(tenant: bench.tenant)
    }

    private func effect(of skill: String) async throws -> SkillEffectRecord {
        try #require(try await bench.store.effects(tenant: bench.tenant).first { $0.skill == skill })
    }

    /// Two skills, then what makes one cluster of theirs.
    private func merged() async throws -> (before: [SkillRecord], after: [SkillRecord]) {
        try await take(Self.pnpm, "p", from: 20_000)
        try await take(Self.npm, "n", from: 20_000, after: "cat package.json")
        _ = try await bench.generate()
        // Its situations are those of the other: the gates leave that to a person.
        let review = Review(
            .approve, reason: nil, digest: nil, force: true, keyID: "k", keyName: "ana", now: bench.now)
        _ = try await bench.store.review("never-npm", tenant: bench.tenant) { try review.decide($0) }
        let before = try await skills()
        try await take(Self.both, "b", from: 20_011)
        _ = try await bench.generate()
        return (before, try await skills())
    }

    @Test func skillsOfOneClusterKeepTheirIdsAndCountAllOfIt() async throws {
        let (before, after) = try await merged()
        #expect(before.count == 2 && Set(before.map(\.cluster)).count == 2)
        #expect(try await bench.store.clusters(tenant: bench.tenant).count == 1)
        #expect(after.map(\.id) == before.map(\.id) && after.allSatisfy { $0.status == .approved })
        #expect(Set(after.map(\.cluster)).count == 1)
        for skill in after {
            let effect = try await effect(of: skill.id)
            #expect(effect.after.corrected == 2 && effect.after.sessions == 2)
            #expect(effect.before.corrected == 6 && effect.clusters == [skill.cluster])
        }
    }

    @Test func oneOfTwoIsProposedToBeRetiredAndAPersonDecides() async throws {
        let (_, after) = try await merged()
        let proposal = try #require(try await bench.store.proposals(tenant: bench.tenant).first)
        #expect(proposal.kind == .merged && after.map(\.id).contains(proposal.subject))
        let review = Review(
            .approve, reason: "both", digest: nil, force: false, keyID: "k", keyName: "ana", now: bench.now)
        let decided = try await bench.store.review(proposal.skill, tenant: bench.tenant) {
            try review.decide($0)
        }
        #expect(decided?.decision?.action == .approve)
        let decisions = try await bench.store.decisions(of: nil, tenant: bench.tenant)
        #expect(!proposal.isOpen(after: decisions))
        _ = try await bench.generate()
        let again = try await bench.store.proposals(tenant: bench.tenant)
        #expect(again.count == 1 && again.allSatisfy { !$0.isOpen(after: decisions) })
        #expect(try await skills().allSatisfy { $0.status == .approved })
    }

    @Test func aTenantMayHaveItDone() async throws {
        try await bench.store.change(
            GateChange(
                gate: "retirement", parameter: "retires_merged", value: .bool(true), at: bench.now,
                keyID: "k",
                keyName: "ana"), tenant: bench.tenant)
        let (_, after) = try await merged()
        #expect(after.map(\.status.rawValue).sorted() == ["approved", "retired"])
        let decision = try await bench.store.decisions(of: nil, tenant: bench.tenant).last
        #expect(decision?.keyName == "moda" && decision?.action == .retire)
        // The other one goes on with the corrections: nothing of it was turned down.
        #expect(decision?.evidence == [])
        _ = try await bench.generate()
        #expect(try await skills().count { $0.status == .approved } == 1)
    }

    /// As if all had been one cluster once: a real run takes it apart, and only one part keeps the id.
    @Test func aSplitLeavesEachSkillWhereItsCorrectionsAre() async throws {
        try await take(Self.pnpm, "p", from: 20_000)
        try await take(Self.make, "m", from: 20_000)
        _ = try await bench.generate()
        let before = try await skills()
        let clusters = try await bench.store.clusters(tenant: bench.tenant)
        #expect(before.count == 2 && clusters.count == 2)
        for id in before.map(\.cluster) {
            var whole = clusters[0]
            whole.id = id
            whole.members = clusters.flatMap(\.members)
            try await bench.store.replaceClusters(
                [whole], contradictions: [], successions: [], tenant: bench.tenant)
            try await bench.store.rehome(
                Dictionary(uniqueKeysWithValues: before.map { ($0.id, id) }), tenant: bench.tenant)
            _ = try await bench.generate()
            #expect(try await bench.store.clusters(tenant: bench.tenant).count == 2)
            let after = try await skills()
            #expect(after.map(\.id) == before.map(\.id) && after.map(\.version) == [1, 1])
            #expect(Set(after.map(\.cluster)).count == 2)
            for skill in after { #expect(try await effect(of: skill.id).before.corrected == 3) }
        }
        #expect(try await bench.store.proposals(tenant: bench.tenant).isEmpty)
    }

    /// A partition of an earlier version of moda, in which it was two clusters: a real run makes them one.
    @Test func whatWasApartIsOneAgainAndNothingIsNewButTheRate() async throws {
        try await take(Self.pnpm + Self.npm + Self.both, "p", from: 20_000)
        _ = try await bench.generate()
        let skill = try #require(try await skills().first)
        let whole = try #require(try await bench.store.clusters(tenant: bench.tenant).first)
        var parts = [whole, whole]
        parts[0].members = Array(whole.members.prefix(5))
        parts[1].members = Array(whole.members.dropFirst(5))
        parts[1].id = "part"
        try await bench.store.replaceClusters(
            parts, contradictions: [], successions: [], tenant: bench.tenant)
        try await take(Self.both, "late", from: 20_011)
        _ = try await bench.generate()
        #expect(try await skills().map(\.id) == [skill.id])
        let effect = try await effect(of: skill.id)
        #expect(effect.before.corrected == 8 && effect.after.corrected == 2)
    }
}
