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
        let place = try request.cursor("before", of: "sessions", SessionPlace.init(cursor:))
        let found = try await history.sessions(before: place, limit: limit + 1, tenant: context.tenant)
        let page = found.prefix(limit)
        let next =
            found.count > limit
            ? page.last.map { PageCursor.write(SessionPlace($0.session).cursor, of: "sessions") } : nil
        let list = SessionList(sessions: page.map(SessionView.init), next: next)
        return try .page(list, next: next, as: "before", of: request)
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
        let place = try request.cursor("after", of: "session-events", EventPlace.init(cursor:))
        let found = try await history.events(of: key, after: place, limit: limit + 1, tenant: tenant)
        let page = found.prefix(limit)
        let next =
            found.count > limit
            ? page.last.map { PageCursor.write(EventPlace($0).cursor, of: "session-events") } : nil
        let detail = SessionDetail(
            session: SessionView(session), events: page.map(EventView.init), next: next)
        return try .page(detail, next: next, as: "after", of: request)
    }
}

extension SessionView {
    fileprivate init(_ summary: SessionSummary) {
        self.init(summary.session, prompts: summary.prompts, isSubagent: summary.isSubagent)
    }
}
