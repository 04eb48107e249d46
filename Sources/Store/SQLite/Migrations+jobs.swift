extension Migrations {
    /// Fencing tokens, the items of each run, what was set aside, and the nights that were run.
    ///
    /// A job of before has no token and no lease: one that runs is taken up by the first runner that asks.
    static let jobs = [
        "ALTER TABLE jobs ADD COLUMN token INTEGER NOT NULL DEFAULT 0",
        """
        UPDATE jobs SET body = json_set(body, '$.trigger', 'request', '$.revision', 0, '$.token', 0, '$.attempts', 0,
            '$.stalls', 0, '$.finishedItems', 0, '$.worked', 0, '$.isCancelRequested', json('false'))
        WHERE json_valid(body)
        """,
        "CREATE INDEX jobs_history ON jobs (tenant_id, created_at, id)",
        """
        CREATE TABLE job_items (
            tenant_id TEXT NOT NULL, job_id TEXT NOT NULL, stage TEXT NOT NULL, item TEXT NOT NULL,
            version TEXT NOT NULL, begun INTEGER NOT NULL DEFAULT 0, is_finished INTEGER NOT NULL DEFAULT 0,
            body TEXT NOT NULL DEFAULT '', PRIMARY KEY (tenant_id, job_id, stage, item)) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE dead_letters (
            tenant_id TEXT NOT NULL, id TEXT NOT NULL, stage TEXT NOT NULL, timestamp INTEGER NOT NULL,
            body TEXT NOT NULL, PRIMARY KEY (tenant_id, id)) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX dead_letters_time ON dead_letters (tenant_id, timestamp, id)",
        """
        CREATE TABLE job_nights (tenant_id TEXT PRIMARY KEY, due_at INTEGER NOT NULL) STRICT, WITHOUT ROWID
        """,
    ]
}
