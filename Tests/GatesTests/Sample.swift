import Events
import Gates
import Skills

/// Corrections, clusters and candidates for tests, with everything that a test does not care about filled in.
enum Sample {
    static let day: Int64 = 86_400_000

    /// Two sessions on two days by two people: enough for `recurrence`.
    static func twice(_ words: String, _ again: String? = nil, commands: [String] = []) -> [Correction] {
        [
            correction("c1", words, day: 0, session: "s1", user: "ada@example.com", commands: commands),
            correction("c2", again ?? words, day: 1, session: "s2", user: "ben@example.com"),
        ]
    }

    static func correction(
        _ id: String, _ words: String, day: Int64 = 0, session: String = "s1",
        user: String? = "ada@example.com",
        commands: [String] = []
    ) -> Correction {
        let seen = commands.map { Evidence(channel: .command, event: "e-\(id)", detail: $0) }
        return Correction(
            id: id, session: SessionKey(agent: .claude, id: session), user: user, repository: "acme/web",
            at: Timestamp(milliseconds: day * Self.day), kind: .tool, words: words, instruction: words,
            confidence: 0.9,
            durability: 0.9, evidence: [Evidence(channel: .words, event: "e-\(id)", detail: words)] + seen)
    }

    static func cluster(_ corrections: [Correction], _ instruction: String, id: String = "cluster-1")
        -> Cluster
    {
        Cluster(
            id: id, members: corrections.map(\.id), instruction: instruction,
            recurrence: Recurrence(of: corrections),
            scope: .repository("acme/web"))
    }

    /// What the extractive draft makes of corrections.
    static func candidate(_ corrections: [Correction], _ instruction: String? = nil, id: String = "cluster-1")
        -> Candidate
    {
        let cluster = cluster(corrections, instruction ?? corrections.first?.instruction ?? "", id: id)
        let draft = ExtractiveDraft.draft(cluster: cluster, corrections: corrections, taken: [])
        return Candidate(draft: draft, cluster: cluster, corrections: corrections)
    }

    /// A candidate that says exactly this, in sentences that cite all its corrections.
    static func candidate(body: String, description: String = "Use when testing.", corrections: [Correction])
        -> Candidate
    {
        let cluster = cluster(corrections, corrections.first?.instruction ?? "")
        let sentences = body.split(separator: "\n").filter { !$0.hasPrefix("#") && !$0.hasPrefix(">") }
            .map { DraftSentence(text: String($0), evidence: corrections.map(\.id)) }
        let document = SkillDocument(name: "a-skill", description: description, body: body)
        return Candidate(
            draft: Draft(document: document, sentences: sentences), cluster: cluster, corrections: corrections
        )
    }

    static func skill(
        _ name: String, _ body: String, description: String = "Use when it fits.", cluster: String = "other"
    ) -> SkillDocument {
        SkillDocument(
            name: name, description: description, metadata: [Provenance.clusterKey: cluster], body: body)
    }
}
