internal import API
internal import Corrections
internal import Events
internal import Gates
internal import Store

/// One run through all stages for one tenant.
///
/// Every stage reads what waits for it from the store and marks its work there, so a run that was cut off is
/// picked up by the next one where it was.
struct GenerationRun {
    let events: any EventStore
    let skills: any SkillStore
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
    let save: @Sendable (StageProgress) async throws -> Void

    func run() async throws -> GenerationReport {
        let sessions = try await Collect(events: events, tenant: tenant, progress: reporter(.collect)).run()
        let lines = try await Detect(
            events: events, skills: skills, detector: detector, edits: edits, tenant: tenant,
            progress: reporter(.detect)
        ).run(sessions)
        let clusters = try await ClusterStage(
            skills: skills, embeddings: embeddings, tenant: tenant, now: now, progress: reporter(.cluster)
        ).run()
        try await DraftStage(
            skills: skills, detector: detector, gatekeeper: gatekeeper, desk: desk, rules: repositoryRules,
            tenant: tenant, progress: reporter(.draft)
        ).run(clusters)
        let judged = try await Judge(
            events: events, skills: skills, gatekeeper: gatekeeper, desk: desk, rules: repositoryRules,
            tenant: tenant,
            progress: reporter(.judge)
        ).run(clusters)
        let approved = try await Promote(
            skills: skills, tenant: tenant, now: now, progress: reporter(.promote)
        )
        .run(judged)
        _ = try await Standing(events: events, skills: skills, tenant: tenant, now: now).run(clusters)
        return try await report(lines, sessions, clusters, judged, approved)
    }

    private var repositoryRules: RepositoryRules { RepositoryRules(source: rules, tenant: tenant) }

    private func reporter(_ stage: Stage) -> StageReporter { StageReporter(stage: stage, save: save) }

    private func report(
        _ lines: [GenerationReport.SessionLine], _ sessions: [Session], _ clusters: [Cluster],
        _ judged: [CandidateRecord], _ approved: [String]
    ) async throws -> GenerationReport {
        let read = Set(sessions.map(\.key))
        let all = try await skills.corrections(tenant: tenant)
        let library = try await skills.skills(tenant: tenant).filter { $0.status == .approved }.map(\.id)
        let byMember = clusters.reduce(into: [Correction.ID: Cluster.ID]()) { owners, cluster in
            for member in cluster.members { owners[member] = cluster.id }
        }
        var report = GenerationReport()
        report.sessions = lines
        report.corrections = all.filter { read.contains($0.session) }.map { correction in
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
        let notices = (await embeddings?.notices ?? []) + (await desk?.notices ?? [])
        report.notices = notices.isEmpty ? nil : notices
        return report
    }
}
