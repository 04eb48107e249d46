/// What became of a cluster when corrections were grouped anew.
package struct ClusterSuccession: Sendable, Codable, Equatable {
    package enum Change: String, Sendable, Codable, CaseIterable {
        /// All of it that is left went into another cluster, whose id lives on.
        case merged
        /// A part of it went into another cluster, new or older.
        case split
        /// None of its corrections is left.
        case ended
    }

    package var previous: Cluster.ID
    /// The cluster that has its members now, or some of them; nil where there is none.
    package var next: Cluster.ID?
    package var change: Change
    package var at: Timestamp

    package init(previous: Cluster.ID, next: Cluster.ID?, change: Change, at: Timestamp) {
        self.previous = previous
        self.next = next
        self.change = change
        self.at = at
    }
}
