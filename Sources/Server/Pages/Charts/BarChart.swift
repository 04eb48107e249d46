/// Bars over time, one or more series on top of each other, drawn on the server.
///
/// The picture has a title and a description, and what it shows stands beside it as a table.
struct BarChart: Sendable {
    struct Series: Sendable {
        let name: String
        /// `s1`, `s2`, … : a colour of the style sheet.
        let style: String
        let values: [Double]
    }

    struct Row: Sendable {
        let label: String
        let values: [String]
    }

    let id: String
    let title: String
    let summary: String
    let series: [Series]
    let rows: [Row]
    let picture: Markup
    let top: String
    let first: String
    let middle: String
    let last: String
    let isEmpty: Bool
    let hasLegend: Bool
    /// What a row of the table is: `Day`.
    let unit: String

    /// `labels` name the bars; `format` writes a value for the table and the axis.
    init(
        id: String, title: String, unit: String, labels: [String], series: [Series],
        format: (Double) -> String
    ) {
        self.id = id
        self.title = title
        self.unit = unit
        self.series = series
        let sums = labels.indices.map { index in series.reduce(0) { $0 + $1.values[index] } }
        let highest = sums.max() ?? 0
        rows = zip(labels, labels.indices).map { label, index in
            Row(label: label, values: series.map { format($0.values[index]) })
        }
        isEmpty = highest <= 0
        hasLegend = series.count > 1
        top = format(highest)
        first = labels.first ?? ""
        middle = labels.count > 4 ? labels[labels.count / 2] : ""
        last = labels.count > 1 ? labels.last ?? "" : ""
        let peak = sums.firstIndex(of: highest).map { labels[$0] } ?? ""
        summary =
            isEmpty
            ? "Nothing in this time."
            : "From \(first) to \(labels.last ?? ""): \(format(sums.reduce(0, +))) in all, at most "
                + "\(format(highest)) (\(peak))."
        picture =
            BarDrawing(
                id: id, title: title, summary: summary, labels: labels, series: series, sums: sums,
                highest: highest, format: format
            ).markup
    }
}

/// The SVG of a bar chart: presentation attributes only, since the page forbids inline styles.
private struct BarDrawing {
    private static let (width, height) = (600.0, 120.0)

    let markup: Markup

    init(
        id: String, title: String, summary: String, labels: [String], series: [BarChart.Series],
        sums: [Double], highest: Double, format: (Double) -> String
    ) {
        var svg = """
            <svg class="bars" role="img" aria-labelledby="\(id)-t \(id)-d" viewBox="0 0 600 120" \
            preserveAspectRatio="none"><title id="\(id)-t">\(PageText.escaped(title))</title>\
            <desc id="\(id)-d">\(PageText.escaped(summary))</desc>
            """
        for share in [0.0, 0.5, 1.0] {
            let y = PageNumber.plain(0.5 + (Self.height - 1) * share)
            svg += "<line class=\"grid\" x1=\"0\" x2=\"600\" y1=\"\(y)\" y2=\"\(y)\"/>"
        }
        let slot = Self.width / Double(max(1, labels.count))
        for index in labels.indices where highest > 0 {
            svg += Self.column(index, slot, labels[index], series, highest, sums[index], format)
        }
        markup = Markup(trusted: svg + "</svg>")
    }

    private static func column(
        _ index: Int, _ slot: Double, _ label: String, _ series: [BarChart.Series], _ highest: Double,
        _ sum: Double, _ format: (Double) -> String
    ) -> String {
        guard sum > 0 else { return "" }
        var bottom = height
        let x = PageNumber.plain(Double(index) * slot + slot * 0.12)
        let width = PageNumber.plain(slot * 0.76)
        let parts = series.map { one -> String in
            let tall = one.values[index] / highest * (height - 2)
            bottom -= tall
            guard tall > 0 else { return "" }
            return "<rect class=\"\(one.style)\" x=\"\(x)\" y=\"\(PageNumber.plain(bottom))\" "
                + "width=\"\(width)\" height=\"\(PageNumber.plain(tall))\"/>"
        }
        return "<g><title>\(PageText.escaped("\(label): \(format(sum))"))</title>\(parts.joined())</g>"
    }
}

extension PageNumber {
    /// For coordinates: two places, no separators.
    static func plain(_ number: Double) -> String {
        guard number.isFinite, number.magnitude < 1e9 else { return "0" }
        let hundredths = Int64((number * 100).rounded())
        let (whole, part) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
        return "\(hundredths < 0 ? "-" : "")\(whole).\(part < 10 ? "0" : "")\(part)"
    }
}
