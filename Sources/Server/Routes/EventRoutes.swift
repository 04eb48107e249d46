internal import API
internal import Events
internal import Hummingbird
internal import Store

/// `/v1/events`: what came in, what was refused and why, and deriving everything anew from it.
struct EventRoutes {
    let events: any EventStore
    let history: any EventHistory
    /// Called where raw events wait to be read again.
    let waiting: @Sendable () -> Void

    func add(reading: RouterGroup<ModaContext>, administering: RouterGroup<ModaContext>) {
        reading.get("events/raw") { try await raw($0, $1) }
        reading.get("events") { try await arrivals($0, $1) }
        reading.get("events/renormalize") { try await progress($0, $1) }
        administering.post("events/renormalize") { try await renormalize($0, $1) }
    }

    private func raw(_ request: Request, _ context: ModaContext) async throws -> Response {
        let withBody = try request.flag("body")
        var query = RawEventQuery(limit: try request.limit(default: 50, highest: withBody ? 50 : 500))
        query.before = try request.cursor("before", of: "raw-events", RawEventPlace.init(cursor:))
        query.provider = try request.choice("provider", Provider.self)
        query.signal = try request.choice("signal", RawEvent.Signal.self)
        query.onlyRefused = try request.flag("refused")
        query.withBody = withBody
        let page = try await history.rawEvents(query, tenant: context.tenant)
        let next =
            page.hasMore
            ? page.events.last.map { PageCursor.write(RawEventPlace($0).cursor, of: "raw-events") } : nil
        let list = RawEventList(
            events: page.events.map { RawEventView(id: $0.id, $0.event, withBody: withBody) }, next: next)
        return try .page(list, next: next, as: "before", of: request)
    }

    private func arrivals(_ request: Request, _ context: ModaContext) async throws -> Response {
        let place = try request.cursor("after", of: "events", Arrival.Place.init(cursor:))
        let found = try await history.arrivals(
            after: place, in: try request.query("session").map(filter),
            limit: request.limit(default: 50, highest: 500), tenant: context.tenant)
        let last = found.last?.place ?? place ?? .start
        let next = PageCursor.write(last.cursor, of: "events")
        let list = EventList(events: found.map { EventView($0.event) }, next: next)
        return try .page(list, next: next, as: "after", of: request)
    }

    /// A session's id alone, or with its agent as `claude/ID`.
    private func filter(_ text: String) throws -> SessionFilter {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let agent = Agent(rawValue: String(parts[0])) else {
            return SessionFilter(agent: nil, id: text)
        }
        return SessionFilter(agent: agent, id: String(parts[1]))
    }

    private func renormalize(_ request: Request, _ context: ModaContext) async throws -> Response {
        let tenant = try context.tenant
        try await events.renormalize(tenant: tenant)
        let view = RenormalizingView(try await history.renormalizing(tenant: tenant))
        waiting()
        return try .json(view, status: .accepted, headers: [.location: "/v1/events/renormalize"])
    }

    private func progress(_ request: Request, _ context: ModaContext) async throws -> Response {
        let progress = try await history.renormalizing(tenant: context.tenant)
        return try .json(RenormalizingView(progress), headers: [.cacheControl: "no-store"])
    }
}

extension RenormalizingView {
    fileprivate init(_ progress: RenormalizingProgress) {
        self.init(total: progress.total, done: progress.done, running: progress.isRunning)
    }
}
