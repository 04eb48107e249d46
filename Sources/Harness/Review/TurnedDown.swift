package import Events
internal import Gates
internal import Skills
package import Store

/// What people turned down, rejected or retired, and what moda took back: it comes back only by a person.
///
/// Known again by the corrections that it rested on, since clusters change their names and members and corrections
/// do not; by the name; and by what the text says, where other corrections ask for the same. The rule: without a
/// correction that is new since then nothing is drafted; with one, a person is asked whatever the gates say.
package struct TurnedDown: Sendable {
    /// By correction, the last decision against a skill that rested on it.
    private let decisions: [Correction.ID: SkillDecision]
    /// By name, the last decision, where it was against the skill.
    private let names: [String: SkillDecision]

    /// - Parameter all: A tenant's decisions, the oldest first.
    package init(_ all: [SkillDecision]) {
        var decisions: [Correction.ID: SkillDecision] = [:]
        var names: [String: SkillDecision] = [:]
        for decision in all {
            let isAgainst = decision.action != .approve
            names[decision.skill] = isAgainst ? decision : nil
            for correction in decision.evidence { decisions[correction] = isAgainst ? decision : nil }
        }
        self.decisions = decisions
        self.names = names
    }

    /// Whether there is nothing that the person who turned it down did not know.
    package func covers(_ cluster: Cluster) -> Bool {
        !cluster.members.isEmpty && cluster.members.allSatisfy { decisions[$0] != nil }
    }

    /// Why a person has to look at the cluster again, whatever the gates say; nil where nobody turned it down.
    package func objection(to cluster: Cluster, named name: String? = nil) -> String? {
        let known =
            cluster.members.compactMap { decisions[$0] } + [name.flatMap { names[$0] }].compactMap(\.self)
        return known.max { $0.at < $1.at }.map { text($0, cluster) }
    }

    /// The same where other corrections ask for what was turned down.
    func objection(
        to cluster: Cluster, saying document: SkillDocument, by gatekeeper: Gatekeeper,
        besides approved: Set<String>
    ) -> String? {
        guard let near = gatekeeper.duplicate(of: document, among: documents(besides: approved)),
            let decision = names[near.name]
        else { return nil }
        return "it says what \(near.name) said: " + text(decision, cluster)
    }

    /// The texts that were turned down last, but those of skills that are served in another version.
    func documents(besides approved: Set<String>) -> [SkillDocument] {
        names.filter { !approved.contains($0.key) }.sorted { $0.key < $1.key }.compactMap { name, decision in
            // A text that cannot be read any more is nothing to be compared with.
            decision.text.flatMap { try? SkillDocument.parse($0, folder: name) }
        }
    }

    private func text(_ last: SkillDecision, _ cluster: Cluster) -> String {
        let what = last.action == .retire ? "retired" : "rejected"
        let fresh = cluster.members.count { decisions[$0] == nil }
        let why = last.reason.map { " (\"\($0)\")" } ?? ""
        return "\(last.keyName) \(what) it on \(last.at.dayText)\(why); new since then: "
            + counted(fresh, "correction")
    }
}
