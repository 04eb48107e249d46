internal import API
internal import Events
internal import Harness
internal import Hummingbird
internal import Store

/// `/v1/skills`: the skills that were approved, and on request the candidates that were not.
struct SkillRoutes {
    let skills: any SkillStore

    func add(to group: RouterGroup<ModaContext>) {
        group.get("skills") { try await list($0, $1) }
        group.get("skills/:id") { try await show($0, $1) }
        group.get("skills/:id/SKILL.md") { try await markdown($0, $1) }
    }

    private func list(_ request: Request, _ context: ModaContext) async throws -> Response {
        let wanted = request.uri.queryParameters["status"].map(String.init) ?? "approved"
        let all = try await everything(tenant: context.tenant)
        guard wanted == "all" || SkillRecord.Status(rawValue: wanted) != nil else {
            throw Failure(
                status: .badRequest,
                detail:
                    "no status '\(wanted.prefix(40))': ask for approved, proposed, rejected, retired or all")
        }
        let chosen = all.filter { wanted == "all" || $0.status == wanted }
        return try .cachedJSON(SkillList(skills: chosen), for: request)
    }

    private func show(_ request: Request, _ context: ModaContext) async throws -> Response {
        let (id, tenant) = (try context.part("id"), try context.tenant)
        let skill = try await skills.skill(id, tenant: tenant)
        let candidate = CandidateRecord.meant(
            among: try await skills.candidates(tenant: tenant).filter { $0.name == id }, beside: skill)
        // A skill outlives its candidate: clusters merge, and what was served stays served.
        guard let view = skill.map(SkillView.init) ?? candidate.map({ SkillView($0) }),
            let markdown = skill?.markdown ?? candidate?.markdown
        else { throw Failure.notFound("no skill '\(id.prefix(64))': GET /v1/skills?status=all lists them") }
        let cluster = try await cluster(skill?.cluster ?? candidate?.cluster, tenant: tenant)
        let decisions = try await skills.decisions(of: id, tenant: tenant)
        var detail = SkillDetail(
            skill: view, markdown: markdown, recurrence: cluster?.recurrence, scope: cluster?.scope,
            verdicts: candidate?.verdicts ?? [], evidence: try await evidence(of: cluster, tenant: tenant),
            candidate: skill.flatMap { skill in candidate.flatMap { CandidateView($0, beside: skill) } },
            decisions: decisions.reversed().map(DecisionView.init))
        if let skill {
            let proposals = try await skills.proposals(tenant: tenant)
            detail.skill.retirement = skill.status == .approved ? .open(id, decisions, proposals) : nil
            detail.effect = SkillEffectView(
                skill, try await skills.effects(tenant: tenant).first { $0.skill == id },
                try await skills.activations(tenant: tenant)[id] ?? SkillActivations()
            ).told(decisions, proposals)
        }
        return try .cachedJSON(detail, for: request)
    }

    private func cluster(_ id: Cluster.ID?, tenant: TenantID) async throws -> Cluster? {
        try await skills.clusters(tenant: tenant).first { $0.id == id }
    }

    private func evidence(of cluster: Cluster?, tenant: TenantID) async throws -> [EvidenceView] {
        let members = Set(cluster?.members ?? [])
        return try await skills.corrections(tenant: tenant).filter { members.contains($0.id) }
            .map(EvidenceView.init)
    }

    private func markdown(_ request: Request, _ context: ModaContext) async throws -> Response {
        let id = try context.part("id")
        guard let skill = try await skills.skill(id, tenant: context.tenant), skill.status == .approved else {
            throw Failure.notFound("no approved skill '\(id.prefix(64))'")
        }
        return .cached(
            Array(skill.markdown.utf8), type: "text/markdown; charset=utf-8", digest: skill.digest,
            for: request)
    }

    /// Skills, the versions that wait to follow them, and the candidates that are none (yet).
    private func everything(tenant: TenantID) async throws -> [SkillView] {
        let served = try await skills.skills(tenant: tenant)
        let byID = Dictionary(served.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let rest = try await skills.candidates(tenant: tenant).compactMap { candidate -> SkillView? in
            guard let skill = byID[candidate.name] else { return SkillView(candidate) }
            let isNext = candidate.status == .proposed && candidate.digest != skill.digest
            return isNext ? SkillView(candidate, version: skill.version + 1) : nil
        }
        let proposals = try await skills.proposals(tenant: tenant)
        let decisions = proposals.isEmpty ? [] : try await skills.decisions(of: nil, tenant: tenant)
        let views = served.map { skill in
            var view = SkillView(skill)
            view.retirement = skill.status == .approved ? .open(skill.id, decisions, proposals) : nil
            return view
        }
        return (views + rest).sorted { ($0.id, $0.version) < ($1.id, $1.version) }
    }
}

extension SkillView {
    init(_ skill: SkillRecord) {
        self.init(
            id: skill.id, version: skill.version, status: skill.status.rawValue,
            description: skill.description,
            digest: skill.digest, updatedAt: skill.updatedAt.rfc3339,
            url: skill.status == .approved ? "/v1/skills/\(skill.id)/SKILL.md" : nil)
    }

    /// A candidate is `proposed` while it waits for the gates or a person, and `rejected` once one of them
    /// refused it.
    init(_ candidate: CandidateRecord, version: Int = 0) {
        self.init(
            id: candidate.name, version: version, status: candidate.publicStatus,
            description: candidate.description, digest: candidate.digest, updatedAt: nil, url: nil)
    }
}

extension CandidateView {
    /// Nil where the candidate became the skill as it is.
    fileprivate init?(_ candidate: CandidateRecord, beside skill: SkillRecord) {
        guard candidate.status != .promoted, candidate.digest != skill.digest else { return nil }
        self.init(
            status: candidate.publicStatus, description: candidate.description, digest: candidate.digest,
            markdown: candidate.markdown)
    }
}

extension CandidateRecord {
    fileprivate var publicStatus: String { status == .refused ? "rejected" : "proposed" }
}
