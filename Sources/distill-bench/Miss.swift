import Events
import Foundation
import Store

/// Why a planted habit became no skill: the first step at which it was lost.
struct Miss {
    /// A few words, the same for all that were lost at one step.
    let cause: String
    let text: String

    init(of habit: Habit, in harvest: Harvest) {
        let heard = harvest.corrections.values.filter { harvest.habit(of: $0) == habit.habit }
        let homes = harvest.clusters.compactMap { Home($0, habit.habit, harvest) }.sorted(by: Home.better)
        let objections = homes.first?.objections ?? []
        cause = Self.cause(heard.count, of: habit.says.count, homes, objections.first?.gate)
        let sum = heard.reduce(0) { $0 + $1.durability }
        let facts = String(
            format: "%@; %d of %d heard, durable %.2f", cause, heard.count, habit.says.count, sum)
        text = ([facts] + homes.prefix(4).map(\.text)).joined(separator: "\n")
    }

    private static func cause(_ heard: Int, of said: Int, _ homes: [Home], _ gate: String?) -> String {
        guard heard > 1, let home = homes.first else { return "not detected" }
        if home.own < 2 || home.own * 2 < heard { return "cluster split" }
        if home.strangers >= home.own { return "cluster mixed" }
        return gate.map { "gate \($0)" } ?? "never judged"
    }

    /// A cluster that holds some of what was said of the habit.
    private struct Home {
        let own, strangers: Int
        let objections: [GateVerdict]
        let text: String

        init?(_ cluster: Cluster, _ habit: String, _ harvest: Harvest) {
            let members = cluster.members.compactMap { harvest.corrections[$0] }
            own = members.count { harvest.habit(of: $0) == habit }
            guard own > 0 else { return nil }
            strangers = members.count - own
            let candidate = harvest.candidates[cluster.id]
            objections = (candidate?.verdicts ?? []).filter { $0.outcome == .refuse || $0.outcome == .ask }
            let said = members.map { member in
                let mark = harvest.habit(of: member).map { $0 == habit ? " " : $0 } ?? "-"
                return String(format: "          %@ %.2f/%.2f ", mark, member.confidence, member.durability)
                    + member.words.prefix(110).split(separator: "\n").joined(separator: " ")
            }
            let rule = candidate?.sentences.first?.text ?? "not drafted"
            text =
                (["      \"\(rule)\" (\(own) of \(members.count))"]
                + objections.map { "        \($0.gate): \($0.reason)" } + said).joined(separator: "\n")
        }

        static func better(_ one: Home, _ other: Home) -> Bool {
            (other.own, one.strangers, one.text) < (one.own, other.strangers, other.text)
        }
    }
}
