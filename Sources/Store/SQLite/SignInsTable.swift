package import Events
internal import GRDB

extension SQLiteStore: PageStore {
    package func add(_ signIn: SignIn, at now: Timestamp) async throws {
        try await writer.write { db in
            try db.execute(sql: "DELETE FROM sign_ins WHERE expires_at <= ?", arguments: [now.milliseconds])
            try db.execute(
                sql: """
                    INSERT INTO sign_ins (digest, kind, key_id, created_at, expires_at) VALUES (?, ?, ?, ?, ?)
                    """,
                arguments: [
                    signIn.digest, signIn.kind.rawValue, signIn.keyID, signIn.createdAt.milliseconds,
                    signIn.expiresAt.milliseconds,
                ])
        }
    }

    package func signIn(digest: String, kind: SignIn.Kind) async throws -> SignIn? {
        try await pool.read { db in try Self.signIn(digest, kind, db) }
    }

    package func takeSignIn(digest: String, kind: SignIn.Kind) async throws -> SignIn? {
        try await writer.write { db in
            let found = try Self.signIn(digest, kind, db)
            try db.execute(
                sql: "DELETE FROM sign_ins WHERE digest = ? AND kind = ?", arguments: [digest, kind.rawValue])
            return found
        }
    }

    private static func signIn(_ digest: String, _ kind: SignIn.Kind, _ db: Database) throws -> SignIn? {
        try Row.fetchOne(
            db, sql: "SELECT * FROM sign_ins WHERE digest = ? AND kind = ?",
            arguments: [digest, kind.rawValue]
        ).map { row in
            SignIn(
                digest: digest, kind: kind, keyID: row["key_id"],
                createdAt: Timestamp(milliseconds: row["created_at"]),
                expiresAt: Timestamp(milliseconds: row["expires_at"]))
        }
    }
}
