extension Migrations {
    /// Who is signed in to the review page, by the digest of what their browser holds.
    static let page = [
        """
        CREATE TABLE sign_ins (
            digest TEXT PRIMARY KEY, kind TEXT NOT NULL, key_id TEXT NOT NULL, created_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX sign_ins_expiry ON sign_ins (expires_at)",
    ]
}
