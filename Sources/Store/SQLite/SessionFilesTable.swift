package import Events
internal import GRDB

extension SQLiteStore {
    package func saveWorkedFiles(
        _ files: WorkedFiles, of session: SessionKey, tenant: TenantID
    ) async throws {
        let place: StatementArguments = [tenant.rawValue, session.agent.rawValue, session.id]
        let body = files.counts.isEmpty ? nil : try JSONColumn.write(files)
        // On disk with the commit that marks the session as read, which follows.
        try await pool.writeWithoutTransaction { db in
            try db.unsynchronized {
                try db.execute(
                    sql: "DELETE FROM session_files WHERE tenant_id = ? AND provider = ? AND session_id = ?",
                    arguments: place)
                guard let body else { return }
                try db.execute(
                    sql: """
                        INSERT INTO session_files (tenant_id, provider, session_id, body)
                        VALUES (?, ?, ?, ?)
                        """, arguments: place + [body])
            }
        }
    }

    package func workedFiles(tenant: TenantID) async throws -> [String: WorkedFiles] {
        try await pool.read { db in
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT coalesce(sessions.repo, '') AS repo, session_files.body AS body FROM session_files
                    JOIN sessions USING (tenant_id, provider, session_id) WHERE tenant_id = ?
                    """, arguments: [tenant.rawValue])
            var found: [String: [WorkedFiles]] = [:]
            while let row = try rows.next() {
                found[row["repo"], default: []].append(try JSONColumn.read(row["body"]))
            }
            return found.mapValues { WorkedFiles(summing: $0) }
        }
    }
}
