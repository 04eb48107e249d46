package import Events
internal import Foundation
internal import GRDB

extension SQLiteStore: EmbeddingStore {
    package func embeddings(_ digests: Set<String>, tenant: TenantID) async throws -> [String: Embedding] {
        try await pool.read { db in
            let rows = try Row.fetchCursor(
                db, sql: "SELECT digest, vector FROM embeddings WHERE tenant_id = ?",
                arguments: [tenant.rawValue])
            var found: [String: Embedding] = [:]
            while let row = try rows.next() {
                let digest: String = row["digest"]
                guard digests.contains(digest) else { continue }
                let bytes: Data = row["vector"]
                // What is no vector is made again.
                found[digest] = Embedding(bytes: Array(bytes))
            }
            return found
        }
    }

    package func saveEmbeddings(_ embeddings: [String: Embedding], tenant: TenantID) async throws {
        try await pool.write { db in
            let insert = try db.cachedStatement(
                sql: "INSERT OR REPLACE INTO embeddings (tenant_id, digest, vector) VALUES (?, ?, ?)")
            for (digest, embedding) in embeddings {
                try insert.execute(arguments: [tenant.rawValue, digest, Data(embedding.bytes)])
            }
        }
    }

    package func keepEmbeddings(_ digests: Set<String>, tenant: TenantID) async throws {
        try await pool.write { db in
            let known = try String.fetchAll(
                db, sql: "SELECT digest FROM embeddings WHERE tenant_id = ?", arguments: [tenant.rawValue])
            let delete = try db.cachedStatement(
                sql: "DELETE FROM embeddings WHERE tenant_id = ? AND digest = ?")
            for digest in known where !digests.contains(digest) {
                try delete.execute(arguments: [tenant.rawValue, digest])
            }
        }
    }
}
