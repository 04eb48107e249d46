internal import Events
internal import Store

/// In which clusters the corrections are by now that each skill was made from; pure.
///
/// Told by the corrections themselves, which keep their ids when clusters merge, split and change theirs. Where a
/// skill's corrections are not known, what became of its cluster tells.
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
    private let times: [Correction.ID: Timestamp]
    private let successions: [Cluster.ID: [Cluster.ID]]
    /// By cluster, the name that its draft bears: that of a skill that says the same already.
    private let drafts: [Cluster.ID: String]

    init(
        clusters: [Cluster], corrections: [Correction], successions: [ClusterSuccession],
        drafts: [Cluster.ID: String] = [:]
    ) {
        self.drafts = drafts
        self.clusters = Dictionary(clusters.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        homes = clusters.reduce(into: [:]) { homes, cluster in
            for member in cluster.members { homes[member] = cluster.id }
        }
        times = Dictionary(corrections.map { ($0.id, $0.at) }, uniquingKeysWith: { first, _ in first })
        self.successions = successions.reduce(into: [:]) { found, change in
            if let next = change.next { found[change.previous, default: []].append(next) }
        }
    }

    /// By the skills' ids. A cluster that is another approved skill's home belongs to that one alone.
    func families(
        of skills: [SkillRecord], evidence: [String: Set<Correction.ID>]
    ) -> [String: Family] {
        let shares = skills.map { (skill: $0, held: held(evidence[$0.id] ?? [], by: $0)) }
        let homes = Dictionary(
            shares.compactMap { share in home(of: share.skill, share.held).map { (share.skill.id, $0) } },
            uniquingKeysWith: { first, _ in first })
        let taken = skills.filter { $0.status == .approved }.compactMap { homes[$0.id] }
        return Dictionary(
            shares.map { skill, held in
                let home = homes[skill.id]
                let others = Set(held.keys).union(drafts.keys).filter { other in
                    other != home && !taken.contains(other)
                        && (drafts[other] == skill.id
                            || held[other] != nil && isWhatItBecame(other, evidence[skill.id] ?? []))
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
        guard held.isEmpty, evidence.isEmpty else { return held }
        return Dictionary(heirs(of: skill.cluster).map { ($0, 1) }, uniquingKeysWith: +)
    }

    /// The skill's own cluster as long as it holds a fair share, else the one that holds the most.
    private func home(of skill: SkillRecord, _ held: [Cluster.ID: Int]) -> Cluster.ID? {
        let most = held.max { ($0.value, $1.key) < ($1.value, $0.key) }
        guard let most else { return nil }
        return 2 * (held[skill.cluster] ?? 0) >= most.value ? skill.cluster : most.key
    }

    /// Whether most of what a cluster held when the skill was made is what the skill was made from: a stray
    /// correction that went into a cluster about something else does not make that one the skill's.
    private func isWhatItBecame(_ cluster: Cluster.ID, _ evidence: Set<Correction.ID>) -> Bool {
        guard let members = clusters[cluster]?.members else { return false }
        guard let last = evidence.compactMap({ times[$0] }).max() else { return evidence.isEmpty }
        let old = members.filter { times[$0].map { $0 <= last } ?? false }
        return 2 * old.count { evidence.contains($0) } > old.count
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

    /// What is counted: another one is no continuation of the same count.
    func basis(_ joined: Cluster) -> String {
        let place =
            switch joined.scope {
            case .repository(let name): name
            case .everywhere: "*"
            }
        return clusters.map(\.id).sorted().joined(separator: " ") + " in " + place
    }
}
