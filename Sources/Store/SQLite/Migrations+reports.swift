extension Migrations {
    /// What each source reported of an event that several report without a common id, each report by itself:
    /// which of them are one event is decided anew with every report, so that their order changes nothing.
    ///
    /// `row_id` is the event that a report is part of now, "" where it is part of none. What was derived
    /// before there were reports is derived again.
    static let reports = [
        """
        CREATE TABLE coding_agent_reports (
            tenant_id TEXT NOT NULL, id TEXT NOT NULL, raw_id INTEGER NOT NULL, provider TEXT NOT NULL,
            session_id TEXT NOT NULL, event_type TEXT NOT NULL, timestamp INTEGER NOT NULL,
            sequence INTEGER NOT NULL, channels TEXT NOT NULL, turn_id TEXT,
            user_id TEXT, org_id TEXT, project_id TEXT, repo TEXT, branch TEXT, cwd TEXT, model TEXT,
            prompt_text TEXT, response_text TEXT,
            tool_name TEXT, tool_use_id TEXT, tool_input TEXT, tool_success INTEGER, exit_code INTEGER,
            duration_ms INTEGER, error_type TEXT, error_message TEXT, output_snippet TEXT,
            decision TEXT, decision_source TEXT, skill_name TEXT, skill_scope TEXT,
            input_tokens INTEGER, output_tokens INTEGER, cache_read_tokens INTEGER, cache_write_tokens INTEGER,
            reasoning_tokens INTEGER, cost_usd REAL, subagent_id TEXT, attributes TEXT NOT NULL,
            twin_key TEXT NOT NULL, twin_window INTEGER NOT NULL, twin_source TEXT, twin_span TEXT,
            twin_words TEXT, twin_standing TEXT NOT NULL, row_id TEXT NOT NULL,
            PRIMARY KEY (tenant_id, id)) STRICT
        """,
        """
        CREATE INDEX coding_agent_reports_time
            ON coding_agent_reports (tenant_id, provider, session_id, twin_key, timestamp)
        """,
        """
        CREATE INDEX coding_agent_reports_turn
            ON coding_agent_reports (tenant_id, provider, session_id, twin_key, turn_id) WHERE turn_id IS NOT NULL
        """,
        """
        CREATE INDEX coding_agent_reports_span
            ON coding_agent_reports (tenant_id, provider, session_id, twin_key, twin_span)
            WHERE twin_span IS NOT NULL
        """,
        """
        CREATE INDEX coding_agent_reports_standing
            ON coding_agent_reports (tenant_id, provider, session_id, twin_key, twin_standing)
        """,
        "CREATE INDEX coding_agent_reports_row ON coding_agent_reports (tenant_id, row_id)",
        "DROP INDEX coding_agent_events_twin",
        "ALTER TABLE coding_agent_events DROP COLUMN twin_key",
        "ALTER TABLE coding_agent_events DROP COLUMN twin_window",
        "DELETE FROM coding_agent_events",
        "DELETE FROM subagent_sessions",
        "UPDATE sessions SET events = 0, user_id = NULL, repo = NULL, branch = NULL, cwd = NULL",
        """
        INSERT OR REPLACE INTO marks (name, value)
        SELECT DISTINCT 'renormalized ' || tenant_id, 0 FROM events_raw
        """,
    ]
}
