internal import Events
internal import Gates
internal import Store

/// Measures what became of each approved skill's correction, and takes back what does not help.
///
/// Runs after every promotion, on all sessions that were read so far; a skill that it took back returns only by a
/// person, and is then measured from that moment on, so that it cannot flap.
struct Standing {
    let events: any EventStore
    let skills: any SkillStore
    let gatekeeper: Gatekeeper
    let tenant: TenantID
    let now: Timestamp

    /// What a run's report tells of it.
    struct Outcome {
        /// The skills that were taken back, with the reasons.
        var demoted: [(skill: String, reason: String)] = []
        /// Those that no agent takes up.
        var silent: [(skill: String, silence: SkillSilence)] = []
    }

    func run(_ families: [String: Lineage.Family]) async throws -> Outcome {
        let served = try await skills.skills(tenant: tenant).filter { $0.status == .approved }
        guard !served.isEmpty else { return Outcome() }
        let facts = try await facts()
        let last = Dictionary(
            try await skills.effects(tenant: tenant).map { ($0.skill, $0) },
            uniquingKeysWith: { first, _ in first })
        var watch = SilenceWatch(
            events: events, tenant: tenant, rule: gatekeeper.standing, skills: served,
            activations: try await skills.activations(tenant: tenant), now: now)
        let judgement = EffectJudgement(gatekeeper.standing)
        var outcome = Outcome()
        for skill in served {
            guard let family = families[skill.id], let cluster = family.joined(facts.corrections) else {
                continue
            }
            var measured = measure(skill, cluster, try await service(of: skill), facts)
            measured.clusters = family.clusters.map(\.id).sorted()
            measured.scope = cluster.scope
            measured.silence = try await watch.silence(
                of: skill, since: measured.servedSince, cluster, facts.sessions, facts.sessionOf)
            let record = judgement.next(measured, after: last[skill.id])
            let isOver = judgement.demotes(record)
            let demotion = isOver ? demotion(of: skill, record, cluster, judgement) : nil
            guard try await skills.save(record, demoting: demotion, tenant: tenant) else { continue }
            if let demotion { outcome.demoted.append((skill.id, demotion.decision.reason ?? "")) }
            if !isOver, let silence = record.silence, silence.isTold {
                outcome.silent.append((skill.id, silence))
            }
        }
        return outcome
    }

    private struct Facts {
        let corrections: [Correction]
        let sessions: [Session]
        let sessionOf: [Correction.ID: SessionKey]
    }

    private func facts() async throws -> Facts {
        let subagents = try await events.subagentSessions(tenant: tenant)
        let sessions = try await events.sessions(tenant: tenant, unhandledOnly: false).filter {
            !$0.isUnhandled && !subagents.contains($0.key.id)
        }
        let corrections = try await skills.corrections(tenant: tenant)
        return Facts(
            corrections: corrections, sessions: sessions,
            sessionOf: Dictionary(
                corrections.map { ($0.id, $0.session) }, uniquingKeysWith: { first, _ in first }))
    }

    /// When a skill was first served, and since when its present text is: since it came to be, or a person last
    /// approved it.
    private func service(of skill: SkillRecord) async throws -> (first: Timestamp, since: Timestamp) {
        let versions = try await skills.versions(of: skill.id, tenant: tenant)
        let first = versions.first?.createdAt ?? skill.updatedAt
        let present = versions.last { $0.version == skill.version }?.createdAt ?? first
        let approved = try await skills.decisions(of: skill.id, tenant: tenant).last { $0.action == .approve }
        return (first, max(present, approved?.at ?? present))
    }

    private func measure(
        _ skill: SkillRecord, _ cluster: Cluster, _ service: (first: Timestamp, since: Timestamp),
        _ facts: Facts
    ) -> SkillEffectRecord {
        let corrected = Set(cluster.members.compactMap { facts.sessionOf[$0] })
        let count = ChanceCount(
            sessions: facts.sessions, scope: cluster.scope, corrected: corrected, before: service.first,
            since: service.since)
        var record = SkillEffectRecord(
            skill: skill.id, version: skill.version, servedSince: service.since, measuredAt: now,
            before: count.before, after: count.after, standing: .unknown)
        record.daysAfter = count.daysAfter
        return record
    }

    private func demotion(
        of skill: SkillRecord, _ record: SkillEffectRecord, _ cluster: Cluster, _ judgement: EffectJudgement
    ) -> (skill: SkillRecord, decision: SkillDecision) {
        var taken = skill
        taken.status = judgement.demotedStatus
        taken.updatedAt = now
        return (taken, .ownRetirement(of: skill, cluster, because: judgement.reason(record), at: now))
    }
}

extension SkillDecision {
    /// That moda itself takes a skill back.
    static func ownRetirement(
        of skill: SkillRecord, _ cluster: Cluster, because reason: String, at now: Timestamp
    ) -> SkillDecision {
        var decision = SkillDecision(
            skill: skill.id, cluster: skill.cluster, action: .retire, at: now, keyID: "", keyName: "moda",
            version: skill.version, digest: skill.digest, evidence: cluster.members)
        decision.reason = reason
        decision.text = skill.markdown
        return decision
    }
}
