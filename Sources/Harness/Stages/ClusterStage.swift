internal import Corrections
internal import Events
internal import Store

/// Groups all durable corrections of the tenant by the instruction that they imply.
struct ClusterStage {
    let skills: any SkillStore
    let detector: Detector
    let tenant: TenantID
    let progress: StageReporter

    func run() async throws -> [Cluster] {
        let durable = try await skills.corrections(tenant: tenant).filter(detector.isDurable)
        let previous = try await skills.clusters(tenant: tenant)
        let clusters = Clustering().clusters(of: durable, keeping: previous)
        if clusters != previous { try await skills.replaceClusters(clusters, tenant: tenant) }
        let repeated = clusters.count { $0.recurrence.sessions > 1 }
        let found =
            "\(counted(clusters.count, "cluster")) of \(counted(durable.count, "durable correction")), "
            + "\(repeated) seen in several sessions"
        try await progress.report(durable.count, of: durable.count, found: found, isOver: true)
        return clusters
    }
}
