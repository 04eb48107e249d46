internal import Corrections
internal import Events
internal import Gates
internal import Skills
internal import Store

/// Drafts a skill for each cluster whose evidence has changed since its last draft.
///
/// A cluster is drafted once it was seen in several sessions, or where a single correction sounds as if it
/// held beyond its task; the gates then say what it still lacks. The others are only remembered. What a person
/// turned down is drafted again once there is a correction that the person did not know. A cluster that says
/// nearly what an approved skill says is drafted together with that skill's own, as a new version of it.
struct DraftStage {
    let skills: any SkillStore
    let detector: Detector
    let gatekeeper: Gatekeeper
    /// Nil where there is no model.
    let desk: ModelDesk?
    let rules: RepositoryRules
    let tenant: TenantID
    let progress: StageReporter

    func run(_ all: [Cluster]) async throws {
        let corrections = try await skills.corrections(tenant: tenant)
        let byID = Dictionary(
            corrections.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let wanted = all.map { DraftEvidence(cluster: $0, members: $0.members.compactMap { byID[$0] }) }
            .filter(isWorthADraft).map(\.core)
        try await skills.keepCandidates(ofClusters: Set(wanted.map(\.cluster.id)), tenant: tenant)
        let turnedDown = TurnedDown(try await skills.decisions(of: nil, tenant: tenant))
        var names = try await NameBook(skills: skills, tenant: tenant)
        let table = try await table(all, corrections, turnedDown)
        let (finished, buried) = try await (
            Set(progress.finished().map { [$0.id, $0.version] }), progress.buried()
        )
        var drafted = finished.count
        // Oldest evidence first, so that names are given out in the same order on every run.
        for evidence in wanted.sorted(by: DraftEvidence.older) where !turnedDown.covers(evidence.cluster) {
            let item = progress.item(evidence.cluster.id, version: evidence.digest)
            guard !finished.contains([item.id, item.version]), buried[item.id] != item.version else {
                continue
            }
            let record = try await progress.attempt(item) {
                let record = try await table.draft(evidence, names)
                if let record {
                    try await progress.store(finishing: item).saveCandidate(record, tenant: tenant)
                }
                return record
            }
            guard case .some(.some(let record)) = record else { continue }
            names.add(record)
            drafted += 1
            try await progress.report(drafted, of: wanted.count, found: counted(drafted, "draft"))
        }
        let rest = drafted < wanted.count ? ", \(wanted.count - drafted) unchanged" : ""
        try await progress.report(
            wanted.count, of: wanted.count, found: counted(drafted, "draft") + rest + (await notices),
            isOver: true)
    }

    private func isWorthADraft(_ evidence: DraftEvidence) -> Bool {
        evidence.cluster.recurrence.sessions > 1 || evidence.members.contains(where: detector.isDurable)
    }

    private func table(
        _ clusters: [Cluster], _ corrections: [Correction], _ turnedDown: TurnedDown
    ) async throws -> DraftTable {
        let known = try await skills.skills(tenant: tenant)
        let approved = known.filter { $0.status == .approved }
        let gone = Set(known.filter { $0.status != .approved }.map(\.id))
        return DraftTable(
            skills: approved, clusters: clusters, corrections: corrections, gatekeeper: gatekeeper,
            desk: desk, rules: rules,
            turnedDown: turnedDown.documents(besides: Set(approved.map(\.id))).filter {
                gone.contains($0.name)
            })
    }

    private var notices: String {
        get async {
            let notices = await desk?.notices ?? []
            return notices.isEmpty ? "" : "; " + notices.joined(separator: "; ")
        }
    }
}
