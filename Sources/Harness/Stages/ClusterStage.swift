internal import Corrections
internal import Events
internal import Store

/// Groups the tenant's corrections by the instruction that they imply.
///
/// Not only those that sound as if they held beyond their task: that people say a thing again is the best
/// sign that it does; what stays without meaning for next time ("it still fails") is for the gates to tell.
struct ClusterStage {
    let skills: any SkillStore
    let tenant: TenantID
    let progress: StageReporter

    func run() async throws -> [Cluster] {
        let corrections = try await skills.corrections(tenant: tenant)
        let previous = try await skills.clusters(tenant: tenant)
        let clusters = Clustering().clusters(of: corrections, keeping: previous)
        if clusters != previous { try await skills.replaceClusters(clusters, tenant: tenant) }
        let repeated = clusters.count { $0.recurrence.sessions > 1 }
        let found =
            "\(counted(clusters.count, "cluster")) of \(counted(corrections.count, "correction")), "
            + "\(repeated) seen in several sessions"
        try await progress.report(corrections.count, of: corrections.count, found: found, isOver: true)
        return clusters
    }
}
