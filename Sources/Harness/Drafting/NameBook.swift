internal import Events
internal import Store

/// Which names are given out, and from what evidence each candidate was drafted.
struct NameBook {
    private var owners: [String: Cluster.ID]
    private var records: [Cluster.ID: CandidateRecord]
    /// The skill that a cluster became, retired or not: one thing, one name, one history.
    ///
    /// Where the clusters of several skills became one, the one that keeps it.
    private let skills: [Cluster.ID: String]

    init(skills: any SkillStore, tenant: TenantID) async throws {
        let known = try await skills.skills(tenant: tenant)
        owners = Dictionary(known.map { ($0.id, $0.cluster) }, uniquingKeysWith: { first, _ in first })
        self.skills = Keepers(known, evidence: try await skills.skillEvidence(tenant: tenant)).byCluster
        records = [:]
        for candidate in try await skills.candidates(tenant: tenant) { add(candidate) }
    }

    mutating func add(_ candidate: CandidateRecord) {
        owners[candidate.name] = owners[candidate.name] ?? candidate.cluster
        records[candidate.cluster] = candidate
    }

    /// Whether there is a draft of just this evidence.
    func isDrafted(_ evidence: DraftEvidence) -> Bool {
        let digest = records[evidence.cluster.id]?.evidenceDigest
        return digest == evidence.digest || digest == evidence.modelDigest
    }

    /// Whether a model may still make more of what is there: a draft without one that was not let pass.
    func mayGain(_ evidence: DraftEvidence) -> Bool {
        guard let record = records[evidence.cluster.id], record.evidenceDigest == evidence.digest else {
            return false
        }
        return record.status == .refused || record.status == .drafted
    }

    func skill(of cluster: Cluster.ID) -> String? { skills[cluster] }

    func taken(besides cluster: Cluster.ID) -> Set<String> { Set(owners.filter { $0.value != cluster }.keys) }
}
