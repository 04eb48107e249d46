/// Lines of cells under a head, aligned; as wide as a page may be, and no wider.
struct TextTable {
    /// One column and how it yields when the page is too narrow.
    struct Column {
        let title: String
        /// Numbers stand to the right.
        var isNumber = true
        /// Cut to this many characters where there is no room; never below the title.
        var narrowest: Int?
        /// Left out where there is no room, the highest first; nil for never.
        var sacrifice: Int?

        /// Spaces before it.
        fileprivate var gap: Int { isNumber ? 1 : 2 }
    }

    static let page = 100
    private let columns: [Column]
    private let rows: [[String]]

    init(_ columns: [Column], _ rows: [[String]]) {
        self.columns = columns
        self.rows = rows
    }

    var text: String {
        let table = fitting
        let spare = table.width(of: table.widths) - Self.page
        let widths = zip(table.columns, table.widths).map { column, width in
            guard spare > 0, let narrowest = column.narrowest else { return width }
            return max(width - spare, min(width, narrowest), column.title.count)
        }
        return ([table.columns.map(\.title)] + table.rows).map { table.line($0, widths) }
            .joined(separator: "\n")
    }

    /// The table without the columns for which there is no room.
    private var fitting: TextTable {
        let least = zip(columns, widths).map { max(min($1, $0.narrowest ?? $1), $0.title.count) }
        let gone = columns.indices.filter { columns[$0].sacrifice != nil }
            .max { columns[$0].sacrifice ?? 0 < columns[$1].sacrifice ?? 0 }
        guard width(of: least) > Self.page, let gone else { return self }
        func without<Item>(_ items: [Item]) -> [Item] {
            items.indices.filter { $0 != gone }.map { items[$0] }
        }
        return TextTable(without(columns), rows.map(without)).fitting
    }

    private func width(of widths: [Int]) -> Int {
        widths.reduce(0, +) + columns.dropFirst().reduce(0) { $0 + $1.gap }
    }

    private var widths: [Int] {
        columns.indices.map { place in
            rows.reduce(columns[place].title.count) { max($0, $1[place].count) }
        }
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        let line = columns.indices.map { place in
            let (column, cell) = (columns[place], cells[place].oneLine(widths[place]))
            let room = String(repeating: " ", count: max(0, widths[place] - cell.count))
            let gap = String(repeating: " ", count: place == 0 ? 0 : column.gap)
            return gap + (column.isNumber ? room + cell : cell + room)
        }.joined()
        return String(line.reversed().drop { $0 == " " }.reversed())
    }
}
