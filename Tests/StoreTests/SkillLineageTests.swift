import Events
import Store
import TestSupport
import Testing

/// What skills were made from, and proposals to retire them, as the store keeps both.
@Suite struct SkillLineageTests {
    private let folder: TemporaryFolder
    private let store: SQLiteStore

    init() throws {
        folder = try TemporaryFolder()
        store = try SQLiteStore(path: folder.path + "/moda.db")
    }

    private func promoted(_ id: String, _ members: [String]) async throws -> SkillRecord {
        let cluster = Cluster(
            id: "c-" + id, members: members, instruction: "", recurrence: Recurrence(of: []),
            scope: .everywhere)
        let others = try await store.clusters(tenant: .local)
        try await store.replaceClusters(
            others + [cluster], contradictions: [], successions: [], tenant: .local)
        let skill = SkillRecord(
            id: id, version: 1, status: .approved, description: "d", markdown: "m", digest: "sha256:x",
            cluster: cluster.id, updatedAt: Timestamp(milliseconds: 1))
        let candidate = CandidateRecord(
            cluster: cluster.id, name: id, description: "d", markdown: "m", sentences: [], evidenceDigest: "",
            status: .promoted)
        try await store.promote(skill, from: candidate, tenant: .local)
        return skill
    }

    private func proposal(_ skill: String, at milliseconds: Int64) -> RetirementProposal {
        RetirementProposal(
            skill: skill, kind: .said, subject: "acme/web", reason: "r",
            since: Timestamp(milliseconds: milliseconds))
    }

    @Test func aPromotionKeepsWhatItRestsOn() async throws {
        _ = try await promoted("a", ["1", "2"])
        #expect(try await store.skillEvidence(tenant: .local) == ["a": ["1", "2"]])
        #expect(try await store.skillEvidence(tenant: TenantID(rawValue: "other")).isEmpty)
    }

    @Test func aProposalKeepsItsTimeWhileItIsThere() async throws {
        try await store.replaceProposals([proposal("a", at: 5)], tenant: .local)
        try await store.replaceProposals(
            [proposal("a", at: 9), proposal("b", at: 9)], tenant: .local)
        #expect(try await store.proposals(tenant: .local).map(\.since.milliseconds) == [5, 9])
        try await store.replaceProposals([], tenant: TenantID(rawValue: "other"))
        #expect(try await store.proposals(tenant: .local).count == 2)
        try await store.replaceProposals([proposal("b", at: 11)], tenant: .local)
        try await store.replaceProposals([proposal("a", at: 12)], tenant: .local)
        #expect(try await store.proposals(tenant: .local).map(\.since.milliseconds) == [12])
    }

    @Test func whatSomebodyChangedMeanwhileIsNotRetired() async throws {
        var skill = try await promoted("a", ["1"])
        var decision = SkillDecision(
            skill: "a", cluster: skill.cluster, action: .retire, at: Timestamp(milliseconds: 2), keyID: "",
            keyName: "moda", version: 1, digest: "sha256:x", evidence: [])
        decision.text = skill.markdown
        skill.status = .retired
        var newer = skill
        newer.version = 2
        #expect(try await !store.retire(newer, because: decision, tenant: .local))
        #expect(try await store.retire(skill, because: decision, tenant: .local))
        #expect(try await !store.retire(skill, because: decision, tenant: .local))
        #expect(try await store.decisions(of: "a", tenant: .local) == [decision])
    }

    @Test func aSkillMovesAndNothingElseOfItChanges() async throws {
        let skill = try await promoted("a", ["1"])
        try await store.rehome(["a": "elsewhere", "unknown": "x"], tenant: .local)
        var moved = skill
        moved.cluster = "elsewhere"
        #expect(try await store.skills(tenant: .local) == [moved])
    }
}
