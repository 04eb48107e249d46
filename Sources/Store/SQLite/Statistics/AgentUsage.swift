internal import Events

/// What coding agents report of sessions, prompts, calls of the model and skills.
///
/// One call of the model is one `api_request`, whatever channels told of it.
enum AgentUsage {
    /// The query; nil where the grouping is another one's.
    static func sql(_ query: StatisticsQuery) -> String? {
        guard let label = label(query.grouping) else { return nil }
        return """
            SELECT e.provider AS provider, \(label) AS label, COUNT(DISTINCT e.session_id) AS sessions,
                COUNT(*) FILTER (WHERE \(TypedPrompts.condition) AND NOT EXISTS (
                    SELECT 1 FROM subagent_sessions AS c
                    WHERE c.tenant_id = e.tenant_id AND c.session_id = e.session_id)) AS prompts,
                COUNT(*) FILTER (WHERE e.event_type = 'api_request') AS model_calls,
                COUNT(*) FILTER (WHERE e.event_type = 'skill_activated') AS skills,
                \(UsageSums.sql(where: "e.event_type = 'api_request'"))
            FROM coding_agent_events AS e LEFT JOIN sessions AS s
                ON s.tenant_id = e.tenant_id AND s.provider = e.provider AND s.session_id = e.session_id
            WHERE e.tenant_id = :tenant AND e.timestamp >= :from AND e.timestamp < :end
                AND e.provider = COALESCE(:provider, e.provider)\(condition(query.grouping))
            GROUP BY 1, 2
            """
    }

    /// A person and a place are the session's where the event does not know them, or only an install's id.
    private static func label(_ grouping: StatisticsGrouping) -> String? {
        switch grouping {
        case .day: "strftime('%Y-%m-%d', e.timestamp / 1000, 'unixepoch')"
        case .session: "e.session_id"
        case .user: "COALESCE(s.user_id, e.user_id)"
        case .repository: "COALESCE(e.repo, s.repo)"
        case .model: "e.model"
        case .skill: "e.skill_name"
        case .tool: nil
        }
    }

    private static func condition(_ grouping: StatisticsGrouping) -> String {
        switch grouping {
        case .model: " AND e.event_type = 'api_request'"
        case .skill: " AND e.event_type = 'skill_activated'"
        default: ""
        }
    }
}
