internal import Corrections
internal import Events
internal import Skills
internal import Store

/// Drafts a skill for each cluster whose evidence has changed since its last draft.
///
/// A cluster is drafted once it was seen in several sessions, or where a single correction sounds as if it
/// held beyond its task; the gates then say what it still lacks. The others are only remembered. What a person
/// turned down is drafted again once there is a correction that the person did not know.
struct DraftStage {
    let skills: any SkillStore
    let detector: Detector
    let tenant: TenantID
    let progress: StageReporter

    func run(_ all: [Cluster]) async throws {
        let corrections = Dictionary(
            try await skills.corrections(tenant: tenant).map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first })
        let wanted = all.map { Evidence(cluster: $0, members: $0.members.compactMap { corrections[$0] }) }
            .filter(isWorthADraft)
        try await skills.keepCandidates(ofClusters: Set(wanted.map(\.cluster.id)), tenant: tenant)
        let turnedDown = TurnedDown(try await skills.decisions(of: nil, tenant: tenant))
        var names = try await NameBook(skills: skills, tenant: tenant)
        var drafted = 0
        // Oldest evidence first, so that names are given out in the same order on every run.
        for evidence in wanted.sorted(by: Evidence.older)
        where !names.isDrafted(evidence) && !turnedDown.covers(evidence.cluster) {
            var draft = ExtractiveDraft.draft(
                cluster: evidence.cluster, corrections: evidence.members,
                taken: names.taken(besides: evidence.cluster.id))
            // A new version keeps the name that agents know, whatever its rule would now suggest.
            if let known = names.skill(of: evidence.cluster.id) { draft.document.name = known }
            let record = CandidateRecord(draft, of: evidence)
            try await skills.saveCandidate(record, tenant: tenant)
            names.add(record)
            drafted += 1
            try await progress.report(drafted, of: wanted.count, found: counted(drafted, "draft"))
        }
        let rest = drafted < wanted.count ? ", \(wanted.count - drafted) unchanged" : ""
        try await progress.report(
            wanted.count, of: wanted.count, found: counted(drafted, "draft") + rest, isOver: true)
    }

    private func isWorthADraft(_ evidence: Evidence) -> Bool {
        evidence.cluster.recurrence.sessions > 1 || evidence.members.contains(where: detector.isDurable)
    }

    /// A cluster with its corrections.
    struct Evidence {
        let cluster: Cluster
        let members: [Correction]

        /// Changes with whatever a draft is made of.
        var digest: String {
            ContentID.make([cluster.instruction] + members.flatMap { [$0.id, $0.instruction, $0.words] })
        }

        static func older(_ one: Evidence, _ other: Evidence) -> Bool {
            (one.members.first?.at.milliseconds ?? 0, one.cluster.id)
                < (other.members.first?.at.milliseconds ?? 0, other.cluster.id)
        }
    }
}

/// Which names are given out, and from what evidence each candidate was drafted.
private struct NameBook {
    private var owners: [String: Cluster.ID]
    private var digests: [Cluster.ID: String]
    /// The skill that a cluster became, retired or not: one thing, one name, one history.
    private let skills: [Cluster.ID: String]

    init(skills: any SkillStore, tenant: TenantID) async throws {
        let known = try await skills.skills(tenant: tenant)
        owners = Dictionary(known.map { ($0.id, $0.cluster) }, uniquingKeysWith: { first, _ in first })
        let approvedFirst = known.filter { $0.status == .approved } + known.filter { $0.status != .approved }
        self.skills = Dictionary(
            approvedFirst.map { ($0.cluster, $0.id) }, uniquingKeysWith: { first, _ in first })
        digests = [:]
        for candidate in try await skills.candidates(tenant: tenant) { add(candidate) }
    }

    mutating func add(_ candidate: CandidateRecord) {
        owners[candidate.name] = owners[candidate.name] ?? candidate.cluster
        digests[candidate.cluster] = candidate.evidenceDigest
    }

    func isDrafted(_ evidence: DraftStage.Evidence) -> Bool {
        digests[evidence.cluster.id] == evidence.digest
    }

    func skill(of cluster: Cluster.ID) -> String? { skills[cluster] }

    func taken(besides cluster: Cluster.ID) -> Set<String> { Set(owners.filter { $0.value != cluster }.keys) }
}

extension CandidateRecord {
    fileprivate init(_ draft: Draft, of evidence: DraftStage.Evidence) {
        self.init(
            cluster: evidence.cluster.id, name: draft.document.name, description: draft.document.description,
            markdown: draft.document.rendered,
            sentences: draft.sentences.map { CandidateSentence(text: $0.text, evidence: $0.evidence) },
            evidenceDigest: evidence.digest, status: .drafted)
    }
}
