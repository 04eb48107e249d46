internal import GRDB

/// The schema's history: each step runs once, by name, and is never edited after a release.
enum Migrations {
    static let migrator: DatabaseMigrator = {
        var migrator = DatabaseMigrator()
        for (name, statements) in steps {
            migrator.registerMigration(name) { db in
                for statement in statements { try db.execute(sql: statement) }
            }
        }
        return migrator
    }()

    private static let steps: [(name: String, statements: [String])] = [
        ("m001_initial", initial),
        ("m002_applications", rowsInOrder + applications + history),
        ("m003_reports", reports),
        ("m004_reviews", reviews + signals),
        ("m005_clusters", clusters),
        ("m006_models", models),
        ("m007_lifecycle", lifecycle),
        ("m008_embeddings", embeddings + files + parameterNames),
        ("m009_standing", standing),
        ("m010_jobs", jobs),
        ("m011_page", page),
        ("m012_http", http),
        ("m013_operations", operations),
        ("m014_learning", learning),
        ("m015_places", places),
    ]

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
    /// A span names its messages, which are kept once each (`llm_contents`), since every call repeats the
    /// history. Of conversation, user and application it has three: its own word, what it says or inherits,
    /// and what is decided over the whole trace. `duplicate_of` names the span that counts where two
    /// instrumentations report one call.
    private static let applications = [
        "ALTER TABLE events_raw RENAME COLUMN agent TO provider",
        """
        CREATE TABLE llm_spans (
            tenant_id TEXT NOT NULL, id TEXT NOT NULL, raw_id INTEGER NOT NULL, provider TEXT NOT NULL,
            trace_id TEXT NOT NULL, span_id TEXT NOT NULL, parent_id TEXT, kind TEXT NOT NULL,
            started_at INTEGER NOT NULL, duration_ns INTEGER NOT NULL, status TEXT NOT NULL,
            conversation_id TEXT NOT NULL, inherited_conversation_id TEXT, own_conversation_id TEXT,
            agent_session_id TEXT, computed_conversation_id TEXT, duplicate_of TEXT,
            user_id TEXT, inherited_user_id TEXT, own_user_id TEXT,
            application TEXT, inherited_application TEXT, own_application TEXT,
            request_model TEXT, response_model TEXT, response_id TEXT, framework TEXT,
            messages INTEGER NOT NULL, input_tokens INTEGER, output_tokens INTEGER, cache_read_tokens INTEGER,
            cache_write_tokens INTEGER, reasoning_tokens INTEGER, cost_usd REAL, is_streaming INTEGER,
            vendor TEXT, org_id TEXT, project_id TEXT, repo TEXT, branch TEXT, cwd TEXT,
            name TEXT NOT NULL, error_type TEXT, error_message TEXT, output TEXT NOT NULL, input TEXT NOT NULL,
            attributes TEXT NOT NULL, input_text TEXT, output_text TEXT, documents TEXT NOT NULL,
            PRIMARY KEY (tenant_id, id)) STRICT
        """,
        "CREATE INDEX llm_spans_parent ON llm_spans (tenant_id, trace_id, parent_id)",
        "CREATE INDEX llm_spans_conversation ON llm_spans (tenant_id, conversation_id, started_at, id)",
        """
        CREATE INDEX llm_spans_response ON llm_spans (tenant_id, response_id, kind)
            WHERE response_id IS NOT NULL
        """,
        """
        CREATE INDEX llm_spans_duplicate ON llm_spans (tenant_id, response_id) WHERE duplicate_of IS NOT NULL
        """,
        "CREATE INDEX llm_spans_time ON llm_spans (tenant_id, started_at)",
        """
        CREATE TABLE llm_contents (
            tenant_id TEXT NOT NULL, id TEXT NOT NULL, atoms TEXT NOT NULL, message TEXT NOT NULL,
            PRIMARY KEY (tenant_id, id)) STRICT
        """,
        """
        CREATE TABLE llm_traces (
            tenant_id TEXT NOT NULL, trace_id TEXT NOT NULL, names TEXT NOT NULL,
            PRIMARY KEY (tenant_id, trace_id)) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE llm_conversations (
            tenant_id TEXT NOT NULL, id TEXT NOT NULL, first_at INTEGER NOT NULL, last_at INTEGER NOT NULL,
            user_id TEXT, application TEXT, spans INTEGER NOT NULL, calls INTEGER NOT NULL,
            errors INTEGER NOT NULL, turns INTEGER NOT NULL, input_tokens INTEGER NOT NULL,
            output_tokens INTEGER NOT NULL, cache_read_tokens INTEGER NOT NULL,
            cache_write_tokens INTEGER NOT NULL, reasoning_tokens INTEGER NOT NULL,
            cost_nano_usd INTEGER NOT NULL, models TEXT NOT NULL, folded_from INTEGER,
            PRIMARY KEY (tenant_id, id)) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX llm_conversations_time ON llm_conversations (tenant_id, last_at, id)",
        "CREATE INDEX llm_conversations_user ON llm_conversations (tenant_id, user_id, last_at, id)",
        "CREATE INDEX llm_conversations_application ON llm_conversations (tenant_id, application, last_at, id)",
        """
        CREATE INDEX llm_conversations_waiting ON llm_conversations (tenant_id, id)
            WHERE folded_from IS NOT NULL
        """,
        """
        CREATE TABLE llm_messages (
            tenant_id TEXT NOT NULL, conversation_id TEXT NOT NULL, position INTEGER NOT NULL,
            span_id TEXT NOT NULL, timestamp INTEGER NOT NULL, role TEXT NOT NULL,
            is_turn INTEGER NOT NULL, path INTEGER, keys TEXT NOT NULL, is_failed INTEGER NOT NULL,
            response_id TEXT, finish_reason TEXT, text TEXT NOT NULL, content TEXT NOT NULL,
            PRIMARY KEY (tenant_id, conversation_id, position)) STRICT
        """,
        "CREATE INDEX llm_messages_time ON llm_messages (tenant_id, conversation_id, timestamp, is_turn)",
        """
        CREATE TABLE evaluations (
            tenant_id TEXT NOT NULL, id TEXT NOT NULL, raw_id INTEGER NOT NULL, provider TEXT NOT NULL,
            trace_id TEXT, span_id TEXT, session_id TEXT, tag_key TEXT, tag_value TEXT, label TEXT NOT NULL,
            type TEXT NOT NULL, value TEXT NOT NULL, timestamp INTEGER NOT NULL, application TEXT,
            assessment TEXT, reasoning TEXT, attributes TEXT NOT NULL, PRIMARY KEY (tenant_id, id)) STRICT
        """,
        """
        CREATE INDEX evaluations_span ON evaluations (tenant_id, trace_id, span_id) WHERE trace_id IS NOT NULL
        """,
        """
        CREATE INDEX evaluations_session ON evaluations (tenant_id, session_id) WHERE session_id IS NOT NULL
        """,
        """
        CREATE INDEX evaluations_tag ON evaluations (tenant_id, tag_key, tag_value) WHERE tag_key IS NOT NULL
        """,
        "CREATE INDEX evaluations_time ON evaluations (tenant_id, timestamp, id)",
        "CREATE INDEX evaluations_label ON evaluations (tenant_id, label, timestamp, id)",
        "ALTER TABLE keys ADD COLUMN scopes TEXT",
    ]

    /// What an operator asks: what came last, what was refused, what happened in these days.
    private static let history = [
        "CREATE INDEX events_raw_refused ON events_raw (tenant_id, timestamp) WHERE error IS NOT NULL",
        """
        CREATE INDEX coding_agent_events_arrival
            ON coding_agent_events (tenant_id, raw_id, timestamp, sequence, id)
        """,
        "CREATE INDEX coding_agent_events_time ON coding_agent_events (tenant_id, timestamp)",
        """
        CREATE INDEX coding_agent_events_prompts ON coding_agent_events (tenant_id, provider, session_id)
            WHERE event_type = 'prompt' AND subagent_id IS NULL
        """,
        "CREATE INDEX sessions_time ON sessions (tenant_id, first_at)",
    ]

    /// `coding_agent_events` in the order of arrival, with its key beside it: rows of this size in a tree that is
    /// ordered by a digest move whole pages at every insert.
    private static let rowsInOrder = [
        "ALTER TABLE coding_agent_events RENAME TO coding_agent_events_by_id",
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
            PRIMARY KEY (tenant_id, id)) STRICT
        """,
        "INSERT INTO coding_agent_events SELECT * FROM coding_agent_events_by_id",
        "DROP TABLE coding_agent_events_by_id",
        """
        CREATE INDEX coding_agent_events_session
            ON coding_agent_events (tenant_id, provider, session_id, timestamp, sequence)
        """,
        """
        CREATE INDEX coding_agent_events_twin ON coding_agent_events (tenant_id, provider, session_id, twin_key)
            WHERE twin_key IS NOT NULL
        """,
    ]
}
