import Events
import GRDB
import Store
import TestSupport
import Testing

/// A parameter of a gate that was given a truer name keeps what tenants set.
@Suite struct ParameterNameTests {
    @Test func anOverrideFollowsItsParameter() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/moda.sqlite"
        try await SQLiteStore(path: path).change(
            GateChange(
                gate: "coherence", parameter: "min_lasting_sessions", value: .number(0.8),
                at: Timestamp(milliseconds: 0), keyID: "k", keyName: "Ann"), tenant: .local)
        // As the version before left it.
        let queue = try DatabaseQueue(path: path)
        try await queue.write { db in
            try db.execute(
                sql: """
                    DELETE FROM grdb_migrations WHERE identifier = 'm008_embeddings';
                    DROP TABLE embeddings; DROP TABLE session_files;
                    """)
        }
        try queue.close()
        let overrides = try await SQLiteStore(path: path).gateOverrides(tenant: .local)
        #expect(
            overrides == [
                GateOverride(gate: "coherence", parameter: "min_lasting_confidence", value: .number(0.8))
            ])
        let again = try await SQLiteStore(path: path).gateOverrides(tenant: .local)
        #expect(again == overrides)
    }
}
