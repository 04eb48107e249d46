internal import Events
internal import Gates
internal import Skills
internal import Store

/// Where drafts are made: everything that one is held against lies here.
struct DraftTable {
    private let owners: [String: Cluster.ID]
    private let documents: [SkillDocument]
    /// What was turned down, by the names of skills that are not served.
    private let turnedDown: [SkillDocument]
    private let clusters: [Cluster.ID: Cluster]
    private let corrections: [Correction]
    private let gatekeeper: Gatekeeper
    private let modelDrafting: ModelDrafting?
    private let rules: RepositoryRules

    init(
        skills: [SkillRecord], clusters: [Cluster], corrections: [Correction], gatekeeper: Gatekeeper,
        desk: ModelDesk?, rules: RepositoryRules, turnedDown: [SkillDocument] = []
    ) {
        self.turnedDown = turnedDown
        owners = Dictionary(skills.map { ($0.id, $0.cluster) }, uniquingKeysWith: { first, _ in first })
        // A skill that cannot be read any more is nothing to be compared with.
        let documents = skills.compactMap { try? SkillDocument.parse($0.markdown, folder: $0.id) }
        self.documents = documents
        self.clusters = Dictionary(
            clusters.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.corrections = corrections
        self.gatekeeper = gatekeeper
        modelDrafting = desk.map {
            ModelDrafting(desk: $0, gatekeeper: gatekeeper, skills: documents)
        }
        self.rules = rules
    }

    /// A candidate of the evidence; nil where there is one that needs no other.
    func draft(_ evidence: DraftEvidence, _ names: NameBook) async throws -> CandidateRecord? {
        let isDrafted = names.isDrafted(evidence)
        if isDrafted, modelDrafting == nil || !names.mayGain(evidence) { return nil }
        let taken = names.taken(besides: evidence.cluster.id)
        var draft = ExtractiveDraft.draft(
            cluster: evidence.cluster, corrections: evidence.members, taken: taken)
        var whole = evidence
        // A new version keeps the name that agents know, whatever its rule would now suggest.
        var name = names.skill(of: evidence.cluster.id)
        if name == nil, let near = update(of: draft, evidence) {
            (name, whole) = (near.name, near.evidence)
            draft = ExtractiveDraft.draft(
                cluster: whole.cluster, corrections: whole.members, taken: taken.subtracting([near.name]))
        } else if name == nil {
            // What was turned down under a name comes back under no other.
            name = gatekeeper.duplicate(of: draft.document, among: turnedDown)?.name
        }
        if let name { draft.document.name = name }
        let byModel = try await modelDraft(whole, draft, taken)
        if isDrafted, byModel == nil { return nil }
        draft = byModel ?? draft
        if let name { draft.document.name = name }
        return CandidateRecord(
            draft, of: evidence, digest: byModel == nil ? evidence.digest : evidence.modelDigest)
    }

    private func modelDraft(
        _ evidence: DraftEvidence, _ extractive: Draft, _ taken: Set<String>
    ) async throws -> Draft? {
        guard let modelDrafting,
            !modelDrafting.isHopeless(extractive, evidence.cluster, evidence.members)
        else { return nil }
        let lines = await rules.reading(for: evidence.members).lines
        return try await modelDrafting.draft(
            evidence.cluster, evidence.members, extractive: extractive, rules: lines, taken: taken)
    }

    /// The approved skill of another cluster that says the same already, with the evidence of both.
    private func update(
        of draft: Draft, _ evidence: DraftEvidence
    ) -> (name: String, evidence: DraftEvidence)? {
        guard let near = gatekeeper.duplicate(of: draft.document, among: documents),
            let owner = owners[near.name], owner != evidence.cluster.id
        else { return nil }
        guard let other = clusters[owner] else { return (near.name, evidence) }
        let joined = evidence.cluster.joined(with: other, members: corrections)
        let members = Set(joined.members)
        return (
            near.name,
            DraftEvidence(cluster: joined, members: corrections.filter { members.contains($0.id) })
        )
    }
}

extension CandidateRecord {
    fileprivate init(_ draft: Draft, of evidence: DraftEvidence, digest: String) {
        self.init(
            cluster: evidence.cluster.id, name: draft.document.name, description: draft.document.description,
            markdown: draft.document.rendered,
            sentences: draft.sentences.map { CandidateSentence(text: $0.text, evidence: $0.evidence) },
            evidenceDigest: digest, status: .drafted)
    }
}
