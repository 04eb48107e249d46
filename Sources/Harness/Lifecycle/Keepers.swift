internal import Events
internal import Store

/// Which skill goes on with a cluster where the clusters of several became one; pure.
struct Keepers {
    /// By cluster, the skill that gets its new versions.
    let byCluster: [Cluster.ID: String]

    /// An approved one before others, then the one that was made from more corrections; of equals the first by id.
    init(_ skills: [SkillRecord], evidence: [String: Set<Correction.ID>]) {
        func rank(_ skill: SkillRecord) -> (Int, Int, String) {
            (skill.status == .approved ? 0 : 1, -(evidence[skill.id]?.count ?? 0), skill.id)
        }
        byCluster = Dictionary(grouping: skills, by: \.cluster).compactMapValues { skills in
            skills.min { rank($0) < rank($1) }?.id
        }
    }
}
