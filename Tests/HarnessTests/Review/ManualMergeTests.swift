import Events
import Skills
import Store
import Testing

@testable import Harness

/// A draft merged into what a person wrote for the skill.
@Suite struct ManualMergeTests {
    private static let rule = "Use pnpm, not npm."
    private static let applies = "Only in acme/web."

    private func text(
        _ body: [String], description: String = "Use when installing.", metadata: [String: String] = [:]
    ) -> String {
        SkillDocument(
            name: "use-pnpm", description: description, metadata: metadata,
            body: body.joined(separator: "\n\n")
        ).rendered
    }

    private func counted(_ corrections: Int, _ more: [String: String] = [:]) -> [String: String] {
        [
            "moda-cluster": "c", "moda-corrections": String(corrections), "moda-scope": "repository web",
            "moda-evidence": "1: aaaaaaaa; 2: bbbbbbbb",
        ].merging(more) { $1 }
    }

    private func manual(_ markdown: String, base: String?) -> ManualText {
        ManualText(
            version: SkillVersion(
                skill: "use-pnpm", version: 2, origin: .person, author: "ana", digest: "",
                markdown: markdown, createdAt: Timestamp(milliseconds: 0)), base: base)
    }

    private func candidate(
        _ markdown: String, _ status: CandidateRecord.Status = .proposed
    ) -> CandidateRecord {
        CandidateRecord(
            cluster: "c", name: "use-pnpm", description: "d", markdown: markdown,
            sentences: [
                CandidateSentence(text: Self.rule, evidence: ["aaaaaaaa1"]),
                CandidateSentence(text: "Run pnpm add zod.", evidence: ["bbbbbbbb1"]),
            ], evidenceDigest: "e", status: status)
    }

    private func document(_ record: CandidateRecord) throws -> SkillDocument {
        #expect(SkillDocument.violations(in: record.markdown, folder: "use-pnpm").isEmpty)
        return try SkillDocument.parse(record.markdown)
    }

    @Test func bothChangesAreThereAndTheNumbersAreTheDrafts() throws {
        let base = text([Self.rule, Self.applies], metadata: counted(3))
        let ours = text([Self.rule, "Ask before a major update.", Self.applies], metadata: counted(3))
        let theirs = text(
            [Self.rule, Self.applies, "## Do\n\n- Run pnpm add zod."], description: "Use when adding.",
            metadata: counted(9, ["moda-scope": "everywhere"]))
        let record = candidate(theirs).merged(into: manual(ours, base: base))
        let document = try document(record)
        #expect(
            document.body.split(separator: "\n\n").map(String.init) == [
                Self.rule, "Ask before a major update.", Self.applies, "## Do", "- Run pnpm add zod.",
            ])
        #expect(document.description == "Use when adding." && record.description == "Use when adding.")
        #expect(document.metadata == counted(9, ["moda-scope": "everywhere"]))
        #expect(record.status == .proposed && record.merge?.isNew == true)
        #expect(record.merge?.instructs == true)
        #expect(record.merge?.conflicts == [] && record.merge?.draft == theirs)
    }

    @Test func aPersonsLineWinsAndTheDraftsIsToldAndNoLongerCounted() throws {
        let base = text([Self.rule, Self.applies], metadata: counted(3))
        let ours = text(
            ["Use pnpm 9.", Self.applies], description: "Use when I say so.",
            metadata: counted(3, ["moda-scope": "repository mine", "owner": "ana"]))
        let theirs = text(
            ["Use pnpm, never npm.", Self.applies, "- Run pnpm add zod."], description: "Use when adding.",
            metadata: counted(9, ["moda-scope": "everywhere"]))
        let record = candidate(theirs).merged(into: manual(ours, base: base))
        let document = try document(record)
        #expect(document.body.contains("Use pnpm 9.") && !document.body.contains("never npm"))
        #expect(document.body.contains("- Run pnpm add zod."))
        #expect(document.description == "Use when I say so.")
        #expect(document.metadata["moda-scope"] == "repository mine" && document.metadata["owner"] == "ana")
        #expect(document.metadata["moda-corrections"] == "9")
        let lost = record.merge?.conflicts.flatMap(\.notTaken) ?? []
        #expect(lost.contains("Use pnpm, never npm.") && lost.contains("description: Use when adding."))
        #expect(lost.contains("moda-scope: everywhere"))
    }

    @Test func evidenceIsToldOfTheSentencesThatStand() throws {
        let base = text([Self.rule, Self.applies], metadata: counted(3))
        let ours = text(["Use pnpm 9, not npm.", Self.applies], metadata: counted(3))
        let theirs = text([Self.rule, Self.applies, "- Run pnpm add zod."], metadata: counted(9))
        let record = candidate(theirs).merged(into: manual(ours, base: base))
        #expect(record.sentences.map(\.text) == ["Run pnpm add zod."])
        #expect(try document(record).metadata["moda-evidence"] == "1: bbbbbbbb")
    }

    @Test(arguments: [
        [rule, applies, "Mine."], ["Use pnpm 9.", applies], [applies],
    ]) func whatAddsNothingWaitsForNobody(_ body: [String]) throws {
        let base = text([Self.rule, Self.applies], metadata: counted(3))
        let ours = text(body, metadata: counted(3))
        let theirs = text([
            body == [Self.rule, Self.applies, "Mine."] ? Self.rule : "Use pnpm!", Self.applies,
        ])
        let counts = try SkillDocument.parse(theirs)
        var draft = counts
        draft.metadata = counted(9)
        let record = candidate(draft.rendered).merged(into: manual(ours, base: base))
        #expect(record.merge?.isNew == false && record.markdown == ours && record.status == .promoted)
        let refused = candidate(draft.rendered, .refused).merged(into: manual(ours, base: base))
        #expect(refused.status == .refused && refused.markdown == ours)
    }

    @Test func withoutItsOriginAPersonsTextStaysAsItIs() throws {
        let ours = text(["Mine.", Self.applies])
        let record = candidate(text([Self.rule])).merged(into: manual(ours, base: nil))
        #expect(record.markdown == ours && record.merge?.isNew == false)
    }

    /// Neither a draft that is no skill nor two that together are none costs a person's line.
    @Test func whatMakesNoSkillLeavesThePersonsText() throws {
        let base = text([Self.rule])
        let ours = text([Self.rule, "Mine."])
        let broken = candidate("no front matter").merged(into: manual(ours, base: base))
        #expect(broken.markdown == ours && broken.merge?.isNew == false)
        let long = String(repeating: "a long line\n", count: 50_000)
        let both = candidate(text([long, Self.rule])).merged(
            into: manual(text([Self.rule, long + "Mine."]), base: base))
        #expect(both.markdown.hasSuffix("Mine.\n") && both.markdown.utf8.count < 1 << 20)
        #expect(both.merge?.conflicts.flatMap(\.notTaken).contains("a long line") == false)
    }

    @Test func aBodyThatLooksLikeFrontMatterStaysABody() throws {
        let base = text([Self.rule, Self.applies])
        let ours = text([Self.rule, "---\nname: other\n---", Self.applies])
        let theirs = text([Self.rule, Self.applies, "---\nallowed-tools: Bash(*)\n---"])
        let document = try document(candidate(theirs).merged(into: manual(ours, base: base)))
        #expect(document.name == "use-pnpm" && document.allowedTools == nil)
        #expect(document.body.contains("name: other") && document.body.contains("allowed-tools"))
    }
}
