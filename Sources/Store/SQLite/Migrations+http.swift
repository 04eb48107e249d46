extension Migrations {
    /// One number a tenant that grows with its library, so that what is served from memory is asked after by one
    /// small read; and corrections in the order of their time.
    ///
    /// Two statements in each trigger: a conflict clause inside would be overridden by that of the statement that
    /// fires it, and `INSERT OR REPLACE` would set the number back.
    static let http =
        [
            """
            CREATE TABLE library_revisions (tenant_id TEXT PRIMARY KEY, revision INTEGER NOT NULL) STRICT
            """
        ]
        + ["skills", "candidates", "skill_decisions", "skill_proposals"].flatMap { table in
            [("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")].map { change, row in
                """
                CREATE TRIGGER \(table)_\(change.lowercased())_revision AFTER \(change) ON \(table) BEGIN
                    INSERT INTO library_revisions (tenant_id, revision)
                        SELECT \(row).tenant_id, 0
                        WHERE NOT EXISTS (
                            SELECT 1 FROM library_revisions WHERE tenant_id = \(row).tenant_id);
                    UPDATE library_revisions SET revision = revision + 1 WHERE tenant_id = \(row).tenant_id;
                END
                """
            }
        } + ["CREATE INDEX corrections_time ON corrections (tenant_id, timestamp, id)"]
}
