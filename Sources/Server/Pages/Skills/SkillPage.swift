internal import API
internal import Events
internal import Harness
internal import Hummingbird
internal import Store

/// `/skills/{id}`: a skill or a candidate with all that speaks for and against it, and the decision.
struct SkillPage: Sendable {
    private static let evidenceAtOnce = 5
    private static let mostEvidence = 60

    private let skills: any SkillStore
    private let desk: ReviewDesk
    private let situations: Situations
    private let titles: [String: String]

    init(_ parts: ServerParts) {
        skills = parts.skills
        desk = ReviewDesk(parts)
        situations = Situations(parts)
        titles = parts.gates?.titles ?? [:]
    }

    func add(to group: RouterGroup<ModaContext>) {
        group.get("skills/:id") { try await show($0, $1) }
        for action in ReviewAction.allCases {
            group.post(RouterPath("skills/:id/\(action.rawValue)")) { try await decide(action, $0, $1) }
        }
    }

    private func decide(
        _ action: ReviewAction, _ request: Request, _ context: ModaContext
    ) async throws -> Response {
        let id = try context.part("id")
        let form = try await context.writing(request)
        guard let key = context.key else { throw Failure.unauthorized }
        let wanted = ReviewRequest(
            reason: form["reason"], digest: form["digest"], force: form["force"] == "true")
        do {
            let decided = try await desk.decide(action, on: id, wanted, by: key)
            let said = decided.decision == nil ? "same" : action.rawValue
            return .seeOther(PagePath.with(PagePath.skill(id), ["done": said]))
        } catch let failure as Failure where failure.status == .conflict || failure.status == .badRequest {
            return try await show(request, context, problem: failure, reason: form["reason"])
        }
    }

    private func show(
        _ request: Request, _ context: ModaContext, problem: Failure? = nil, reason: String? = nil
    ) async throws -> Response {
        let (id, tenant) = (try context.part("id"), try context.tenant)
        let skill = try await skills.skill(id, tenant: tenant)
        let candidate = CandidateRecord.meant(
            among: try await skills.mergedCandidates(named: id, tenant: tenant), beside: skill)
        guard skill != nil || candidate != nil else {
            throw Failure.notFound("there is no skill '\(id.prefix(64))': look among all skills")
        }
        let cluster = try await skills.clusters(tenant: tenant).first {
            $0.id == skill?.cluster ?? candidate?.cluster
        }
        let limit = try request.flag("all") ? Self.mostEvidence : Self.evidenceAtOnce
        let evidence = try await evidence(of: cluster, limit, tenant: tenant)
        let subject = SkillSubject(id: id, skill: skill, candidate: candidate)
        let values = SkillValues(
            subject, cluster: cluster, evidence: evidence.shown, rest: evidence.rest,
            history: try await history(of: id, skill, tenant: tenant, request),
            verdicts: (candidate?.verdicts ?? []).map { .init($0, title: titles[$0.gate]) },
            decide: DecideValues(
                subject, visit: context.visit, problem: problem?.detail, reason: reason ?? ""),
            done: SkillValues.done(request.query("done")))
        return try .page(
            id, place: "/skills", template: "skill", values, context, status: problem?.status ?? .ok)
    }

    /// The latest corrections in their situation, and how many more there are.
    private func evidence(
        of cluster: Cluster?, _ limit: Int, tenant: TenantID
    ) async throws -> (shown: [EvidenceValues], rest: Int) {
        guard let cluster else { return ([], 0) }
        var query = CorrectionQuery(limit: limit)
        query.cluster = cluster.id
        let shown = try await skills.corrections(query, tenant: tenant)
        return (
            try await situations.around(shown, tenant: tenant), max(0, cluster.members.count - shown.count)
        )
    }

    private func history(
        of id: String, _ skill: SkillRecord?, tenant: TenantID, _ request: Request
    ) async throws -> SkillHistoryValues {
        let effect = try await skills.effects(tenant: tenant).first { $0.skill == id }
        let activations = try await skills.activations(tenant: tenant)[id] ?? SkillActivations()
        return SkillHistoryValues(
            id: id, versions: try await skills.versions(of: id, tenant: tenant),
            decisions: try await skills.decisions(of: id, tenant: tenant),
            effect: skill.map { SkillEffectView($0, effect, activations) },
            looked: request.query("version").flatMap { Int($0) })
    }
}

/// What a page of a skill is about: what is served by that name, and what waits to be.
struct SkillSubject: Sendable {
    let id: String
    let skill: SkillRecord?
    let candidate: CandidateRecord?

    /// The candidate where it is another text than the skill's, and nobody took it up.
    var next: CandidateRecord? {
        guard let candidate, candidate.status != .promoted, candidate.digest != skill?.digest else {
            return nil
        }
        return candidate
    }
}
