package import Events

/// What is kept of a skill over time, and what a tenant changed of the gates.
package protocol LifecycleStore: Sendable {
    /// All versions of a skill, the oldest first.
    func versions(of skill: String, tenant: TenantID) async throws -> [SkillVersion]
    /// The text of each skill whose newest version a person wrote, or took a draft into; no run replaces it.
    func manualTexts(tenant: TenantID) async throws -> [ManualText]
    /// Lets a person's text follow the version that was looked at, in one transaction.
    ///
    /// - Returns: Nil where nothing has that name.
    func edit(
        _ skill: String, tenant: TenantID, make: @escaping @Sendable (SkillRecord) throws -> SkillEdit?
    ) async throws -> SkillRecord?

    func gateOverrides(tenant: TenantID) async throws -> [GateOverride]
    /// Sets or, where its value is nil, unsets a parameter, and keeps who did.
    func change(_ gate: GateChange, tenant: TenantID) async throws
    /// What was changed, the last first.
    func gateChanges(limit: Int, tenant: TenantID) async throws -> [GateChange]

    /// How often agents took each skill up, by its name.
    func activations(tenant: TenantID) async throws -> [String: SkillActivations]
    func effects(tenant: TenantID) async throws -> [SkillEffectRecord]
    /// Keeps a measurement and, where it ends the skill's service, the skill and the decision with it.
    ///
    /// - Returns: False where somebody changed the skill meanwhile; then nothing is stored.
    func save(
        _ effect: SkillEffectRecord, demoting: (skill: SkillRecord, decision: SkillDecision)?,
        tenant: TenantID
    ) async throws -> Bool

    /// The corrections that each skill was made from, all its versions together.
    func skillEvidence(tenant: TenantID) async throws -> [String: Set<Correction.ID>]
    /// Says in which clusters skills' corrections are by now.
    func rehome(_ homes: [String: Cluster.ID], tenant: TenantID) async throws
    /// Which skills are proposed to be retired, open or answered, by their ids.
    func proposals(tenant: TenantID) async throws -> [RetirementProposal]
    /// Replaces all proposals; one that was there already keeps its time.
    func replaceProposals(_ proposals: [RetirementProposal], tenant: TenantID) async throws
    /// Keeps a skill that is no longer needed as retired, with the decision.
    ///
    /// - Returns: False where somebody changed the skill meanwhile; then nothing is stored.
    func retire(_ skill: SkillRecord, because decision: SkillDecision, tenant: TenantID) async throws -> Bool
}

/// One text that a skill had; never changed, never removed.
package struct SkillVersion: Sendable, Codable, Equatable {
    package enum Origin: String, Sendable, Codable {
        /// Drafted from corrections.
        case run
        /// Written by a person; no run replaces it.
        case person
        /// Drafted from corrections and, by a person's approval, merged into what a person wrote; no run replaces it.
        case merged
    }

    package var skill: String
    package var version: Int
    package var origin: Origin
    /// The name of the key by which it was approved or written; nil where the gates alone let it through.
    package var author: String?
    package var digest: String
    package var markdown: String
    package var createdAt: Timestamp
    /// What its author said of it.
    package var note: String?

    package init(
        skill: String, version: Int, origin: Origin, author: String?, digest: String, markdown: String,
        createdAt: Timestamp, note: String? = nil
    ) {
        self.skill = skill
        self.version = version
        self.origin = origin
        self.author = author
        self.digest = digest
        self.markdown = markdown
        self.createdAt = createdAt
        self.note = note
    }
}

/// A person's text for a skill, and the version that keeps it.
package struct SkillEdit: Sendable {
    package var skill: SkillRecord
    package var version: SkillVersion

    package init(skill: SkillRecord, version: SkillVersion) {
        self.skill = skill
        self.version = version
    }
}

/// How often agents took a skill up.
package struct SkillActivations: Sendable, Codable, Equatable {
    package var count: Int
    package var sessions: Int
    package var lastAt: Timestamp?

    package init(count: Int = 0, sessions: Int = 0, lastAt: Timestamp? = nil) {
        self.count = count
        self.sessions = sessions
        self.lastAt = lastAt
    }
}
