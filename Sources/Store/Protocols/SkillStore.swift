package import Events

/// What persists of distillation: corrections, clusters (`ClusterStore`), candidates and skills.
package protocol SkillStore: ClusterStore, LifecycleStore, LibraryStore {
    /// Replaces a session's corrections and marks the session as read up to `revision`, in one transaction.
    func replaceCorrections(
        _ corrections: [Correction], of session: SessionKey, handled revision: Int64, tenant: TenantID
    ) async throws
    func corrections(tenant: TenantID) async throws -> [Correction]

    func candidates(tenant: TenantID) async throws -> [CandidateRecord]
    func saveCandidate(_ candidate: CandidateRecord, tenant: TenantID) async throws
    /// Removes the candidates of clusters that are no more.
    func keepCandidates(ofClusters clusters: Set<Cluster.ID>, tenant: TenantID) async throws

    func skills(tenant: TenantID) async throws -> [SkillRecord]
    func skill(_ id: String, tenant: TenantID) async throws -> SkillRecord?
    /// Stores the skill and the candidate that it came from, in one transaction.
    ///
    /// - Returns: False where somebody turned the candidate down or edited the skill meanwhile; then nothing is
    ///   stored.
    @discardableResult
    func promote(_ skill: SkillRecord, from candidate: CandidateRecord, tenant: TenantID) async throws -> Bool

    /// Lets a decision be made on what is there, and stores what it changes, in one transaction.
    ///
    /// - Returns: What is there after it, and what was newly decided; nil where nothing has that name.
    func review(
        _ id: String, tenant: TenantID, decide: @escaping @Sendable (ReviewSubject) throws -> ReviewOutcome
    ) async throws -> (subject: ReviewSubject, decision: SkillDecision?)?
    /// All decisions, or those of one skill, the oldest first.
    func decisions(of skill: String?, tenant: TenantID) async throws -> [SkillDecision]
}

/// A drafted skill and what the gates said of it: one a cluster.
package struct CandidateRecord: Sendable, Codable, Equatable {
    package enum Status: String, Sendable, Codable {
        /// Waits for the gates.
        case drafted
        /// Passed, and was made a skill.
        case promoted
        /// A gate asks for a person.
        case proposed
        /// A gate refused; drafted again when its cluster grows.
        case refused
    }

    package var cluster: Cluster.ID
    package var name: String
    package var description: String
    /// The whole SKILL.md.
    package var markdown: String
    /// The sentences that instruct, each with the corrections that it rests on.
    package var sentences: [CandidateSentence]
    /// Of the evidence from which it was drafted: drafting again is due when it changes.
    package var evidenceDigest: String
    package var status: Status
    package var verdicts: [GateVerdict]
    /// How the markdown came of merging the draft into a person's text; nil where it is the draft's own.
    ///
    /// Made where candidates are looked at and never stored, since the person's text may change meanwhile.
    package var merge: CandidateMerge?

    private enum CodingKeys: String, CodingKey {
        case cluster, name, description, markdown, sentences, evidenceDigest, status, verdicts
    }

    package init(
        cluster: Cluster.ID, name: String, description: String, markdown: String,
        sentences: [CandidateSentence],
        evidenceDigest: String, status: Status, verdicts: [GateVerdict] = []
    ) {
        self.cluster = cluster
        self.name = name
        self.description = description
        self.markdown = markdown
        self.sentences = sentences
        self.evidenceDigest = evidenceDigest
        self.status = status
        self.verdicts = verdicts
    }
}

/// A sentence of a draft with the ids of the corrections that say it.
package struct CandidateSentence: Sendable, Codable, Equatable {
    package var text: String
    package var evidence: [Correction.ID]

    package init(text: String, evidence: [Correction.ID]) {
        self.text = text
        self.evidence = evidence
    }
}

/// A skill as it is served.
package struct SkillRecord: Sendable, Codable, Equatable, Identifiable {
    package enum Status: String, Sendable, Codable, CaseIterable {
        case proposed, approved, rejected, retired
    }

    /// The Agent Skills name, unique in the tenant, equal to the skill's folder.
    package var id: String
    /// 1 for the first; grows with every change of the text.
    package var version: Int
    package var status: Status
    package var description: String
    package var markdown: String
    /// `sha256:` and 64 hex digits, of the markdown's bytes.
    package var digest: String
    package var cluster: Cluster.ID
    package var updatedAt: Timestamp

    package init(
        id: String, version: Int, status: Status, description: String, markdown: String, digest: String,
        cluster: Cluster.ID, updatedAt: Timestamp
    ) {
        self.id = id
        self.version = version
        self.status = status
        self.description = description
        self.markdown = markdown
        self.digest = digest
        self.cluster = cluster
        self.updatedAt = updatedAt
    }
}
