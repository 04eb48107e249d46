package import Events
package import Store

/// What people turned down, rejected or retired, told by the corrections that it rested on: clusters change their
/// names and members, corrections do not.
package struct TurnedDown: Sendable {
    /// By correction, the last decision against a skill that rested on it.
    private let decisions: [Correction.ID: SkillDecision]

    /// - Parameter all: A tenant's decisions, the oldest first.
    package init(_ all: [SkillDecision]) {
        var decisions: [Correction.ID: SkillDecision] = [:]
        for decision in all {
            for correction in decision.evidence {
                decisions[correction] = decision.action == .approve ? nil : decision
            }
        }
        self.decisions = decisions
    }

    /// Whether there is nothing that the person who turned it down did not know.
    package func covers(_ cluster: Cluster) -> Bool {
        !cluster.members.isEmpty && cluster.members.allSatisfy { decisions[$0] != nil }
    }

    /// Why a person has to look at the cluster again, whatever the gates say; nil where nobody turned it down.
    package func objection(to cluster: Cluster) -> String? {
        let known = cluster.members.compactMap { decisions[$0] }
        guard let last = known.max(by: { $0.at < $1.at }) else { return nil }
        let what = last.action == .retire ? "retired" : "rejected"
        let new = counted(cluster.members.count - known.count, "correction")
        let why = last.reason.map { " (\"\($0)\")" } ?? ""
        return "\(last.keyName) \(what) it on \(last.at.dayText)\(why); new since then: \(new)"
    }
}
