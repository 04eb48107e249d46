import Events
import Gates
import Harness
import Skills
import Store
import TestSupport
import Testing

/// Corrections that ask for what is there already, or was turned down, in a cluster of their own.
@Suite struct LookAlikeTests {
    let bench: Bench

    init() throws { bench = try Bench() }

    private func take(_ prefix: String, _ words: [String], from day: Int64, in repository: String)
        async throws
    {
        for (index, said) in words.enumerated() {
            var session = ScriptedSession(
                "\(prefix)\(index)", repository: repository, day: day + Int64(index))
            session.turn("add zod to the project", runs: ["npm install zod"], answers: "Installed zod.")
            session.turn(said)
            try await bench.take(session)
        }
    }

    /// A skill that a run approved.
    private func approved() async throws -> SkillRecord {
        try await take(
            "a", ["no, use pnpm, not npm", "please use pnpm, not npm", "use pnpm, not npm, always"],
            from: 20_000,
            in: "acme/web")
        _ = try await bench.generate()
        return try #require(try await bench.store.skills(tenant: bench.tenant).first)
    }

    private func corrections(_ id: String, in repository: String) -> [Correction] {
        (0..<3).map { index in
            let words = "Use pnpm, not npm"
            return Correction(
                id: "\(id)\(index)", session: SessionKey(agent: .claude, id: "\(id)\(index)"),
                user: "ana@example.com", repository: repository,
                at: Timestamp(milliseconds: Int64(20_005 + index) * 86_400_000), kind: .tool, words: words,
                instruction: words, confidence: 0.9, durability: 0.9,
                evidence: [Evidence(channel: .words, event: "e", detail: words)])
        }
    }

    /// A draft of a cluster of its own, as a run makes it beside what there is.
    private func drafted(_ id: String, in repository: String) async throws -> CandidateRecord {
        let members = corrections(id, in: repository)
        let cluster = Cluster(
            id: id, members: members.map(\.id), instruction: "Use pnpm, not npm",
            recurrence: Recurrence(of: members), scope: .repository(repository))
        return try await bench.draft(cluster, members)
    }

    private func decide(_ action: SkillDecision.Action, on id: String) async throws {
        let review = Review(
            action, reason: "not ours", digest: nil, force: true, keyID: "k", keyName: "ana", now: bench.now)
        let decided = try await bench.store.review(id, tenant: bench.tenant) { try review.decide($0) }
        #expect(decided?.decision != nil)
    }

    @Test func whatAnApprovedSkillSaysWidensThatSkill() async throws {
        let skill = try await approved()
        let next = try await drafted("x", in: "acme/api")
        #expect(next.name == skill.id && next.cluster == "x" && next.status == .drafted)
        #expect(next.markdown.contains("Everywhere"))
    }

    @Test func whatWasRetiredComesBackUnderItsNameAndByAPersonOnly() async throws {
        let skill = try await approved()
        try await decide(.retire, on: skill.id)
        let next = try await drafted("x", in: "acme/api")
        #expect(next.name == skill.id)
        let turnedDown = TurnedDown(try await bench.store.decisions(of: nil, tenant: bench.tenant))
        let cluster = Cluster(
            id: "x", members: ["x0", "x1", "x2"], instruction: "", recurrence: Recurrence(of: []),
            scope: .everywhere)
        #expect(turnedDown.objection(to: cluster) == nil)
        let objection = turnedDown.objection(to: cluster, named: skill.id)
        #expect(objection?.contains("ana retired it") == true && objection?.contains("3 corrections") == true)
    }

    /// A person may decide on a new version from another cluster than the skill's own.
    @Test func aVersionFromAnotherClusterCanBeApprovedAndRejected() async throws {
        let skill = try await approved()
        var next = try await drafted("x", in: "acme/api")
        next.status = .proposed
        next.verdicts = [GateVerdict(gate: "review", outcome: .ask, reason: "look")]
        try await bench.store.saveCandidate(next, tenant: bench.tenant)
        try await decide(.reject, on: skill.id)
        let rejected = try await bench.store.candidates(tenant: bench.tenant).first { $0.cluster == "x" }
        #expect(rejected?.status == .refused)
        try await bench.store.saveCandidate(next, tenant: bench.tenant)
        try await decide(.approve, on: skill.id)
        let now = try await bench.store.skill(skill.id, tenant: bench.tenant)
        #expect(now?.version == 2 && now?.markdown == next.markdown)
        let versions = try await bench.store.versions(of: skill.id, tenant: bench.tenant)
        #expect(versions.map(\.version) == [1, 2])
    }
}
