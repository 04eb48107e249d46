internal import Events
internal import Hummingbird
internal import Store

/// `/sessions`: coding agents' sessions, the last begun first.
struct SessionsPage: Sendable {
    private static let shownAtOnce = 50

    private let history: any EventHistory
    private let skills: any SkillStore
    private let shelf: HabitShelf

    init(_ parts: ServerParts, _ shelf: HabitShelf) {
        history = parts.history
        skills = parts.skills
        self.shelf = shelf
    }

    func add(to group: RouterGroup<ModaContext>) {
        group.get("sessions") { try await show($0, $1) }
    }

    private struct Values: Sendable {
        let agents: [PageChoice]
        let repositories: [PageChoice]
        let user: String
        let rows: [Row]
        let isEmpty: Bool
        let nextURL: String?
        let isLater: Bool
        let firstURL: String
    }

    private struct Row: Sendable {
        let url: String
        let id: String
        let agent: String
        let person: String
        let place: String
        let time: PageTime
        let length: String
        let prompts: Int
        let events: Int
        let corrections: String?
        let isSubagent: Bool
    }

    private func show(_ request: Request, _ context: ModaContext) async throws -> Response {
        let tenant = try context.tenant
        let wanted = SessionSelection(
            agent: try request.choice("agent", Agent.self), repository: request.query("repository"),
            user: request.query("user"))
        let place = try request.cursor("before", of: "sessions", SessionPlace.init(cursor:))
        let found = try await history.sessions(
            wanted, before: place, limit: Self.shownAtOnce + 1, tenant: tenant)
        let page = found.prefix(Self.shownAtOnce)
        let next =
            found.count > page.count
            ? page.last.map { PageCursor.write(SessionPlace($0.session).cursor, of: "sessions") } : nil
        let known = try await shelf.book(of: tenant).corrections.compactMap(\.repository)
        let counts = try await skills.correctionCounts(of: page.map(\.session.key), tenant: tenant)
        let values = Values(
            agents: PageChoice.agents(wanted.agent),
            repositories: PageChoice.repositories(
                Set(known + page.compactMap(\.session.repository)), chosen: wanted.repository),
            user: wanted.user ?? "", rows: page.map { row($0, counts[$0.session.key] ?? 0) },
            isEmpty: page.isEmpty, nextURL: next.map { url(wanted, before: $0) }, isLater: place != nil,
            firstURL: url(wanted, before: nil))
        return try .page("Sessions", place: "/sessions", template: "sessions", values, context)
    }

    private func url(_ wanted: SessionSelection, before cursor: String?) -> String {
        PagePath.with(
            "/sessions",
            [
                "agent": wanted.agent?.rawValue, "repository": wanted.repository, "user": wanted.user,
                "before": cursor,
            ])
    }

    private func row(_ summary: SessionSummary, _ corrections: Int) -> Row {
        let session = summary.session
        let length = session.lastAt.milliseconds - session.firstAt.milliseconds
        return Row(
            url: PagePath.of("sessions", session.key.agent.rawValue, session.key.id),
            id: session.key.id.oneLine(40), agent: session.key.agent.title,
            person: session.user?.oneLine(60) ?? "–", place: session.repository?.oneLine(60) ?? "–",
            time: PageTime(session.firstAt),
            length: PageNumber.duration(milliseconds: Double(max(0, length))), prompts: summary.prompts,
            events: session.events, corrections: corrections > 0 ? PageNumber.whole(corrections) : nil,
            isSubagent: summary.isSubagent)
    }
}
