extension Migrations {
    /// What was forgotten, as salted digests, so that it does not come back; and which rows are of which raw
    /// event, so that a raw event goes once nothing rests on it any more.
    static let operations = [
        """
        CREATE TABLE forgotten (
            tenant_id TEXT NOT NULL, kind TEXT NOT NULL, salt TEXT NOT NULL, digest TEXT NOT NULL,
            timestamp INTEGER NOT NULL, PRIMARY KEY (tenant_id, kind, salt, digest)) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX coding_agent_reports_raw ON coding_agent_reports (tenant_id, raw_id)",
        "CREATE INDEX llm_spans_raw ON llm_spans (tenant_id, raw_id)",
        "CREATE INDEX evaluations_raw ON evaluations (tenant_id, raw_id)",
    ]
}
