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
    /// Replaces what is known of the files that a session worked on.
    func saveWorkedFiles(_ files: WorkedFiles, of session: SessionKey, tenant: TenantID) async throws
    /// By repository, "" for sessions of none that is known: the files that all its sessions worked on.
    func workedFiles(tenant: TenantID) async throws -> [String: WorkedFiles]
    /// By their ids.
    func clusterContradictions(tenant: TenantID) async throws -> [ClusterContradiction]
    /// What became of the clusters of a tenant, or of one of them, the oldest change first.
    func clusterSuccessions(of cluster: Cluster.ID?, tenant: TenantID) async throws -> [ClusterSuccession]
}
