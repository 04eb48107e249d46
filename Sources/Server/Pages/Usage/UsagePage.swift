internal import Events
internal import Hummingbird
internal import Store

/// `/usage`: tokens, money, tools and skills over time, and by what.
struct UsagePage: Sendable {
    private static let rowsShown = 15

    private let statistics: any StatisticsStore
    private let now: @Sendable () -> Timestamp

    init(_ parts: ServerParts) {
        statistics = parts.statistics
        now = parts.now
    }

    func add(to group: RouterGroup<ModaContext>) {
        group.get("usage") { try await show($0, $1) }
    }

    private struct Values: Sendable {
        let periods: [PageChoice]
        let providers: [PageChoice]
        let totals: [Total]
        let charts: [BarChart]
        let tables: [Table]
        let isEmpty: Bool
    }

    private struct Total: Sendable {
        let title: String
        let value: String
    }

    private struct Table: Sendable {
        let id: String
        let title: String
        let first: String
        let columns: [String]
        let rows: [UsageRow]
        let rest: String?
    }

    private func show(_ request: Request, _ context: ModaContext) async throws -> Response {
        let tenant = try context.tenant
        let period = try request.choice("period", PagePeriod.self) ?? .month
        let provider = try request.choice("provider", Provider.self)
        // All time is ten years here: what is summed is not read row by row.
        let days = period.days(until: now(), earliest: now().day - 3_650)
        func rows(_ grouping: StatisticsGrouping) async throws -> [StatisticsRow] {
            let query = StatisticsQuery(
                by: grouping, from: Timestamp(milliseconds: days.lowerBound * 86_400_000),
                end: Timestamp(milliseconds: (days.upperBound + 1) * 86_400_000), provider: provider)
            return try await statistics.statistics(query, tenant: tenant)
        }
        let byDay = try await rows(.day)
        var tables: [Table] = []
        for (grouping, title, first) in Self.tables {
            let all = try await rows(grouping).filter(grouping.isTold)
            guard !all.isEmpty else { continue }
            tables.append(
                Table(
                    id: grouping.rawValue, title: title, first: first,
                    columns: UsageRow.columns(grouping).map(\.title),
                    rows: all.prefix(Self.rowsShown).map { UsageRow($0, UsageRow.columns(grouping)) },
                    rest: all.count > Self.rowsShown ? "\(all.count - Self.rowsShown) more: moda stats" : nil)
            )
        }
        let values = Values(
            periods: PageChoice.periods(period), providers: Self.choices(provider),
            totals: Self.totals(byDay), charts: UsageCharts.of(byDay, days), tables: tables,
            isEmpty: byDay.isEmpty)
        return try .page("Usage", place: "/usage", template: "usage", values, context)
    }

    private static let tables: [(StatisticsGrouping, String, String)] = [
        (.model, "By model", "Model"), (.tool, "By tool", "Tool"), (.skill, "By skill", "Skill"),
        (.repository, "By repository", "Repository"), (.user, "By person", "Person"),
    ]

    private static func choices(_ chosen: Provider?) -> [PageChoice] {
        PageChoice.list(
            [("", "every program")] + Provider.allCases.map { ($0.rawValue, $0.title) },
            chosen: chosen?.rawValue ?? "")
    }

    private static func totals(_ rows: [StatisticsRow]) -> [Total] {
        func sum(_ value: (StatisticsRow) -> Double) -> Double { rows.reduce(0) { $0 + value($1) } }
        return [
            Total(title: "Prompts", value: PageNumber.short(sum { Double($0.prompts) })),
            Total(title: "Model calls", value: PageNumber.short(sum { Double($0.modelCalls) })),
            Total(
                title: "Tokens in and out",
                value: PageNumber.short(sum { Double($0.inputTokens) + Double($0.outputTokens) })),
            Total(title: "Cost", value: PageNumber.dollars(sum(\.cost))),
            Total(title: "Tool calls", value: PageNumber.short(sum { Double($0.toolCalls) })),
            Total(title: "Skills taken up", value: PageNumber.short(sum { Double($0.skills) })),
            Total(title: "Corrections", value: PageNumber.short(sum { Double($0.corrections) })),
        ]
    }
}

extension StatisticsGrouping {
    /// A tool or a skill that nobody named is no row of its table.
    fileprivate func isTold(_ row: StatisticsRow) -> Bool {
        switch self {
        case .tool, .skill, .model: row.label != nil
        default: true
        }
    }
}

extension Provider {
    /// For people.
    var title: String {
        switch self {
        case .claude, .codex, .cursor: agent?.title ?? rawValue
        case .application: "applications (OTLP)"
        case .datadog: "applications (Datadog)"
        }
    }
}
