extension Migrations {
    /// In which kinds of files each session's turns were spent: what a habit's own files are held against.
    static let files = [
        """
        CREATE TABLE session_files (
            tenant_id TEXT NOT NULL, provider TEXT NOT NULL, session_id TEXT NOT NULL, body TEXT NOT NULL,
            PRIMARY KEY (tenant_id, provider, session_id)) STRICT, WITHOUT ROWID
        """
    ]
}
