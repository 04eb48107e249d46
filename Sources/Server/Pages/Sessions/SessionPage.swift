internal import Events
internal import Harness
internal import Hummingbird
internal import Shadow
internal import Store

/// `/sessions/{agent}/{id}`: a session turn by turn, with what was corrected and what the user changed by hand.
struct SessionPage: Sendable {
    private static let eventsAtOnce = 300
    /// Pages that are walked to find an event that a link names.
    private static let mostPages = 60
    private static let mostCorrections = 2_000

    private let history: any EventHistory
    private let skills: any SkillStore
    private let shelves: ShadowShelves

    init(_ parts: ServerParts) {
        history = parts.history
        skills = parts.skills
        shelves = parts.shadow
    }

    func add(to group: RouterGroup<ModaContext>) {
        group.get("sessions/:agent/:id") { try await show($0, $1) }
    }

    private func show(_ request: Request, _ context: ModaContext) async throws -> Response {
        let tenant = try context.tenant
        let key = try context.session()
        guard let summary = try await history.session(key, tenant: tenant) else {
            throw Failure.notFound("there is no such session of \(key.agent.title)")
        }
        let start = try request.cursor("after", of: "session", EventPlace.init(cursor:))
        let found = try await page(of: key, from: start, with: request.query("at"), tenant: tenant)
        var query = CorrectionQuery(limit: Self.mostCorrections)
        (query.agent, query.session) = (key.agent, key.id)
        let corrections: [Correction] = try await skills.corrections(query, tenant: tenant).reversed()
        let clusters = try await skills.clusters(tenant: tenant)
        let edits = (try? await ShadowEdits(shelves).edits(of: key, tenant: tenant)) ?? []
        let replay = SessionReplay(
            found.events, corrections: CorrectionMarks(corrections, clusters),
            edits: edits, isFirst: found.start == nil, isLast: found.next == nil)
        let url = PagePath.of("sessions", key.agent.rawValue, key.id)
        let values = SessionValues(
            summary, replay: replay, corrections: corrections.count,
            snapshots: try await SnapshotList.of(key, shelves, tenant: tenant),
            nextURL: found.next.map {
                PagePath.with(url, ["after": PageCursor.write($0.cursor, of: "session")])
            },
            firstURL: found.start == nil ? nil : url)
        return try .page(values.title, place: "/sessions", template: "session", values, context)
    }

    private struct Found {
        var start: EventPlace?
        var events: [CodingAgentEvent]
        var next: EventPlace?
    }

    /// The page from a place on, or where none is named and an event is, the one that holds it.
    private func page(
        of key: SessionKey, from start: EventPlace?, with event: String?, tenant: TenantID
    ) async throws -> Found {
        var place = start
        var first: Found?
        for _ in 0..<Self.mostPages {
            let found = try await history.events(
                of: key, after: place, limit: Self.eventsAtOnce + 1, tenant: tenant)
            let events = Array(found.prefix(Self.eventsAtOnce))
            let next = found.count > events.count ? events.last.map { EventPlace($0) } : nil
            let page = Found(start: place, events: events, next: next)
            first = first ?? page
            guard start == nil, let event, !events.contains(where: { $0.id == event }) else { return page }
            guard let next else { break }
            place = next
        }
        return first ?? Found(start: start, events: [], next: nil)
    }
}

extension ModaContext {
    /// The session that a path names.
    func session() throws -> SessionKey {
        guard let agent = Agent(rawValue: try part("agent")) else {
            throw Failure.notFound("there is no such agent: claude, codex or cursor")
        }
        return SessionKey(agent: agent, id: try part("id"))
    }
}
