package import Events

/// Who became whom between two partitions.
package enum Successions {
    /// One entry for each earlier cluster and each cluster of another id that has members of it now; by their ids.
    package static func between(_ previous: [Cluster], _ clusters: [Cluster], at: Timestamp)
        -> [ClusterSuccession]
    {
        var homes: [Correction.ID: Cluster.ID] = [:]
        for cluster in clusters {
            for member in cluster.members { homes[member] = cluster.id }
        }
        return previous.sorted { $0.id < $1.id }.flatMap { old -> [ClusterSuccession] in
            let heirs = Set(old.members.compactMap { homes[$0] }).sorted()
            if heirs.isEmpty {
                return [ClusterSuccession(previous: old.id, next: nil, change: .ended, at: at)]
            }
            let change: ClusterSuccession.Change = heirs.count == 1 ? .merged : .split
            return heirs.filter { $0 != old.id }.map {
                ClusterSuccession(previous: old.id, next: $0, change: change, at: at)
            }
        }
    }
}
