extension Migrations {
    /// Answers of models by the digest of their question, and what each call was booked and settled with.
    static let models = [
        """
        CREATE TABLE model_answers (
            tenant_id TEXT NOT NULL, digest TEXT NOT NULL, model TEXT NOT NULL, timestamp INTEGER NOT NULL,
            body TEXT NOT NULL, PRIMARY KEY (tenant_id, digest)) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX model_answers_time ON model_answers (tenant_id, timestamp)",
        """
        CREATE TABLE model_spend (
            id INTEGER PRIMARY KEY AUTOINCREMENT, tenant_id TEXT NOT NULL, job_id TEXT NOT NULL,
            month TEXT NOT NULL, model TEXT NOT NULL, timestamp INTEGER NOT NULL, tokens INTEGER NOT NULL,
            microdollars INTEGER NOT NULL, is_settled INTEGER NOT NULL DEFAULT 0) STRICT
        """,
        "CREATE INDEX model_spend_job ON model_spend (tenant_id, job_id)",
        "CREATE INDEX model_spend_month ON model_spend (month)",
    ]
}
