internal import GRDB

/// How far the schema of a file has come.
enum Schema {
    /// The steps that a file has behind it, in their order; none for a file that is no store of ours.
    static func steps(_ db: Database) throws -> [String] {
        guard try db.tableExists("grdb_migrations") else { return [] }
        return try String.fetchAll(db, sql: "SELECT identifier FROM grdb_migrations ORDER BY identifier")
    }

    /// Refuses a file that knows steps which this program does not.
    ///
    /// To go on with it would leave columns empty, or forget rules, that the newer program relies on.
    static func refuseNewer(_ db: Database) throws {
        let unknown = Set(try steps(db)).subtracting(Migrations.migrator.migrations)
        if let newest = unknown.max() { throw NewerSchema(step: newest) }
    }
}

/// A file that a newer program has written.
struct NewerSchema: Error, CustomStringConvertible {
    let step: String

    var description: String {
        "was written by a newer moda (its schema has '\(step)'): run that version or a later one, "
            + "or restore a backup that was made before the upgrade"
    }
}
