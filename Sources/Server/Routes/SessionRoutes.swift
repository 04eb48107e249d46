internal import API
internal import Events
internal import Hummingbird
internal import Store

/// `/v1/sessions`: the coding agents' sessions and what happened in each.
struct SessionRoutes {
    let history: any EventHistory

    func add(to group: RouterGroup<ModaContext>) {
        group.get("sessions") { try await list($0, $1) }
        group.get("sessions/:agent/:id") { try await show($0, $1) }
    }

    private func list(_ request: Request, _ context: ModaContext) async throws -> Response {
        let limit = try request.limit(default: 50, highest: 500)
        let place = try request.cursor("before", SessionPlace.init(cursor:))
        let found = try await history.sessions(before: place, limit: limit + 1, tenant: context.tenant)
        let page = found.prefix(limit)
        let next = found.count > limit ? page.last.map { SessionPlace($0.session).cursor } : nil
        let list = SessionList(sessions: page.map(SessionView.init), next: next)
        return try .json(list, headers: [.cacheControl: "no-store"])
    }

    private func show(_ request: Request, _ context: ModaContext) async throws -> Response {
        let (name, id, tenant) = (try context.part("agent"), try context.part("id"), try context.tenant)
        guard let agent = Agent(rawValue: name) else {
            throw Failure.notFound("no agent '\(name.prefix(40))': claude, codex or cursor")
        }
        let key = SessionKey(agent: agent, id: id)
        guard let session = try await history.session(key, tenant: tenant) else {
            throw Failure.notFound(
                "no session '\(id.prefix(64))' of \(agent.title): GET /v1/sessions lists them")
        }
        let limit = try request.limit(default: 200, highest: 1_000)
        let place = try request.cursor("after", EventPlace.init(cursor:))
        let found = try await history.events(of: key, after: place, limit: limit + 1, tenant: tenant)
        let page = found.prefix(limit)
        let detail = SessionDetail(
            session: SessionView(session), events: page.map(EventView.init),
            next: found.count > limit ? page.last.map { EventPlace($0).cursor } : nil)
        return try .json(detail, headers: [.cacheControl: "no-store"])
    }
}

extension SessionView {
    fileprivate init(_ summary: SessionSummary) {
        self.init(summary.session, prompts: summary.prompts, isSubagent: summary.isSubagent)
    }
}
