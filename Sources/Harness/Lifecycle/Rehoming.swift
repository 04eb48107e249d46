internal import Events
internal import Store

/// Lets every skill, served or not, follow its corrections into the clusters that hold them by now.
///
/// Runs between clustering and drafting, so that a cluster that took another one in is drafted as a new version of
/// that one's skill, never as a skill of another name.
struct Rehoming {
    let skills: any SkillStore
    let tenant: TenantID

    @discardableResult
    func run(_ clusters: [Cluster]) async throws -> [String: Lineage.Family] {
        let known = try await skills.skills(tenant: tenant)
        guard !known.isEmpty else { return [:] }
        let lineage = Lineage(
            clusters: clusters,
            successions: try await skills.clusterSuccessions(of: nil, tenant: tenant),
            drafts: Dictionary(
                try await skills.candidates(tenant: tenant).map { ($0.cluster, $0.name) },
                uniquingKeysWith: { first, _ in first }))
        let earlier = Dictionary(
            try await skills.effects(tenant: tenant).map { ($0.skill, $0.clusters ?? []) },
            uniquingKeysWith: { first, _ in first })
        let families = lineage.families(
            of: known, evidence: try await skills.skillEvidence(tenant: tenant), earlier: earlier)
        let moved = known.compactMap { skill in
            families[skill.id]?.home.flatMap { $0.id == skill.cluster ? nil : (skill.id, $0.id) }
        }
        try await skills.rehome(
            Dictionary(moved, uniquingKeysWith: { first, _ in first }), tenant: tenant)
        return families
    }
}
