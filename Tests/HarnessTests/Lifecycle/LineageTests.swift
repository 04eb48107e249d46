import Events
import Store
import Testing

@testable import Harness

/// Which clusters are a skill's by now.
@Suite struct LineageTests {
    private func cluster(_ id: String, _ members: [String]) -> Cluster {
        Cluster(
            id: id, members: members, instruction: "", recurrence: Recurrence(of: []), scope: .everywhere)
    }

    private func skill(_ id: String, _ cluster: String, _ status: SkillRecord.Status = .approved)
        -> SkillRecord
    {
        SkillRecord(
            id: id, version: 1, status: status, description: "", markdown: "", digest: "", cluster: cluster,
            updatedAt: Timestamp(milliseconds: 0))
    }

    private func merged(_ previous: String, _ next: String?) -> ClusterSuccession {
        ClusterSuccession(
            previous: previous, next: next, change: .merged, at: Timestamp(milliseconds: 0))
    }

    /// The clusters of the first skill, its home first.
    private func family(
        _ clusters: [Cluster], _ skills: [SkillRecord], _ evidence: [String: Set<String>],
        successions: [ClusterSuccession] = [], drafts: [String: String] = [:],
        earlier: [String: [String]] = [:]
    ) throws -> [String] {
        let lineage = Lineage(clusters: clusters, successions: successions, drafts: drafts)
        let families = lineage.families(of: skills, evidence: evidence, earlier: earlier)
        return try #require(families[skills[0].id]).clusters.map(\.id)
    }

    @Test func aClusterThatWasTakenInIsFollowed() throws {
        let found = try family(
            [cluster("big", ["x", "y", "z", "q", "1", "2"])], [skill("a", "gone")], ["a": ["1", "2"]])
        #expect(found == ["big"])
    }

    @Test func bothPartsOfASplitAreItsOwn() throws {
        let found = try family(
            [cluster("a", ["1", "2", "3"]), cluster("b", ["4", "5", "new"])], [skill("s", "a")],
            ["s": ["1", "2", "3", "4", "5"]])
        #expect(found == ["a", "b"])
    }

    @Test func aStrayCorrectionLeadsNowhere() throws {
        let found = try family(
            [cluster("a", ["1", "2"]), cluster("other", ["3", "v", "w", "x", "y"])], [skill("s", "a")],
            ["s": ["1", "2", "3"]])
        #expect(found == ["a"])
    }

    /// What was a part of it when it broke off stays one while it grows.
    @Test func aPartMayGrow() throws {
        let clusters = [cluster("a", ["1", "2", "3"]), cluster("b", ["4", "5", "n", "o", "p", "q"])]
        let evidence: [String: Set<String>] = ["s": ["1", "2", "3", "4", "5"]]
        #expect(try family(clusters, [skill("s", "a")], evidence) == ["a"])
        let known = try family(clusters, [skill("s", "a")], evidence, earlier: ["s": ["a", "b"]])
        #expect(known == ["a", "b"])
    }

    /// The id may live on in the part that the skill does not rest on.
    @Test func theHomeIsWhereItsCorrectionsAre() throws {
        let found = try family(
            [cluster("a", ["n", "o", "p", "q", "1"]), cluster("b", ["2", "3", "4"])], [skill("s", "a")],
            ["s": ["1", "2", "3", "4"]])
        #expect(found == ["b"])
    }

    @Test func aPartWithASkillOfItsOwnIsThatSkillsAlone() throws {
        let clusters = [cluster("a", ["1", "2", "3"]), cluster("b", ["4", "5"])]
        let evidence: [String: Set<String>] = ["s": ["1", "2", "3", "4", "5"], "t": ["4", "5"]]
        #expect(try family(clusters, [skill("s", "a"), skill("t", "b")], evidence) == ["a"])
        #expect(try family(clusters, [skill("s", "a"), skill("t", "b", .retired)], evidence) == ["a", "b"])
    }

    @Test func aClusterThatIsDraftedUnderItsNameCounts() throws {
        let found = try family(
            [cluster("a", ["1"]), cluster("b", ["2"])], [skill("s", "a")], ["s": ["1"]], drafts: ["b": "s"])
        #expect(found == ["a", "b"])
    }

    /// A skill of an earlier version of moda, whose cluster was gone when evidence began to be kept.
    @Test func withoutEvidenceTheSuccessionsTell() throws {
        let clusters = [cluster("c", ["1"]), cluster("d", ["2"])]
        let successions = [merged("a", "b"), merged("b", "c"), merged("b", "a"), merged("x", "d")]
        #expect(try family(clusters, [skill("s", "a")], [:], successions: successions) == ["c"])
        #expect(try family(clusters, [skill("s", "lost")], [:], successions: successions).isEmpty)
    }

    @Test func nothingLeftIsNoHome() throws {
        #expect(try family([cluster("c", ["9"])], [skill("s", "c")], ["s": ["1"]]).isEmpty)
    }
}
