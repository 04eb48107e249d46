package import Events

/// What an agent was asked and did before somebody corrected it.
///
/// There a skill against that correction has to come to mind; drafts are made of the corrections' words, not of
/// these.
package struct Situation: Sendable, Equatable {
    package var cluster: Cluster.ID
    package var text: String

    package init(cluster: Cluster.ID, text: String) {
        self.cluster = cluster
        self.text = text
    }
}
