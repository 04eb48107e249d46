internal import Events
internal import GRDB

/// How far the derived tables have come, each in its own row.
enum Marks {
    case normalized
    /// The last raw event that was read again for a tenant whose events are being derived anew.
    case renormalized(TenantID)
    /// Rewritten to prove that the file can be written.
    case proof
    /// Counts how often raw events were taken out or cut: what was read of one before is out of date.
    case pruned
    /// The last raw event that moved here from a file of this name (`SideFile`).
    case aside(String)

    private static let again = "renormalized "

    private var name: String {
        switch self {
        case .normalized: "normalized"
        case .proof: "proof"
        case .pruned: "pruned"
        case .aside(let name): "moved " + name
        case .renormalized(let tenant): Self.again + tenant.rawValue
        }
    }

    static func value(_ mark: Marks, _ db: Database) throws -> Int64? {
        try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT value FROM marks WHERE name = ?"), arguments: [mark.name])
    }

    static func set(_ mark: Marks, to value: Int64, _ db: Database) throws {
        try db.cachedStatement(sql: "INSERT OR REPLACE INTO marks (name, value) VALUES (?, ?)")
            .execute(arguments: [mark.name, value])
    }

    static func remove(_ mark: Marks, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM marks WHERE name = ?", arguments: [mark.name])
    }

    /// The first tenant whose events are being derived anew.
    static func tenantToRenormalize(_ db: Database) throws -> TenantID? {
        let sql =
            "SELECT name FROM marks WHERE name > ?1 AND name < ?1 || char(0x10FFFF) ORDER BY name LIMIT 1"
        return try String.fetchOne(db.cachedStatement(sql: sql), arguments: [again])
            .map { TenantID(rawValue: String($0.dropFirst(again.count))) }
    }
}
