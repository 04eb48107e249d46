/// Two clusters of one tenant that ask for opposite things.
package struct ClusterContradiction: Sendable, Codable, Hashable, Comparable {
    /// The smaller of the two ids, and the larger.
    package let one: Cluster.ID
    package let other: Cluster.ID

    package init(_ one: Cluster.ID, _ other: Cluster.ID) {
        self.one = min(one, other)
        self.other = max(one, other)
    }

    package static func < (left: ClusterContradiction, right: ClusterContradiction) -> Bool {
        (left.one, left.other) < (right.one, right.other)
    }
}
