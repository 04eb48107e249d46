package import Events
internal import GRDB

extension SQLiteStore {
    package func addKey(_ key: KeyRecord) async throws {
        try await writer.write { db in
            try db.execute(
                sql: """
                    INSERT INTO keys (id, tenant_id, name, digest, created_at, expires_at, revoked_at, scopes)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    key.id, key.tenant.rawValue, key.name, key.digest, key.createdAt.milliseconds,
                    key.expiresAt?.milliseconds, key.revokedAt?.milliseconds,
                    key.scopesColumn,
                ])
        }
    }

    package func key(id: String) async throws -> KeyRecord? {
        try await pool.read { db in
            try Row.fetchOne(db, sql: "SELECT * FROM keys WHERE id = ?", arguments: [id]).map(KeyRecord.init)
        }
    }

    package func keys() async throws -> [KeyRecord] {
        try await pool.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM keys ORDER BY created_at, id").map(KeyRecord.init)
        }
    }

    package func revokeKey(id: String, at: Timestamp) async throws -> Bool {
        try await writer.write { db in
            try db.execute(
                sql: "UPDATE keys SET revoked_at = COALESCE(revoked_at, ?) WHERE id = ?",
                arguments: [at.milliseconds, id])
            return db.changesCount > 0
        }
    }
}

extension KeyRecord {
    fileprivate init(_ row: Row) {
        self.init(
            id: row["id"], tenant: TenantID(rawValue: row["tenant_id"]), name: row["name"],
            digest: row["digest"],
            createdAt: Timestamp(milliseconds: row["created_at"]),
            expiresAt: (row["expires_at"] as Int64?).map(Timestamp.init(milliseconds:)),
            revokedAt: (row["revoked_at"] as Int64?).map(Timestamp.init(milliseconds:)),
            scopes: Self.scopes(row["scopes"]))
    }

    /// NULL for all scopes, so that such a key has those of later versions too.
    fileprivate var scopesColumn: String? { scopes == .all ? nil : scopes.names.joined(separator: ",") }

    /// A scope that this version does not know gives no right.
    private static func scopes(_ column: String?) -> Set<KeyScope> {
        guard let column else { return .all }
        return Set(column.split(separator: ",").compactMap { KeyScope(rawValue: String($0)) })
    }
}
