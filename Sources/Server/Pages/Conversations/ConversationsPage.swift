internal import Events
internal import Hummingbird
internal import Store

/// `/conversations`: what LLM applications talked about with people, the latest first.
struct ConversationsPage: Sendable {
    private static let shownAtOnce = 50

    private let applications: any ApplicationStore

    init(_ parts: ServerParts) { applications = parts.applications }

    func add(to group: RouterGroup<ModaContext>) {
        group.get("conversations") { try await show($0, $1) }
    }

    private struct Values: Sendable {
        let application: String
        let user: String
        let rows: [Row]
        let isEmpty: Bool
        let isFiltered: Bool
        let nextURL: String?
        let isLater: Bool
        let firstURL: String
    }

    private struct Row: Sendable {
        let url: String
        let id: String
        let application: String
        let person: String
        let time: PageTime
        let turns: Int
        let calls: Int
        let tokens: String
        let cost: String
        let models: String
        let errors: String?
    }

    private func show(_ request: Request, _ context: ModaContext) async throws -> Response {
        let filter = ConversationFilter(
            user: request.query("user"), application: request.query("application"))
        let mark = try request.cursor("before", of: "conversations", PageMark.init(cursor:))
        let found = try await applications.conversations(
            filter, limit: Self.shownAtOnce + 1, before: mark, tenant: context.tenant)
        let page = found.prefix(Self.shownAtOnce)
        let next =
            found.count > page.count
            ? page.last.map {
                PageCursor.write(PageMark(at: $0.lastAt, id: $0.id).cursor, of: "conversations")
            } : nil
        let values = Values(
            application: filter.application ?? "", user: filter.user ?? "", rows: page.map(row),
            isEmpty: page.isEmpty, isFiltered: filter.user != nil || filter.application != nil,
            nextURL: next.map { url(filter, before: $0) }, isLater: mark != nil,
            firstURL: url(filter, before: nil))
        return try .page(
            "Conversations", place: "/conversations", template: "conversations", values, context)
    }

    private func url(_ filter: ConversationFilter, before cursor: String?) -> String {
        PagePath.with(
            "/conversations", ["application": filter.application, "user": filter.user, "before": cursor])
    }

    private func row(_ summary: ConversationSummary) -> Row {
        let usage = summary.usage
        return Row(
            url: PagePath.of("conversations", summary.id), id: summary.id.oneLine(40),
            application: summary.application?.oneLine(60) ?? "–", person: summary.user?.oneLine(60) ?? "–",
            time: PageTime(summary.lastAt), turns: summary.turns, calls: summary.calls,
            tokens: PageNumber.short(Double(usage.input ?? 0) + Double(usage.output ?? 0)),
            cost: usage.cost.map(PageNumber.dollars) ?? "–",
            models: summary.models.prefix(3).map { $0.oneLine(40) }.joined(separator: ", "),
            errors: summary.errors > 0 ? counted(summary.errors, "error") : nil)
    }
}
