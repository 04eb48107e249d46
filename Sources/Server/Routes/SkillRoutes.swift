internal import API
internal import Events
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
        let (id, tenant) = (try context.parameters.require("id"), try context.tenant)
        let skill = try await skills.skill(id, tenant: tenant)
        let candidate = try await skills.candidates(tenant: tenant).first {
            $0.cluster == skill?.cluster || (skill == nil && $0.name == id)
        }
        // A skill outlives its candidate: clusters merge, and what was served stays served.
        guard let view = skill.map(SkillView.init) ?? candidate.map(SkillView.init),
            let markdown = skill?.markdown ?? candidate?.markdown
        else { throw Failure.notFound("no skill '\(id.prefix(64))': GET /v1/skills?status=all lists them") }
        let cluster = try await cluster(skill?.cluster ?? candidate?.cluster, tenant: tenant)
        let detail = SkillDetail(
            skill: view, markdown: markdown, recurrence: cluster?.recurrence,
            verdicts: candidate?.verdicts ?? [], evidence: try await evidence(of: cluster, tenant: tenant))
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
        let id = try context.parameters.require("id")
        guard let skill = try await skills.skill(id, tenant: context.tenant), skill.status == .approved else {
            throw Failure.notFound("no approved skill '\(id.prefix(64))'")
        }
        return .cached(
            Array(skill.markdown.utf8), type: "text/markdown; charset=utf-8", digest: skill.digest,
            for: request)
    }

    /// Skills, and the candidates that are none (yet).
    private func everything(tenant: TenantID) async throws -> [SkillView] {
        let served = try await skills.skills(tenant: tenant)
        let clusters = Set(served.map(\.cluster))
        let rest = try await skills.candidates(tenant: tenant).filter { !clusters.contains($0.cluster) }
        return (served.map(SkillView.init) + rest.map(SkillView.init)).sorted { $0.id < $1.id }
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

    /// A candidate is `proposed` while it waits for the gates or a person, and `rejected` once a gate refused
    /// it.
    init(_ candidate: CandidateRecord) {
        self.init(
            id: candidate.name, version: 0, status: candidate.status == .refused ? "rejected" : "proposed",
            description: candidate.description, digest: "sha256:" + ContentID.sha256(candidate.markdown.utf8),
            updatedAt: nil, url: nil)
    }
}
