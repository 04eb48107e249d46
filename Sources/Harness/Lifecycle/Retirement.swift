internal import Events
internal import Gates
internal import Skills
internal import Store

/// Proposes to retire approved skills that are no longer needed: those of one repository whose rules files say it by
/// now, and of two whose corrections became one cluster the one that rests on fewer.
///
/// A person decides, or the tenant's setting does (`gates/retirement.yaml`); by default it is only told.
struct Retirement {
    let skills: any SkillStore
    let gatekeeper: Gatekeeper
    let rules: RepositoryRules
    let tenant: TenantID
    let now: Timestamp

    /// What a run's report tells of it.
    struct Outcome {
        var retired: [RetirementProposal] = []
        /// Those that nobody has answered.
        var open: [RetirementProposal] = []
    }

    func run(_ families: [String: Lineage.Family]) async throws -> Outcome {
        let served = try await skills.skills(tenant: tenant).filter { $0.status == .approved }
        let corrections = try await skills.corrections(tenant: tenant)
        let known = try await skills.proposals(tenant: tenant)
        var found = merged(served, try await skills.skillEvidence(tenant: tenant))
        for skill in served {
            guard let cluster = families[skill.id]?.joined(corrections),
                case .repository(let repository) = cluster.scope
            else { continue }
            found += await said(skill, in: repository, known)
        }
        try await skills.replaceProposals(found, tenant: tenant)
        return try await carriedOut(families, corrections)
    }

    private func merged(
        _ served: [SkillRecord], _ evidence: [String: Set<Correction.ID>]
    ) -> [RetirementProposal] {
        let keepers = Keepers(served, evidence: evidence).byCluster
        return served.compactMap { skill in
            guard let keeper = keepers[skill.cluster], keeper != skill.id else { return nil }
            return RetirementProposal(
                skill: skill.id, kind: .merged, subject: keeper,
                reason:
                    "its corrections and those of \(keeper) are about the same by now, and \(keeper) rests on more",
                since: now)
        }
    }

    /// What is unknown now stays as it was known last.
    private func said(
        _ skill: SkillRecord, in repository: String, _ known: [RetirementProposal]
    ) async -> [RetirementProposal] {
        let last = known.filter { $0.skill == skill.id && $0.kind == .said && $0.subject == repository }
        guard let reading = await rules.reading(of: repository) else { return last }
        // A skill whose text cannot be read any more is nothing to be compared with.
        guard let document = try? SkillDocument.parse(skill.markdown, folder: skill.id) else { return [] }
        // What one folder says, the rest of the repository does not.
        let lines = reading.lines.filter { $0.folder == nil }
        guard let line = gatekeeper.line(saying: document, among: lines) else {
            return reading.unread.isEmpty ? [] : last
        }
        let quoted = PlainWords.line(line.text, limit: 120)
        return [
            RetirementProposal(
                skill: skill.id, kind: .said, subject: repository,
                reason: "\(line.place) in \(repository) says it by now: \"\(quoted)\"", since: now)
        ]
    }

    private func carriedOut(
        _ families: [String: Lineage.Family], _ corrections: [Correction]
    ) async throws -> Outcome {
        let decisions = try await skills.decisions(of: nil, tenant: tenant)
        let rule = gatekeeper.retirement
        var outcome = Outcome()
        for proposal in try await skills.proposals(tenant: tenant) where proposal.isOpen(after: decisions) {
            let isDue = proposal.kind == .said ? rule.retiresSaid : rule.retiresMerged
            guard isDue, let skill = try await skills.skill(proposal.skill, tenant: tenant),
                skill.status == .approved, let cluster = families[skill.id]?.joined(corrections)
            else {
                if !isDue { outcome.open.append(proposal) }
                continue
            }
            var retired = skill
            retired.status = .retired
            retired.updatedAt = now
            var decision = SkillDecision.ownRetirement(
                of: skill, cluster, because: proposal.reason, at: now)
            // The other skill goes on with these corrections.
            if proposal.kind == .merged { decision.evidence = [] }
            if try await skills.retire(retired, because: decision, tenant: tenant) {
                outcome.retired.append(proposal)
            }
        }
        return outcome
    }
}
