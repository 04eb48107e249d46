internal import API
internal import Events
internal import Harness
internal import Store

/// A skill or candidate as it is listed, and the cluster that tells where it holds.
struct ListedSkill: Sendable {
    let view: SkillView
    let cluster: Cluster.ID

    /// Skills, the versions that wait to follow them, and the candidates that are none (yet).
    static func all(
        _ skills: [SkillRecord], _ candidates: [CandidateRecord], _ retirements: [String: [RetirementView]]
    ) -> [ListedSkill] {
        let byID = Dictionary(skills.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let rest = candidates.compactMap { candidate -> ListedSkill? in
            guard let skill = byID[candidate.name] else {
                return ListedSkill(view: SkillView(candidate), cluster: candidate.cluster)
            }
            guard candidate.status == .proposed, candidate.digest != skill.digest else { return nil }
            return ListedSkill(
                view: SkillView(candidate, version: skill.version + 1), cluster: candidate.cluster)
        }
        let served = skills.map { skill in
            var view = SkillView(skill)
            view.retirement = retirements[skill.id]
            return ListedSkill(view: view, cluster: skill.cluster)
        }
        return (served + rest).sorted { $0.place < $1.place }
    }

    /// Where it stands in the list.
    var place: SkillPlace { SkillPlace(id: view.id, version: view.version, cluster: cluster) }
}

/// Where a page of skills ends.
struct SkillPlace: Sendable, Comparable {
    let id: String
    let version: Int
    /// Several candidates may have one name.
    let cluster: Cluster.ID

    static func < (left: SkillPlace, right: SkillPlace) -> Bool {
        (left.id, left.version, left.cluster) < (right.id, right.version, right.cluster)
    }

    init(id: String, version: Int, cluster: Cluster.ID) {
        self.id = id
        self.version = version
        self.cluster = cluster
    }

    init?(cursor: String) {
        let parts = cursor.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let version = Int(parts[0]) else { return nil }
        self.init(id: String(parts[1]), version: version, cluster: String(parts[2]))
    }

    /// Ids of skills have no dots.
    var cursor: String { "\(version).\(id).\(cluster)" }
}
