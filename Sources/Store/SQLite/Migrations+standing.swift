extension Migrations {
    /// Which corrections each skill was made from, since clusters change their names and corrections do not; and
    /// which skills are proposed to be retired.
    ///
    /// Skills that are there already get the corrections of the cluster that they came from, where it is left.
    static let standing = [
        """
        CREATE TABLE skill_evidence (
            tenant_id TEXT NOT NULL, skill_id TEXT NOT NULL, correction_id TEXT NOT NULL,
            PRIMARY KEY (tenant_id, skill_id, correction_id)) STRICT, WITHOUT ROWID
        """,
        """
        INSERT OR IGNORE INTO skill_evidence
        SELECT s.tenant_id, s.id, m.value FROM skills AS s
            JOIN clusters AS c ON c.tenant_id = s.tenant_id AND c.id = s.cluster_id,
            json_each(iif(json_valid(c.body), c.body, '{}'), '$.members') AS m
        """,
        """
        CREATE TABLE skill_proposals (
            tenant_id TEXT NOT NULL, skill_id TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL,
            body TEXT NOT NULL, PRIMARY KEY (tenant_id, skill_id, kind, subject)) STRICT, WITHOUT ROWID
        """,
    ]
}
