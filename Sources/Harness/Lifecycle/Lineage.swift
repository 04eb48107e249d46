internal import Events
internal import Store

/// In which clusters the corrections are by now that each skill was made from; pure.
///
/// Told by the corrections themselves, which keep their ids when clusters merge, split and change theirs. Beside the
/// cluster that holds the most of them, one is the skill's that consists of them mostly, or whose draft says what the
/// skill says; a stray correction in a cluster about something else does not make that one the skill's. Where a skill's
/// corrections are not known, what became of its cluster tells.
struct Lineage {
    /// A skill's clusters: where most of what it was made from is, and what else became of its cluster.
    struct Family {
        /// Nil where nothing is left of what it was made from.
        let home: Cluster?
        /// The home first.
        let clusters: [Cluster]
    }

    private let clusters: [Cluster.ID: Cluster]
    private let homes: [Correction.ID: Cluster.ID]
    private let successions: [Cluster.ID: [Cluster.ID]]
    /// By cluster, the name that its draft bears: that of a skill that says the same already.
    private let drafts: [Cluster.ID: String]

    init(
        clusters: [Cluster], successions: [ClusterSuccession],
        drafts: [Cluster.ID: String] = [:]
    ) {
        self.drafts = drafts
        self.clusters = Dictionary(clusters.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        homes = clusters.reduce(into: [:]) { homes, cluster in
            for member in cluster.members { homes[member] = cluster.id }
        }
        self.successions = successions.reduce(into: [:]) { found, change in
            if let next = change.next { found[change.previous, default: []].append(next) }
        }
    }

    /// By the ids of skills, served or not, each with what it was made from.
    ///
    /// A cluster that is another approved skill's home belongs to that one alone. One that was a skill's before, as
    /// `earlier` says, stays so while it grows.
    func families(
        of skills: [SkillRecord], evidence: [String: Set<Correction.ID>],
        earlier: [String: [Cluster.ID]] = [:]
    ) -> [String: Family] {
        let shares = skills.map { (skill: $0, held: held(evidence[$0.id] ?? [], by: $0)) }
        let homes = Dictionary(
            shares.compactMap { share in home(of: share.skill, share.held).map { (share.skill.id, $0) } },
            uniquingKeysWith: { first, _ in first })
        let taken = skills.filter { $0.status == .approved }.compactMap { homes[$0.id] }
        return Dictionary(
            shares.map { skill, held in
                let home = homes[skill.id]
                let others = Set(held.keys).union(drafts.keys).union(earlier[skill.id] ?? []).filter {
                    other in
                    other != home && !taken.contains(other)
                        && (drafts[other] == skill.id || earlier[skill.id]?.contains(other) ?? false
                            || 2 * (held[other] ?? 0) > clusters[other]?.members.count ?? .max)
                }
                let ids = [home].compactMap(\.self) + others.sorted()
                return (
                    skill.id,
                    Family(home: home.flatMap { clusters[$0] }, clusters: ids.compactMap { clusters[$0] })
                )
            }, uniquingKeysWith: { first, _ in first })
    }

    /// How many of a skill's corrections each cluster holds.
    private func held(_ evidence: Set<Correction.ID>, by skill: SkillRecord) -> [Cluster.ID: Int] {
        let held = evidence.reduce(into: [Cluster.ID: Int]()) { held, member in
            if let home = homes[member] { held[home, default: 0] += 1 }
        }
        guard evidence.isEmpty else { return held }
        let heirs = heirs(of: skill.cluster)
        return Dictionary(
            heirs.map { ($0, clusters[$0]?.members.count ?? 0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The skill's own cluster as long as it holds a fair share, else the one that holds the most.
    private func home(of skill: SkillRecord, _ held: [Cluster.ID: Int]) -> Cluster.ID? {
        let most = held.max { ($0.value, $1.key) < ($1.value, $0.key) }
        guard let most else { return nil }
        return 2 * (held[skill.cluster] ?? 0) >= most.value ? skill.cluster : most.key
    }

    /// The clusters that there are now at the end of a cluster's successions; itself, where it is one of them.
    private func heirs(of cluster: Cluster.ID) -> [Cluster.ID] {
        if clusters[cluster] != nil { return [cluster] }
        var (seen, waiting, found): (Set<Cluster.ID>, [Cluster.ID], [Cluster.ID]) = ([cluster], [cluster], [])
        while let next = waiting.popLast() {
            for heir in successions[next] ?? [] where seen.insert(heir).inserted {
                if clusters[heir] != nil { found.append(heir) } else { waiting.append(heir) }
            }
        }
        return found.sorted()
    }
}

extension Lineage.Family {
    /// All clusters together, counted as one; nil where nothing is left.
    func joined(_ corrections: [Correction]) -> Cluster? {
        guard let home else { return nil }
        return clusters.dropFirst().reduce(home) { $0.joined(with: $1, members: corrections) }
    }

}
