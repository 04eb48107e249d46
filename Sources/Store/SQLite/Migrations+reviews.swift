extension Migrations {
    /// What people decided of skills, in the order in which they did; never changed, never removed.
    static let reviews = [
        """
        CREATE TABLE skill_decisions (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT, tenant_id TEXT NOT NULL, skill_id TEXT NOT NULL,
            action TEXT NOT NULL, timestamp INTEGER NOT NULL, body TEXT NOT NULL) STRICT
        """,
        "CREATE INDEX skill_decisions_skill ON skill_decisions (tenant_id, skill_id, sequence)",
    ]

    /// What an operator asks of each signal: when it was last seen and how often lately; and of an agent's last
    /// prompts, whether they had words.
    static let signals = [
        """
        CREATE INDEX events_raw_signal ON events_raw (tenant_id, provider, signal, timestamp, error)
            WHERE error IS NULL
        """,
        """
        CREATE INDEX coding_agent_events_last_prompts ON coding_agent_events (tenant_id, provider, timestamp)
            WHERE event_type = 'prompt'
        """,
    ]
}
