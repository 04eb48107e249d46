internal import Events

extension Cluster {
    /// The cluster with another one's corrections, counted anew; it keeps its own id and instruction.
    ///
    /// For a new version of a skill that two clusters ask for: what both show decides where it holds.
    func joined(with other: Cluster, members all: [Correction]) -> Cluster {
        let ids = Set(members + other.members)
        let members = all.filter { ids.contains($0.id) }.sorted { ($0.at, $0.id) < ($1.at, $1.id) }
        let repositories = Set(members.compactMap(\.repository))
        var joined = self
        joined.members = members.map(\.id)
        joined.recurrence = Recurrence(of: members)
        joined.scope =
            repositories.count == 1 ? repositories.first.map(Scope.repository) ?? .everywhere : .everywhere
        joined.files = files == other.files ? files : nil
        return joined
    }
}
