internal import Events
internal import Store

/// Measures what became of each approved skill's correction, and takes back what does not help.
///
/// Runs after every promotion, on all sessions that were read so far; a skill that it took back returns only by a
/// person, and is then measured from that moment on, so that it cannot flap.
struct Standing {
    let events: any EventStore
    let skills: any SkillStore
    var judgement = EffectJudgement()
    var policy = DemotionPolicy.propose
    let tenant: TenantID
    let now: Timestamp

    /// The ids of the skills that were taken back.
    func run(_ clusters: [Cluster]) async throws -> [String] {
        let served = try await skills.skills(tenant: tenant).filter { $0.status == .approved }
        guard !served.isEmpty else { return [] }
        let facts = try await facts(clusters)
        let last = Dictionary(
            try await skills.effects(tenant: tenant).map { ($0.skill, $0) },
            uniquingKeysWith: { first, _ in first })
        var demoted: [String] = []
        for skill in served {
            guard let cluster = facts.clusters[skill.cluster] else { continue }
            let since = try await servedSince(skill)
            let measured = measure(skill, cluster, since, facts)
            let record = judgement.next(measured, after: last[skill.id])
            let isOver = judgement.demotes(record)
            let demotion = isOver ? demotion(of: skill, record, cluster) : nil
            let isSaved = try await skills.save(record, demoting: demotion, tenant: tenant)
            if isSaved, isOver { demoted.append(skill.id) }
        }
        return demoted
    }

    private struct Facts {
        let clusters: [Cluster.ID: Cluster]
        let sessions: [Session]
        let sessionOf: [Correction.ID: SessionKey]
    }

    private func facts(_ clusters: [Cluster]) async throws -> Facts {
        let subagents = try await events.subagentSessions(tenant: tenant)
        let sessions = try await events.sessions(tenant: tenant, unhandledOnly: false).filter {
            !$0.isUnhandled && !subagents.contains($0.key.id)
        }
        let corrections = try await skills.corrections(tenant: tenant)
        return Facts(
            clusters: Dictionary(clusters.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }),
            sessions: sessions,
            sessionOf: Dictionary(
                corrections.map { ($0.id, $0.session) }, uniquingKeysWith: { first, _ in first }))
    }

    /// The last approval by a person, or else when the text that is served now came to be.
    private func servedSince(_ skill: SkillRecord) async throws -> Timestamp {
        let first = try await skills.versions(of: skill.id, tenant: tenant).first?.createdAt
        let approved = try await skills.decisions(of: skill.id, tenant: tenant).last { $0.action == .approve }
        return approved?.at ?? first ?? skill.updatedAt
    }

    private func measure(
        _ skill: SkillRecord, _ cluster: Cluster, _ since: Timestamp, _ facts: Facts
    ) -> SkillEffectRecord {
        let corrected = Set(cluster.members.compactMap { facts.sessionOf[$0] })
        let count = ChanceCount(
            sessions: facts.sessions, scope: cluster.scope, corrected: corrected, since: since)
        return SkillEffectRecord(
            skill: skill.id, version: skill.version, servedSince: since, measuredAt: now,
            before: count.before, after: count.after, standing: .unknown)
    }

    private func demotion(
        of skill: SkillRecord, _ record: SkillEffectRecord, _ cluster: Cluster
    ) -> (skill: SkillRecord, decision: SkillDecision) {
        var taken = skill
        taken.status = policy.status
        taken.updatedAt = now
        var decision = SkillDecision(
            skill: skill.id, cluster: skill.cluster, action: .retire, at: now, keyID: "",
            keyName: "moda", version: skill.version, digest: skill.digest, evidence: cluster.members)
        decision.reason = judgement.reason(record)
        return (taken, decision)
    }
}
