import Events
import Gates
import Skills
import Store
import TestSupport
import Testing

@testable import Harness

/// A cluster that says what an approved skill says is drafted as a new version of it.
@Suite struct UpdateTests {
    let rig: ModelRig
    let gatekeeper: Gatekeeper

    init() throws {
        rig = try ModelRig()
        gatekeeper = try Gatekeeper(GateDefinitions.load(folder: Fixtures.root + "/gates"))
    }

    private func evidence(_ id: String, _ words: String, in repository: String) -> DraftEvidence {
        let members = (0..<3).map { index in
            Correction(
                id: "\(id)-\(index)", session: SessionKey(agent: .claude, id: "\(id)-\(index)"),
                user: "ana@example.com", repository: repository,
                at: Timestamp(milliseconds: Int64(20_000 + index) * 86_400_000), kind: .tool, words: words,
                instruction: words, confidence: 0.9, durability: 0.9,
                evidence: [Evidence(channel: .words, event: "e", detail: words)])
        }
        let cluster = Cluster(
            id: id, members: members.map(\.id), instruction: words, recurrence: Recurrence(of: members),
            scope: .repository(repository))
        return DraftEvidence(cluster: cluster, members: members)
    }

    private func approved(_ evidence: DraftEvidence) async throws -> SkillRecord {
        let draft = ExtractiveDraft.draft(
            cluster: evidence.cluster, corrections: evidence.members, taken: [])
        let skill = SkillRecord(
            id: draft.document.name, version: 1, status: .approved, description: draft.document.description,
            markdown: draft.document.rendered, digest: "sha256:x", cluster: evidence.cluster.id,
            updatedAt: rig.now)
        let candidate = CandidateRecord(
            cluster: evidence.cluster.id, name: skill.id, description: skill.description,
            markdown: skill.markdown, sentences: [], evidenceDigest: evidence.digest, status: .promoted)
        try await rig.store.promote(skill, from: candidate, tenant: rig.tenant)
        return skill
    }

    private func record(
        _ new: DraftEvidence, beside old: DraftEvidence, _ skill: SkillRecord
    ) async throws -> CandidateRecord? {
        let table = DraftTable(
            skills: [skill], clusters: [old.cluster, new.cluster], corrections: old.members + new.members,
            gatekeeper: gatekeeper, desk: nil, rules: RepositoryRules(source: nil, tenant: rig.tenant))
        return try await table.draft(new, NameBook(skills: rig.store, tenant: rig.tenant))
    }

    @Test func theSameInAnotherRepositoryWidensTheSkill() async throws {
        let old = evidence("old", "use pnpm, not npm", in: "acme/web")
        let new = evidence("new", "please use pnpm instead of npm", in: "acme/api")
        let skill = try await approved(old)
        let record = try #require(try await record(new, beside: old, skill))
        #expect(record.name == skill.id && record.cluster == "new")
        #expect(record.markdown.contains("Everywhere; seen in 2 repositories."))
        let candidate = Candidate(
            draft: Draft(
                document: try SkillDocument.parse(record.markdown),
                sentences: record.sentences.map { DraftSentence(text: $0.text, evidence: $0.evidence) }),
            cluster: new.cluster.joined(with: old.cluster, members: old.members + new.members),
            corrections: old.members + new.members)
        let library = Library(skills: [try SkillDocument.parse(skill.markdown)])
        let verdicts = gatekeeper.judge(candidate, library: library)
        #expect(verdicts.first { $0.gate == "novelty" }?.reason.contains("more widely") == true)
        #expect(gatekeeper.decision(verdicts) == .approve)
    }

    @Test func theSameInTheSamePlaceIsNoNewVersion() async throws {
        let old = evidence("old", "use pnpm, not npm", in: "acme/web")
        let new = evidence("new", "please use pnpm instead of npm", in: "acme/web")
        let skill = try await approved(old)
        let record = try #require(try await record(new, beside: old, skill))
        let candidate = Candidate(
            draft: Draft(document: try SkillDocument.parse(record.markdown), sentences: []),
            cluster: new.cluster, corrections: new.members)
        let library = Library(skills: [try SkillDocument.parse(skill.markdown)])
        let verdict = gatekeeper.judge(candidate, library: library).first { $0.gate == "novelty" }
        #expect(record.name == skill.id && verdict?.outcome == .refuse)
    }

    @Test func anotherRuleIsASkillOfItsOwn() async throws {
        let old = evidence("old", "use pnpm, not npm", in: "acme/web")
        let new = evidence("new", "never commit without asking", in: "acme/web")
        let skill = try await approved(old)
        let record = try #require(try await record(new, beside: old, skill))
        #expect(record.name != skill.id)
    }
}
