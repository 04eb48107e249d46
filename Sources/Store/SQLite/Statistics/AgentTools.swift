internal import Events

/// What became of the tools that coding agents called.
///
/// A call is asked for, decided on and answered by events of its own, which the agent's call id joins. Where
/// there is no id, only the answer counts, or a person's refusal. A refused call is no failed one, though
/// Codex reports it as such; words of a refusal are believed only of a call that never returned.
enum AgentTools {
    /// The query; nil where the grouping is another one's.
    static func sql(_ query: StatisticsQuery) -> String? {
        guard let label = label(query.grouping) else { return nil }
        return """
            WITH calls AS (
                SELECT e.provider, e.session_id, MIN(e.timestamp) AS timestamp, MAX(e.tool_name) AS tool,
                    MAX(e.user_id) AS user_id, MAX(e.repo) AS repo,
                    MAX(e.event_type = 'tool_result') AS returned,
                    MAX(e.event_type = 'tool_result' AND e.tool_success IS 0) AS failed,
                    MAX(e.decision IS 'reject') AS rejected,
                    MAX(\(refusal)) AS refused, MAX(e.event_type = 'refusal_words') AS worded
                FROM coding_agent_events AS e
                WHERE e.tenant_id = :tenant AND e.timestamp >= :from AND e.timestamp < :end
                    AND e.provider = COALESCE(:provider, e.provider)
                    AND (e.event_type = 'tool_result' OR \(refusal) OR e.tool_use_id IS NOT NULL
                        AND e.event_type IN ('tool_call', 'tool_decision', 'refusal_words'))
                GROUP BY e.provider, e.session_id, COALESCE(e.tool_use_id, e.id))
            SELECT e.provider AS provider, \(label) AS label, COUNT(DISTINCT e.session_id) AS sessions,
                COUNT(*) AS tool_calls, SUM(failed AND NOT rejected) AS tool_failures,
                SUM(refused OR worded AND NOT returned) AS refusals
            FROM calls AS e LEFT JOIN sessions AS s
                ON s.tenant_id = :tenant AND s.provider = e.provider AND s.session_id = e.session_id
            GROUP BY 1, 2
            """
    }

    /// As `ToolDecision.isUserRefusal` has it.
    private static let refusal: String = {
        let sources = ToolDecision.personalSources.sorted().map { "'\($0)'" }.joined(separator: ", ")
        return "(e.decision IS 'reject' AND LOWER(COALESCE(e.decision_source, '')) IN (\(sources)))"
    }()

    private static func label(_ grouping: StatisticsGrouping) -> String? {
        switch grouping {
        case .day: "strftime('%Y-%m-%d', e.timestamp / 1000, 'unixepoch')"
        case .session: "e.session_id"
        case .user: "COALESCE(s.user_id, e.user_id)"
        case .repository: "COALESCE(e.repo, s.repo)"
        case .tool: "e.tool"
        case .model, .skill: nil
        }
    }
}
