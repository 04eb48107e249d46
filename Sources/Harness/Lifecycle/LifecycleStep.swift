internal import Events
internal import Gates
internal import Store

/// What a run does about skills that are served already, after its stages.
struct LifecycleStep {
    let events: any EventStore
    let skills: any SkillStore
    let gatekeeper: Gatekeeper
    let rules: RepositoryRules
    let tenant: TenantID
    let now: Timestamp

    /// What a person should know of it, a sentence each.
    func run(_ clusters: [Cluster]) async throws -> [String] {
        let families = try await Rehoming(skills: skills, tenant: tenant).run(clusters)
        guard !families.isEmpty else { return [] }
        let standing = try await Standing(
            events: events, skills: skills, gatekeeper: gatekeeper, tenant: tenant, now: now
        ).run(families)
        let retirement = try await Retirement(
            skills: skills, gatekeeper: gatekeeper, rules: rules, tenant: tenant, now: now
        ).run(families)
        return standing.notices + retirement.notices
    }
}

extension Retirement.Outcome {
    fileprivate var notices: [String] {
        retired.map { "\($0.skill) was retired: \($0.reason)" }
            + open.map {
                "\($0.skill) may be retired: \($0.reason); moda skills retire \($0.skill), or approve \($0.skill) "
                    + "to keep it"
            }
    }
}

extension Standing.Outcome {
    fileprivate var notices: [String] {
        demoted.map { "\($0.skill) was taken back: \($0.reason)" }
            + silent.map { skill, silence in
                "\(skill) was never taken up: served for \(counted(silence.days, "day")), and its situation came "
                    + "up in \(silence.occasions) of the last \(counted(silence.sessions, "session")); "
                    + "look at its description, or retire it"
            }
    }
}
