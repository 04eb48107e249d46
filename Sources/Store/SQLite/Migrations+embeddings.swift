extension Migrations {
    /// What an embedding model made of a text, by the digest of both: eight bits a dimension.
    static let embeddings = [
        """
        CREATE TABLE embeddings (
            tenant_id TEXT NOT NULL, digest TEXT NOT NULL, vector BLOB NOT NULL,
            PRIMARY KEY (tenant_id, digest)) STRICT, WITHOUT ROWID
        """
    ]

    /// A parameter of the gates whose name said sessions and whose number was none.
    static let parameterNames = [
        """
        UPDATE gate_overrides SET parameter = 'min_lasting_confidence',
            body = json_set(body, '$.parameter', 'min_lasting_confidence')
        WHERE gate = 'coherence' AND parameter = 'min_lasting_sessions'
        """
    ]
}
