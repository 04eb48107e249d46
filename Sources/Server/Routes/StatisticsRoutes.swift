internal import API
internal import Events
internal import Hummingbird
internal import Store

/// `/v1/stats`: tokens, cost, tools, skills and corrections by day, session, user, repository and so on.
struct StatisticsRoutes {
    private static let day: Int64 = 86_400_000
    let statistics: any StatisticsStore
    let now: @Sendable () -> Timestamp

    func add(to group: RouterGroup<ModaContext>) {
        group.get("stats") { try await show($0, $1) }
    }

    /// Whole UTC days, the first and the last included; without them the last thirty.
    private func show(_ request: Request, _ context: ModaContext) async throws -> Response {
        let grouping = try request.choice("by", StatisticsGrouping.self) ?? .day
        let limit = try request.limit(default: 1_000, highest: 10_000)
        let last = try day("to", of: request) ?? now().day
        let first = try day("from", of: request) ?? max(0, last - 29)
        guard first <= last else { throw Failure(status: .badRequest, detail: "from is after to") }
        let query = StatisticsQuery(
            by: grouping, from: start(of: first), end: start(of: last + 1),
            provider: try request.choice("provider", Provider.self))
        let rows = try await statistics.statistics(query, tenant: context.tenant)
        let view = StatisticsView(
            by: grouping, from: start(of: first).dayText, to: start(of: last).dayText,
            rows: Array(rows.prefix(limit)), truncated: rows.count > limit)
        return try .json(view, headers: [.cacheControl: "no-store"])
    }

    private func start(of day: Int64) -> Timestamp { Timestamp(milliseconds: day * Self.day) }

    /// A day such as `2026-11-21`, from 1970 on.
    private func day(_ name: String, of request: Request) throws -> Int64? {
        guard let text = request.given(name) else { return nil }
        guard text.utf8.count == 10, let start = Timestamp(rfc3339: "\(text)T00:00:00Z"), start.day >= 0,
            start.dayText == text
        else { throw Failure(status: .badRequest, detail: "\(name) is a UTC day such as 2026-11-21") }
        return start.day
    }
}
