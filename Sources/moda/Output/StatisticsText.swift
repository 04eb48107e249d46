import API
import Events

/// Numbers by group, as a table that leaves out what nobody reported.
struct StatisticsText {
    private let view: StatisticsView

    init(_ view: StatisticsView) { self.view = view }

    /// Several groupings below one another; those without rows are left out.
    static func overview(_ views: [StatisticsView]) -> String {
        let parts = views.filter { !$0.rows.isEmpty }.map { StatisticsText($0).text }
        return parts.isEmpty ? "nothing came in yet" : parts.joined(separator: "\n\n")
    }

    var text: String {
        guard !view.rows.isEmpty else { return "\(span): nothing" }
        let shown = Self.metrics.filter { metric in view.rows.contains { metric.value($0) != nil } }
        let columns =
            [
                TextTable.Column(title: view.by.rawValue.uppercased(), isNumber: false, narrowest: narrowest),
                TextTable.Column(title: "FROM", isNumber: false),
            ] + shown.map { TextTable.Column(title: $0.title, sacrifice: $0.sacrifice) }
        let rows = view.rows.map { row in
            [label(row), Self.short(row.provider)] + shown.map { $0.value(row) ?? "-" }
        }
        let rest = view.truncated ? "\nthere are more: --by \(view.by.rawValue) --limit N" : ""
        return "\(span)\n\(TextTable(columns, rows).text)\(rest)"
    }

    /// Names may be cut, ids that somebody may want to copy are not.
    private var narrowest: Int { view.by == .session ? 36 : 20 }

    private var span: String {
        view.from == view.to ? "On \(view.to)" : "From \(view.from) to \(view.to)"
    }

    private func label(_ row: StatisticsRow) -> String { row.label ?? "(not known)" }

    private static func short(_ provider: Provider) -> String {
        provider == .application ? "app" : provider.rawValue
    }

    /// One column of numbers; nil where there is nothing to show.
    private struct Metric {
        let title: String
        var sacrifice: Int?
        let value: (StatisticsRow) -> String?

        init(_ title: String, sacrifice: Int? = nil, _ value: @escaping (StatisticsRow) -> String?) {
            self.title = title
            self.sacrifice = sacrifice
            self.value = value
        }
    }

    private static func count(_ number: Int64) -> String? { number == 0 ? nil : ShortNumber.count(number) }
    private static func count(_ number: Int) -> String? { count(Int64(number)) }

    private static var metrics: [Metric] {
        [
            Metric("SESS", sacrifice: 4) { count($0.sessions) }, Metric("PROMPTS") { count($0.prompts) },
            Metric("CALLS") { count($0.modelCalls) }, Metric("IN") { count($0.inputTokens) },
            Metric("OUT") { count($0.outputTokens) },
            Metric("CACHED", sacrifice: 1) { count($0.cacheReadTokens) },
            Metric("WRITTEN", sacrifice: 3) { count($0.cacheWriteTokens) },
            Metric("REASON", sacrifice: 2) { count($0.reasoningTokens) },
            Metric("USD") { $0.cost == 0 ? nil : ShortNumber.dollars($0.cost) },
            Metric("TOOLS") { count($0.toolCalls) }, Metric("FAILED") { count($0.toolFailures) },
            Metric("REFUSED") { count($0.refusals) }, Metric("SKILLS") { count($0.skills) },
            Metric("CORR") { count($0.corrections) },
        ]
    }
}
