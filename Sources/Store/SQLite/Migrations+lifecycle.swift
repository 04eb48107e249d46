extension Migrations {
    /// Every version of a skill, what a tenant changed of the gates, and what became of corrections after a
    /// promotion.
    ///
    /// What is served already becomes the first version that is known.
    static let lifecycle = [
        """
        CREATE TABLE skill_versions (
            tenant_id TEXT NOT NULL, skill_id TEXT NOT NULL, version INTEGER NOT NULL, origin TEXT NOT NULL,
            author TEXT, digest TEXT NOT NULL, markdown TEXT NOT NULL, created_at INTEGER NOT NULL, note TEXT,
            PRIMARY KEY (tenant_id, skill_id, version)) STRICT, WITHOUT ROWID
        """,
        """
        INSERT INTO skill_versions
        SELECT tenant_id, id, version, 'run', NULL, digest, markdown, updated_at, NULL FROM skills
        """,
        """
        CREATE TABLE gate_overrides (
            tenant_id TEXT NOT NULL, gate TEXT NOT NULL, parameter TEXT NOT NULL, body TEXT NOT NULL,
            PRIMARY KEY (tenant_id, gate, parameter)) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE gate_changes (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT, tenant_id TEXT NOT NULL, body TEXT NOT NULL) STRICT
        """,
        "CREATE INDEX gate_changes_tenant ON gate_changes (tenant_id, sequence)",
        """
        CREATE TABLE skill_effects (
            tenant_id TEXT NOT NULL, skill_id TEXT NOT NULL, body TEXT NOT NULL,
            PRIMARY KEY (tenant_id, skill_id)) STRICT, WITHOUT ROWID
        """,
        """
        CREATE INDEX coding_agent_events_skills ON coding_agent_events (tenant_id, skill_name, timestamp)
            WHERE event_type = 'skill_activated'
        """,
    ]
}
