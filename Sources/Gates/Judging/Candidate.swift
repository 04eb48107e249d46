package import Events
package import Skills

/// A draft that wants to become a skill, with everything that it was drafted from.
package struct Candidate: Sendable {
    package var draft: Draft
    package var cluster: Cluster
    /// The cluster's corrections; others are ignored.
    package var corrections: [Correction]
    /// The file that would be served, where there is one already; nil for what the draft renders to.
    package var file: String?
    /// What a replay of held-out corrections showed; nil where nobody replayed any.
    package var effect: EffectMeasurement?
    /// The approved skill of this cluster, whatever the cluster was called when that one was drafted.
    package var updates: String?

    package init(draft: Draft, cluster: Cluster, corrections: [Correction], file: String? = nil) {
        let members = Set(cluster.members)
        self.draft = draft
        self.file = file
        self.cluster = cluster
        self.corrections = corrections.filter { members.contains($0.id) }
    }
}
