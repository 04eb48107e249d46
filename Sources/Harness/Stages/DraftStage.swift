internal import Events
internal import Skills
internal import Store

/// Drafts a skill for each cluster whose evidence has changed since its last draft.
struct DraftStage {
    let skills: any SkillStore
    let tenant: TenantID
    let progress: StageReporter

    func run(_ clusters: [Cluster]) async throws {
        let corrections = Dictionary(
            try await skills.corrections(tenant: tenant).map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first })
        try await skills.keepCandidates(ofClusters: Set(clusters.map(\.id)), tenant: tenant)
        var known = Dictionary(
            try await skills.candidates(tenant: tenant).map { ($0.cluster, $0) },
            uniquingKeysWith: { first, _ in first })
        var owners = Dictionary(
            try await skills.skills(tenant: tenant).map { ($0.id, $0.cluster) },
            uniquingKeysWith: { first, _ in first })
        for candidate in known.values { owners[candidate.name] = owners[candidate.name] ?? candidate.cluster }
        var drafted = 0
        // Oldest evidence first, so that names are given out in the same order on every run.
        for cluster in clusters.sorted(by: {
            ($0.members.first ?? "", $0.id) < ($1.members.first ?? "", $1.id)
        }) {
            let members = cluster.members.compactMap { corrections[$0] }
            let digest = evidenceDigest(of: cluster, members)
            guard known[cluster.id]?.evidenceDigest != digest else { continue }
            let taken = Set(owners.filter { $0.value != cluster.id }.keys)
            let draft = ExtractiveDraft.draft(cluster: cluster, corrections: members, taken: taken)
            let record = CandidateRecord(draft, cluster: cluster.id, evidenceDigest: digest)
            try await skills.saveCandidate(record, tenant: tenant)
            known[cluster.id] = record
            owners[record.name] = cluster.id
            drafted += 1
            try await progress.report(drafted, of: clusters.count, found: counted(drafted, "draft"))
        }
        let rest = drafted < clusters.count ? ", \(clusters.count - drafted) unchanged" : ""
        try await progress.report(
            clusters.count, of: clusters.count, found: counted(drafted, "draft") + rest, isOver: true)
    }

    /// Changes with whatever a draft is made of.
    private func evidenceDigest(of cluster: Cluster, _ members: [Correction]) -> String {
        ContentID.make([cluster.instruction] + members.flatMap { [$0.id, $0.instruction, $0.words] })
    }
}

extension CandidateRecord {
    init(_ draft: Draft, cluster: Cluster.ID, evidenceDigest: String) {
        self.init(
            cluster: cluster, name: draft.document.name, description: draft.document.description,
            markdown: draft.document.rendered,
            sentences: draft.sentences.map { CandidateSentence(text: $0.text, evidence: $0.evidence) },
            evidenceDigest: evidenceDigest, status: .drafted)
    }
}
