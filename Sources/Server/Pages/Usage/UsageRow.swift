internal import Events

/// One row of a table of usage.
struct UsageRow: Sendable {
    /// What a table tells of its rows: only what its grouping knows.
    struct Column: Sendable {
        let title: String
        let cell: @Sendable (StatisticsRow) -> String
    }

    let label: String
    let program: String
    let cells: [String]

    init(_ row: StatisticsRow, _ columns: [Column]) {
        label = row.label?.oneLine(80) ?? "(not known)"
        program = row.provider.title
        cells = columns.map { $0.cell(row) }
    }

    static func columns(_ grouping: StatisticsGrouping) -> [Column] {
        switch grouping {
        case .model: [sessions] + calls
        case .tool: [sessions] + tools
        case .skill: [sessions, Column(title: "Taken up") { PageNumber.whole($0.skills) }]
        default: [sessions, prompts] + calls + tools + [corrections]
        }
    }

    private static let sessions = Column(title: "Sessions") { PageNumber.whole($0.sessions) }
    private static let prompts = Column(title: "Prompts") { PageNumber.whole($0.prompts) }
    private static let corrections = Column(title: "Corrections") { PageNumber.whole($0.corrections) }
    private static let calls = [
        Column(title: "Model calls") { PageNumber.whole($0.modelCalls) },
        Column(title: "Tokens in") { PageNumber.short(Double($0.inputTokens)) },
        Column(title: "out") { PageNumber.short(Double($0.outputTokens)) },
        Column(title: "from cache") { PageNumber.short(Double($0.cacheReadTokens)) },
        Column(title: "Cost") { $0.cost > 0 ? PageNumber.dollars($0.cost) : "–" },
    ]
    private static let tools = [
        Column(title: "Tool calls") { PageNumber.whole($0.toolCalls) },
        Column(title: "failed") { PageNumber.whole($0.toolFailures) },
    ]
}
