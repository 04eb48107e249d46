extension Migrations {
    /// What became of clusters when corrections were grouped anew, in the order in which it happened; and which
    /// clusters ask for opposite things now.
    static let clusters = [
        """
        CREATE TABLE cluster_successions (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT, tenant_id TEXT NOT NULL, previous_id TEXT NOT NULL,
            next_id TEXT, change TEXT NOT NULL, timestamp INTEGER NOT NULL) STRICT
        """,
        "CREATE INDEX cluster_successions_previous ON cluster_successions (tenant_id, previous_id, sequence)",
        """
        CREATE TABLE cluster_contradictions (
            tenant_id TEXT NOT NULL, one_id TEXT NOT NULL, other_id TEXT NOT NULL,
            PRIMARY KEY (tenant_id, one_id, other_id)) STRICT, WITHOUT ROWID
        """,
    ]
}
