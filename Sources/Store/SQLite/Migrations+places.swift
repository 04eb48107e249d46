extension Migrations {
    /// Corrections of one repository in the order of their time; a body that cannot be read is of none.
    static let places = [
        """
        CREATE INDEX corrections_repository
            ON corrections (
                tenant_id, CASE WHEN json_valid(body) THEN json_extract(body, '$.repository') END, timestamp, id)
        """
    ]
}
