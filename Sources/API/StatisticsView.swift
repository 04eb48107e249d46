package import Events

/// The answer of `GET /v1/stats`.
package struct StatisticsView: Sendable, Codable, Equatable {
    package var by: StatisticsGrouping
    /// The first and the last UTC day that count, `2026-11-21`.
    package var from: String
    package var to: String
    /// One row a group and program; days in their order, of all else what cost most first.
    package var rows: [StatisticsRow]
    /// True where there are more rows than were asked for.
    package var truncated: Bool

    package init(by: StatisticsGrouping, from: String, to: String, rows: [StatisticsRow], truncated: Bool) {
        self.by = by
        self.from = from
        self.to = to
        self.rows = rows
        self.truncated = truncated
    }
}
