internal import Events

/// How often people corrected the agents, as far as sessions were read.
enum CorrectionCounts {
    /// The query; nil where corrections have no such group.
    static func sql(_ query: StatisticsQuery) -> String? {
        guard let label = label(query.grouping) else { return nil }
        return """
            SELECT c.provider AS provider, \(label) AS label, COUNT(*) AS corrections,
                COUNT(DISTINCT c.session_id) AS sessions
            FROM corrections AS c LEFT JOIN sessions AS s
                ON s.tenant_id = c.tenant_id AND s.provider = c.provider AND s.session_id = c.session_id
            WHERE c.tenant_id = :tenant AND c.timestamp >= :from AND c.timestamp < :end
                AND c.provider = COALESCE(:provider, c.provider)
            GROUP BY 1, 2
            """
    }

    private static func label(_ grouping: StatisticsGrouping) -> String? {
        switch grouping {
        case .day: "strftime('%Y-%m-%d', c.timestamp / 1000, 'unixepoch')"
        case .session: "c.session_id"
        case .user: "COALESCE(s.user_id, json_extract(c.body, '$.user'))"
        case .repository: "COALESCE(json_extract(c.body, '$.repository'), s.repo)"
        case .model, .tool, .skill: nil
        }
    }
}
