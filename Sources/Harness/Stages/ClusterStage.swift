internal import Corrections
internal import Events
internal import Store

/// Groups the tenant's corrections by the instruction that they imply.
///
/// Not only those that sound as if they held beyond their task: that people say a thing again is the best
/// sign that it does; what stays without meaning for next time ("it still fails") is for the gates to tell.
struct ClusterStage {
    let skills: any SkillStore
    /// Nil where nobody says what corrections mean.
    let embeddings: EmbeddingDesk?
    let tenant: TenantID
    let now: Timestamp
    let progress: StageReporter

    func run() async throws -> [Cluster] {
        let corrections = try await skills.corrections(tenant: tenant)
        let previous = try await skills.clusters(tenant: tenant)
        let work = try await skills.workedFiles(tenant: tenant)
        let result = Clustering().run(
            on: corrections, keeping: previous, work: work,
            meanings: try await embeddings?.meanings(of: corrections))
        try await keep(result, after: previous)
        let clusters = result.clusters
        let repeated = clusters.count { $0.recurrence.sessions > 1 }
        let found =
            "\(counted(clusters.count, "cluster")) of \(counted(corrections.count, "correction")), "
            + "\(repeated) seen in several sessions"
        try await progress.report(corrections.count, of: corrections.count, found: found, isOver: true)
        return clusters
    }

    /// Stores what has changed, if anything has.
    private func keep(_ result: Clustering.Result, after previous: [Cluster]) async throws {
        let known = try await skills.clusterContradictions(tenant: tenant)
        let isSame = result.clusters.sorted { $0.id < $1.id } == previous && result.contradictions == known
        guard !isSame else { return }
        try await skills.replaceClusters(
            result.clusters, contradictions: result.contradictions,
            successions: Successions.between(previous, result.clusters, at: now), tenant: tenant)
    }
}
