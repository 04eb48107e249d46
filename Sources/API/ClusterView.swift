package import Events

/// The answer of `GET /v1/clusters`.
package struct ClusterList: Sendable, Codable, Equatable {
    /// The most repeated first.
    package var clusters: [ClusterView]
    /// For `after`; nil where these are the last.
    package var next: String?

    package init(clusters: [ClusterView], next: String? = nil) {
        self.clusters = clusters
        self.next = next
    }
}

/// Corrections that imply one instruction.
package struct ClusterView: Sendable, Codable, Equatable {
    package var id: Cluster.ID
    package var instruction: String
    package var recurrence: Recurrence
    package var scope: Scope
    /// In which files it holds; nil where nothing sets them apart from all other work.
    package var files: FileScope?
    /// Clusters that ask for the opposite.
    package var contradicts: [Cluster.ID]

    package init(_ cluster: Cluster, contradicts: [Cluster.ID]) {
        id = cluster.id
        instruction = cluster.instruction
        recurrence = cluster.recurrence
        scope = cluster.scope
        files = cluster.files
        self.contradicts = contradicts
    }
}

/// The answer of `GET /v1/clusters/{id}`.
package struct ClusterDetail: Sendable, Codable, Equatable {
    /// Nil where it is no more.
    package var cluster: ClusterView?
    /// The corrections in it, the oldest first.
    package var members: [Correction.ID]
    /// What became of it or of parts of it, the oldest change first.
    package var successions: [SuccessionView]

    package init(cluster: ClusterView?, members: [Correction.ID], successions: [SuccessionView]) {
        self.cluster = cluster
        self.members = members
        self.successions = successions
    }
}

/// One change in what a cluster is part of.
package struct SuccessionView: Sendable, Codable, Equatable {
    package var change: ClusterSuccession.Change
    /// Nil where none of its corrections is left.
    package var next: Cluster.ID?
    package var at: String

    package init(_ succession: ClusterSuccession) {
        change = succession.change
        next = succession.next
        at = succession.at.rfc3339
    }
}
