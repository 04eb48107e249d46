package import Events

/// What persists of the grouping of corrections.
package protocol ClusterStore: Sendable {
    func clusters(tenant: TenantID) async throws -> [Cluster]
    /// Replaces the whole partition and what contradicts what in it, and adds what became of earlier clusters, in
    /// one transaction.
    func replaceClusters(
        _ clusters: [Cluster], contradictions: [ClusterContradiction], successions: [ClusterSuccession],
        tenant: TenantID
    ) async throws
    /// By their ids.
    func clusterContradictions(tenant: TenantID) async throws -> [ClusterContradiction]
    /// What became of the clusters of a tenant, or of one of them, the oldest change first.
    func clusterSuccessions(of cluster: Cluster.ID?, tenant: TenantID) async throws -> [ClusterSuccession]
}
