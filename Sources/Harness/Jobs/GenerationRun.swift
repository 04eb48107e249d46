internal import API
internal import Corrections
internal import Events
internal import Gates
internal import Store

/// One run through all stages for one tenant.
///
/// Every stage reads what waits for it from the store and marks its work there, so a run that was cut off is
/// picked up by the next attempt where it was, and what an earlier attempt did is in the report too.
struct GenerationRun {
    let events: any EventStore
    let ledger: RunLedger
    let detector: Detector
    let gatekeeper: Gatekeeper
    let edits: (any EditSource)?
    let rules: (any RulesSource)?
    /// Nil where there is no model.
    let desk: ModelDesk?
    /// Nil where nobody says what corrections mean.
    let embeddings: EmbeddingDesk?
    let tenant: TenantID
    let now: Timestamp

    /// The store, as long as the job is ours.
    private var skills: any SkillStore { ledger.store() }

    func run() async throws -> GenerationReport {
        let sessions = try await Collect(events: events, tenant: tenant, progress: reporter(.collect)).run()
        let read = try await Detect(
            events: events, detector: detector, edits: edits, tenant: tenant,
            progress: reporter(.detect)
        ).run(sessions)
        let clusters = try await ClusterStage(
            skills: skills, embeddings: embeddings, tenant: tenant, now: now, progress: reporter(.cluster)
        ).run()
        try await Rehoming(skills: skills, tenant: tenant).run(clusters)
        let rules = try await repositoryRules()
        try await DraftStage(
            skills: skills, detector: detector, gatekeeper: gatekeeper, desk: desk, rules: rules,
            tenant: tenant, progress: reporter(.draft)
        ).run(clusters)
        let judged = try await Judge(
            events: events, skills: skills, gatekeeper: gatekeeper, desk: desk, rules: rules,
            tenant: tenant,
            progress: reporter(.judge)
        ).run(clusters)
        let approved = try await Promote(
            skills: skills, tenant: tenant, now: now, progress: reporter(.promote)
        )
        .run(judged)
        let told = try await LifecycleStep(
            events: events, skills: skills, gatekeeper: gatekeeper, rules: rules, tenant: tenant,
            now: now
        ).run(clusters)
        var report = try await report(read, clusters, judged, approved)
        report.lifecycle = told.isEmpty ? nil : told
        return report
    }

    private func repositoryRules() async throws -> RepositoryRules {
        guard let rules else { return RepositoryRules(source: nil, tenant: tenant) }
        return RepositoryRules(
            source: rules, tenant: tenant,
            sessions: try await events.sessions(tenant: tenant, unhandledOnly: false),
            own: Set(try await skills.skills(tenant: tenant).map(\.id)))
    }

    private func reporter(_ stage: Stage) -> StageReporter { StageReporter(stage: stage, ledger: ledger) }

    private func report(
        _ read: SessionsRead, _ clusters: [Cluster], _ judged: [CandidateRecord], _ approved: [String]
    ) async throws -> GenerationReport {
        let all = try await skills.corrections(tenant: tenant)
        let library = try await skills.skills(tenant: tenant).filter { $0.status == .approved }.map(\.id)
        let byMember = clusters.reduce(into: [Correction.ID: Cluster.ID]()) { owners, cluster in
            for member in cluster.members { owners[member] = cluster.id }
        }
        var report = GenerationReport()
        report.sessions = read.lines
        report.corrections = all.filter { read.keys.contains($0.session.description) }.map { correction in
            .init(correction, isDurable: detector.isDurable(correction), cluster: byMember[correction.id])
        }
        report.clusters = clusters.count
        report.candidates = judged.compactMap { candidate in
            clusters.first { $0.id == candidate.cluster }.map {
                .init(
                    $0, name: candidate.name, instruction: candidate.sentences.first?.text,
                    status: candidate.status.rawValue, verdicts: candidate.verdicts)
            }
        }
        report.approved = approved
        report.library = library
        let notices = await notices
        report.notices = notices.isEmpty ? nil : notices
        return report
    }

    private var notices: [String] {
        get async {
            let aside = ledger.setAside
            let own =
                "\(counted(aside, "item")) could not be done and set aside: 'moda jobs dead list' says why"
            return await (embeddings?.notices ?? []) + (desk?.notices ?? []) + (aside > 0 ? [own] : [])
        }
    }
}
