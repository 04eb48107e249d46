extension Migrations {
    /// One number a tenant that grows with its corrections and clusters, so that what was counted of them is kept for
    /// as long as it holds, whichever program changes them.
    ///
    /// Two statements in each trigger, as for `library_revisions`.
    static let learning =
        [
            """
            CREATE TABLE learning_revisions (tenant_id TEXT PRIMARY KEY, revision INTEGER NOT NULL) STRICT
            """
        ]
        + ["corrections", "clusters"].flatMap { table in
            [("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")].map { change, row in
                """
                CREATE TRIGGER \(table)_\(change.lowercased())_revision AFTER \(change) ON \(table) BEGIN
                    INSERT INTO learning_revisions (tenant_id, revision)
                        SELECT \(row).tenant_id, 0
                        WHERE NOT EXISTS (
                            SELECT 1 FROM learning_revisions WHERE tenant_id = \(row).tenant_id);
                    UPDATE learning_revisions SET revision = revision + 1 WHERE tenant_id = \(row).tenant_id;
                END
                """
            }
        }
}
