internal import Events

/// What LLM applications report: calls of models and tools, each once, whoever reported it twice.
enum ApplicationUsage {
    /// The query; nil where the grouping is another one's.
    static func sql(_ query: StatisticsQuery) -> String? {
        guard let label = label(query.grouping) else { return nil }
        return """
            SELECT provider, \(label) AS label, COUNT(DISTINCT conversation_id) AS sessions,
                COUNT(*) FILTER (WHERE kind = 'llm') AS model_calls,
                COUNT(*) FILTER (WHERE kind = 'tool') AS tool_calls,
                COUNT(*) FILTER (WHERE kind = 'tool' AND status = 'error') AS tool_failures,
                \(UsageSums.sql(where: "kind = 'llm'"))
            FROM llm_spans
            WHERE tenant_id = :tenant AND started_at >= :from AND started_at < :end AND duplicate_of IS NULL
                AND provider = COALESCE(:provider, provider) AND kind IN (\(kinds(query.grouping)))
            GROUP BY 1, 2
            """
    }

    private static func kinds(_ grouping: StatisticsGrouping) -> String {
        switch grouping {
        case .model: "'llm'"
        case .tool: "'tool'"
        default: "'llm', 'tool'"
        }
    }

    private static func label(_ grouping: StatisticsGrouping) -> String? {
        switch grouping {
        case .day: "strftime('%Y-%m-%d', started_at / 1000, 'unixepoch')"
        case .session: "conversation_id"
        case .user: "user_id"
        case .repository: "repo"
        case .model: "COALESCE(response_model, request_model)"
        case .tool: "name"
        case .skill: nil
        }
    }
}
