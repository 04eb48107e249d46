package import Events
package import Skills

/// A draft that wants to become a skill, with everything that it was drafted from.
package struct Candidate: Sendable {
    package var draft: Draft
    package var cluster: Cluster
    /// The cluster's corrections; others are ignored.
    package var corrections: [Correction]

    package init(draft: Draft, cluster: Cluster, corrections: [Correction]) {
        let members = Set(cluster.members)
        self.draft = draft
        self.cluster = cluster
        self.corrections = corrections.filter { members.contains($0.id) }
    }
}
