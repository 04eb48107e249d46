internal import GRDB

/// The schema's history: each step runs once, by name, and is never edited after a release.
enum Migrations {
    static let migrator: DatabaseMigrator = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("m001_initial") { db in
            for statement in initial { try db.execute(sql: statement) }
        }
        migrator.registerMigration("m002_applications") { db in
            for statement in applications { try db.execute(sql: statement) }
        }
        return migrator
    }()

    /// Times are milliseconds since 1970; every table that a tenant owns is keyed by `tenant_id` first.
    private static let initial = [
        """
        CREATE TABLE events_raw (
            id INTEGER PRIMARY KEY AUTOINCREMENT, tenant_id TEXT NOT NULL, timestamp INTEGER NOT NULL,
            observed_at INTEGER, source TEXT NOT NULL, agent TEXT NOT NULL, signal TEXT NOT NULL,
            http_status INTEGER NOT NULL, raw_event TEXT NOT NULL, size INTEGER NOT NULL, digest TEXT NOT NULL,
            delivery_id TEXT, error TEXT, repeat_key TEXT) STRICT
        """,
        """
        CREATE UNIQUE INDEX events_raw_repeat ON events_raw (tenant_id, repeat_key) WHERE repeat_key IS NOT NULL
        """,
        "CREATE INDEX events_raw_digest ON events_raw (tenant_id, digest, timestamp)",
        "CREATE INDEX events_raw_time ON events_raw (tenant_id, timestamp)",
        """
        CREATE TABLE coding_agent_events (
            tenant_id TEXT NOT NULL, id TEXT NOT NULL, raw_id INTEGER NOT NULL, provider TEXT NOT NULL,
            session_id TEXT NOT NULL, event_type TEXT NOT NULL, timestamp INTEGER NOT NULL,
            sequence INTEGER NOT NULL, channels TEXT NOT NULL, twin_key TEXT, twin_window INTEGER, turn_id TEXT,
            user_id TEXT, org_id TEXT, project_id TEXT, repo TEXT, branch TEXT, cwd TEXT, model TEXT,
            prompt_text TEXT, response_text TEXT,
            tool_name TEXT, tool_use_id TEXT, tool_input TEXT, tool_success INTEGER, exit_code INTEGER,
            duration_ms INTEGER, error_type TEXT, error_message TEXT, output_snippet TEXT,
            decision TEXT, decision_source TEXT, skill_name TEXT, skill_scope TEXT,
            input_tokens INTEGER, output_tokens INTEGER, cache_read_tokens INTEGER, cache_write_tokens INTEGER,
            reasoning_tokens INTEGER, cost_usd REAL, subagent_id TEXT, attributes TEXT NOT NULL,
            PRIMARY KEY (tenant_id, id)) STRICT, WITHOUT ROWID
        """,
        """
        CREATE INDEX coding_agent_events_session
            ON coding_agent_events (tenant_id, provider, session_id, timestamp, sequence)
        """,
        """
        CREATE INDEX coding_agent_events_twin ON coding_agent_events (tenant_id, provider, session_id, twin_key)
            WHERE twin_key IS NOT NULL
        """,
        """
        CREATE TABLE sessions (
            tenant_id TEXT NOT NULL, provider TEXT NOT NULL, session_id TEXT NOT NULL, user_id TEXT, repo TEXT,
            branch TEXT, cwd TEXT, first_at INTEGER NOT NULL, last_at INTEGER NOT NULL, events INTEGER NOT NULL,
            revision INTEGER NOT NULL, handled_revision INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (tenant_id, provider, session_id)) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE subagent_sessions (
            tenant_id TEXT NOT NULL, session_id TEXT NOT NULL, PRIMARY KEY (tenant_id, session_id)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE TABLE marks (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT",
        """
        CREATE TABLE corrections (
            tenant_id TEXT NOT NULL, id TEXT NOT NULL, provider TEXT NOT NULL, session_id TEXT NOT NULL,
            timestamp INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (tenant_id, id)) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX corrections_session ON corrections (tenant_id, provider, session_id)",
        """
        CREATE TABLE clusters (
            tenant_id TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (tenant_id, id)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE candidates (
            tenant_id TEXT NOT NULL, cluster_id TEXT NOT NULL, name TEXT NOT NULL, status TEXT NOT NULL,
            body TEXT NOT NULL, PRIMARY KEY (tenant_id, cluster_id)) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE skills (
            tenant_id TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, status TEXT NOT NULL,
            description TEXT NOT NULL, markdown TEXT NOT NULL, digest TEXT NOT NULL, cluster_id TEXT NOT NULL,
            updated_at INTEGER NOT NULL, PRIMARY KEY (tenant_id, id)) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE keys (
            id TEXT PRIMARY KEY, tenant_id TEXT NOT NULL, name TEXT NOT NULL, digest TEXT NOT NULL,
            created_at INTEGER NOT NULL, expires_at INTEGER, revoked_at INTEGER) STRICT
        """,
        """
        CREATE TABLE jobs (
            tenant_id TEXT NOT NULL, id TEXT NOT NULL, status TEXT NOT NULL, created_at INTEGER NOT NULL,
            body TEXT NOT NULL, PRIMARY KEY (tenant_id, id)) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX jobs_status ON jobs (status, created_at)",
    ]
    /// LLM applications: their spans, the conversations' messages without repeats, and evaluations.
    ///
    /// `conversation_id` is decided over the whole trace; `duplicate_of` names the span that counts where two
    /// instrumentations report one call.
    private static let applications = [
        "ALTER TABLE events_raw RENAME COLUMN agent TO provider",
        """
        CREATE TABLE llm_spans (
            tenant_id TEXT NOT NULL, id TEXT NOT NULL, raw_id INTEGER NOT NULL, provider TEXT NOT NULL,
            trace_id TEXT NOT NULL, span_id TEXT NOT NULL, parent_id TEXT, name TEXT NOT NULL,
            kind TEXT NOT NULL, started_at INTEGER NOT NULL, duration_ns INTEGER NOT NULL, status TEXT NOT NULL,
            error_type TEXT, error_message TEXT, application TEXT, framework TEXT, vendor TEXT,
            request_model TEXT, response_model TEXT, response_id TEXT, is_streaming INTEGER,
            input_tokens INTEGER, output_tokens INTEGER, cache_read_tokens INTEGER, cache_write_tokens INTEGER,
            reasoning_tokens INTEGER, cost_usd REAL, conversation_id TEXT NOT NULL, own_conversation_id TEXT,
            agent_session_id TEXT, computed_conversation_id TEXT, user_id TEXT, org_id TEXT, project_id TEXT,
            repo TEXT, branch TEXT, cwd TEXT, input TEXT NOT NULL, output TEXT NOT NULL, input_text TEXT,
            output_text TEXT, documents TEXT NOT NULL, duplicate_of TEXT, attributes TEXT NOT NULL,
            PRIMARY KEY (tenant_id, id)) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX llm_spans_trace ON llm_spans (tenant_id, trace_id)",
        "CREATE INDEX llm_spans_conversation ON llm_spans (tenant_id, conversation_id, started_at)",
        """
        CREATE INDEX llm_spans_response ON llm_spans (tenant_id, response_id) WHERE response_id IS NOT NULL
        """,
        "CREATE INDEX llm_spans_time ON llm_spans (tenant_id, started_at)",
        """
        CREATE TABLE llm_messages (
            tenant_id TEXT NOT NULL, conversation_id TEXT NOT NULL, position INTEGER NOT NULL,
            span_id TEXT NOT NULL, timestamp INTEGER NOT NULL, role TEXT NOT NULL, content TEXT NOT NULL,
            text TEXT NOT NULL, digest TEXT NOT NULL, finish_reason TEXT,
            PRIMARY KEY (tenant_id, conversation_id, position)) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE evaluations (
            tenant_id TEXT NOT NULL, id TEXT NOT NULL, raw_id INTEGER NOT NULL, provider TEXT NOT NULL,
            trace_id TEXT, span_id TEXT, session_id TEXT, tag TEXT, label TEXT NOT NULL, type TEXT NOT NULL,
            value TEXT NOT NULL, timestamp INTEGER NOT NULL, application TEXT, assessment TEXT, reasoning TEXT,
            attributes TEXT NOT NULL, PRIMARY KEY (tenant_id, id)) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX evaluations_span ON evaluations (tenant_id, trace_id, span_id)",
        "CREATE INDEX evaluations_time ON evaluations (tenant_id, timestamp)",
        "ALTER TABLE keys ADD COLUMN scopes TEXT",
    ]
}
