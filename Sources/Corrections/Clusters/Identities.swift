internal import Events

/// Decides which new group carries on which earlier cluster.
struct Identities {
    private let previous: [Cluster]

    init(_ previous: [Cluster]) { self.previous = previous }

    /// One id a group: that of the earlier cluster with the largest overlap, each given once; ties by id.
    ///
    /// A group without an ancestor, and the smaller parts of a split, take an id from their oldest member.
    func ids(of groups: [[Correction.ID]]) -> [String] {
        var homes: [Correction.ID: Int] = [:]
        for (number, group) in groups.enumerated() {
            for member in group { homes[member] = number }
        }
        var claims: [Claim] = []
        for cluster in previous {
            let overlaps = Dictionary(grouping: cluster.members.compactMap { homes[$0] }) { $0 }
            for (group, shared) in overlaps {
                claims.append(Claim(shared: shared.count, id: cluster.id, group: group))
            }
        }
        var ids = [String?](repeating: nil, count: groups.count)
        var taken: Set<String> = []
        for claim in claims.sorted() where ids[claim.group] == nil && taken.insert(claim.id).inserted {
            ids[claim.group] = claim.id
        }
        return zip(groups, ids).map { group, id in id ?? fresh(group, &taken) }
    }

    /// The id of a new cluster; told apart from an earlier one that began with the same member and went elsewhere.
    private func fresh(_ group: [Correction.ID], _ taken: inout Set<String>) -> String {
        var id = ContentID.make("cluster", group.first ?? "")
        while !taken.insert(id).inserted { id = ContentID.make("cluster", id) }
        return id
    }

    private struct Claim: Comparable {
        var shared: Int
        var id: String
        var group: Int

        static func < (left: Claim, right: Claim) -> Bool {
            (-left.shared, left.id, left.group) < (-right.shared, right.id, right.group)
        }
    }
}
