package import Events

extension Library {
    /// The library as a candidate meets it: the clusters that it is made of are no rivals of it, and what these
    /// contradict, its own cluster does.
    package func beside(_ cluster: Cluster) -> Library {
        let members = Set(cluster.members)
        let own = Set(
            rivals.filter { $0.id == cluster.id || !members.isDisjoint(with: $0.members) }.map(\.id))
        var others = self
        others.rivals.removeAll { own.contains($0.id) }
        others.contradictions = contradictions.map { pair in
            ClusterContradiction(
                own.contains(pair.one) ? cluster.id : pair.one,
                own.contains(pair.other) ? cluster.id : pair.other)
        }
        return others
    }

    /// The clusters that the clustering found to ask for the opposite of one.
    func opponents(of cluster: Cluster.ID) -> Set<Cluster.ID> {
        contradictions.reduce(into: []) { found, pair in
            if pair.one == cluster { found.insert(pair.other) }
            if pair.other == cluster { found.insert(pair.one) }
        }
    }
}
