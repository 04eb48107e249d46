internal import Events

/// The charts of usage over time.
enum UsageCharts {
    static func of(_ rows: [StatisticsRow], _ days: ClosedRange<Int64>) -> [BarChart] {
        let told = rows.compactMap { row in day(row.label).map { ($0, row) } }
        let bins = TimeBins(days, from: told.map(\.0).min())
        func series(_ name: String, _ style: String, _ value: (StatisticsRow) -> Double) -> BarChart.Series {
            var values = [Double](repeating: 0, count: bins.labels.count)
            for (day, row) in told { if let index = bins.index(of: day) { values[index] += value(row) } }
            return .init(name: name, style: style, values: values)
        }
        func chart(
            _ id: String, _ title: String, _ all: [BarChart.Series],
            format: (Double) -> String = PageNumber.short
        ) -> BarChart {
            BarChart(id: id, title: title, unit: bins.unit, labels: bins.labels, series: all, format: format)
        }
        return [
            chart(
                "tokens", "Tokens",
                [
                    series("from cache", "s3") { Double($0.cacheReadTokens) },
                    series("in", "s2") { Double($0.inputTokens) },
                    series("out", "s1") { Double($0.outputTokens) },
                ]),
            chart("cost", "Cost", [series("cost", "s1", \.cost)], format: PageNumber.dollars),
            chart(
                "tools", "Tool calls",
                [
                    series("went well", "s2") { Double(max(0, $0.toolCalls - $0.toolFailures)) },
                    series("failed", "s4") { Double($0.toolFailures) },
                ]),
            chart("skills", "Skills taken up", [series("skills", "s1") { Double($0.skills) }]),
        ]
    }

    private static func day(_ label: String?) -> Int64? {
        label.flatMap { Timestamp(rfc3339: "\($0)T00:00:00Z") }?.day
    }
}
