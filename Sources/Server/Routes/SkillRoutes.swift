internal import API
internal import Events
internal import Harness
internal import Hummingbird
internal import Store

/// `/v1/skills`: the skills that were approved, and on request the candidates that were not.
struct SkillRoutes {
    private static let list = "skills"
    let skills: any SkillStore
    let shelf: LibraryShelf

    func add(to group: RouterGroup<ModaContext>) {
        group.get("skills") { try await list($0, $1) }
        group.get("skills/:id") { try await show($0, $1) }
        group.get("skills/:id/SKILL.md") { try await markdown($0, $1) }
        group.get("skills/:id/bundle") { try await bundle($0, $1) }
    }

    /// The same question is answered with the same bytes for as long as the library is the same.
    private func list(_ request: Request, _ context: ModaContext) async throws -> Response {
        let tenant = try context.tenant
        let library = try await shelf.library(of: tenant)
        if let known = library.atHand.known(request.target) { return known.kept.response(to: request) }
        let wanted = try SkillFilter(request)
        let matches = try await wanted.matches(in: skills, tenant: tenant)
        let place = try request.cursor("after", of: Self.list, SkillPlace.init(cursor:))
        let limit = try request.limit(default: 1_000, highest: 1_000)
        let fitting = library.views.filter { view in
            matches(view) && place.map { $0 < view.place } ?? true
        }
        let page = fitting.prefix(limit)
        let next =
            fitting.count > limit ? page.last.map { PageCursor.write($0.place.cursor, of: Self.list) } : nil
        let answer = KeptAnswer(
            try Response.jsonBytes(SkillList(skills: page.map(\.view), next: next)), type: "application/json",
            more: request.link(next: next, as: "after"))
        // What holds where depends on corrections and clusters too, which the library's revision does not tell of.
        guard !wanted.asksWhere else { return answer.response(to: request) }
        return library.leave(answer, for: request, context)
    }

    private func show(_ request: Request, _ context: ModaContext) async throws -> Response {
        let (id, tenant) = (try context.part("id"), try context.tenant)
        let skill = try await skills.skill(id, tenant: tenant)
        let candidate = CandidateRecord.meant(
            among: try await skills.mergedCandidates(named: id, tenant: tenant), beside: skill)
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

    private func markdown(_ request: Request, _ context: ModaContext) async throws -> Response {
        let library = try await shelf.library(of: try context.tenant)
        return library.leave(
            try library.markdown(of: try context.part("id"), as: .private), for: request, context)
    }

    /// The skill's folder as an archive, with the same bytes for as long as the skill has the same text.
    private func bundle(_ request: Request, _ context: ModaContext) async throws -> Response {
        let library = try await shelf.library(of: try context.tenant)
        return library.leave(
            try library.bundle(of: try context.part("id"), as: .private), for: request, context)
    }

    private func cluster(_ id: Cluster.ID?, tenant: TenantID) async throws -> Cluster? {
        try await skills.clusters(tenant: tenant).first { $0.id == id }
    }

    private func evidence(of cluster: Cluster?, tenant: TenantID) async throws -> [EvidenceView] {
        let members = Set(cluster?.members ?? [])
        return try await skills.corrections(tenant: tenant).filter { members.contains($0.id) }
            .map(EvidenceView.init)
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
        difference = TextDifference(from: skill.markdown, to: candidate.markdown).lines
        merge = candidate.merge.map(MergeView.init)
    }
}

extension MergeView {
    fileprivate init(_ merge: CandidateMerge) {
        self.init(
            keeps: merge.kept.version, author: merge.kept.author,
            conflicts: merge.conflicts.map { Conflict(kept: $0.kept, notTaken: $0.notTaken) })
    }
}

extension CandidateRecord {
    fileprivate var publicStatus: String { status == .refused ? "rejected" : "proposed" }
}
