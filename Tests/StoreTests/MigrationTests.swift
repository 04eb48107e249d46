import Events
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Store

/// Stores as earlier schemas left them, with a row in every table that they had.
@Suite struct MigrationTests {
    private let folder: TemporaryFolder
    private var path: String { folder.path + "/moda.sqlite" }
    /// What a step changes on purpose: derived rows that it has derived again.
    private static let rederived: Set = ["coding_agent_events", "subagent_sessions"]

    init() throws { folder = try TemporaryFolder() }

    @Test(arguments: Migrations.migrator.migrations.indices)
    func rowsOfEveryEarlierSchemaSurvive(_ step: Int) async throws {
        let steps = Migrations.migrator.migrations
        let before = try makeStore(upTo: steps[step])
        _ = try SQLiteStore(path: path)
        let after = try counts()
        for (table, count) in before {
            if step < 2, Self.rederived.contains(table) { continue }
            #expect((after[table] ?? 0) >= count, "\(table), from \(steps[step])")
        }
    }

    @Test func whatWasStoredAtFirstIsReadNow() async throws {
        _ = try makeStore(upTo: "m001_initial")
        let store = try SQLiteStore(path: path)
        let raw = try await store.rawEvents(tenant: .local, limit: 10)
        #expect(raw.map(\.event.body) == ["{}"])
        #expect(try await store.key(id: "words")?.scopes == .all)
        #expect(try await store.skills(tenant: .local).map(\.id) == ["words"])
        #expect(try await store.versions(of: "words", tenant: .local).count == 1)
    }

    @Test func rawEventsOfTheFirstSchemaAreNormalizedAgain() async throws {
        _ = try makeStore(upTo: "m001_initial")
        let store = try SQLiteStore(path: path) { _ in Normalized(events: [made("again", .prompt)]) }
        while try await store.normalizeWaiting(limit: 10) == 10 {}
        let key = SessionKey(agent: .claude, id: "s")
        #expect(try await store.events(of: key, tenant: .local).map(\.id) == ["again"])
    }

    @Test func skillsOfBeforeGetTheCorrectionsOfTheirClusters() throws {
        let queue = try DatabaseQueue(path: path)
        try Migrations.migrator.migrate(queue, upTo: "m008_embeddings")
        let members = #"{"members":["one","two","one"],"instruction":"three"}"#
        try queue.write { db in
            for (tenant, cluster, body) in [
                ("local", "c", members), ("local", "broken", "{members"), ("local", "empty", "{}"),
                ("other", "c", #"{"members":["theirs"]}"#),
            ] {
                try db.execute(
                    sql: "INSERT INTO clusters (tenant_id, id, body) VALUES (?, ?, ?)",
                    arguments: [tenant, cluster, body])
            }
            for (tenant, skill, cluster) in [
                ("local", "kept", "c"), ("local", "torn", "broken"), ("local", "bare", "empty"),
                ("local", "lost", "gone"), ("other", "kept", "c"),
            ] {
                try db.execute(
                    sql: """
                        INSERT INTO skills (tenant_id, id, version, status, description, markdown, digest, cluster_id,
                            updated_at) VALUES (?, ?, 1, 'approved', '', '', '', ?, 0)
                        """, arguments: [tenant, skill, cluster])
            }
        }
        _ = try SQLiteStore(path: path)
        let rows = try queue.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT tenant_id || ' ' || skill_id || ' ' || correction_id AS line FROM skill_evidence
                    ORDER BY line
                    """
            ).map { $0["line"] as String }
        }
        #expect(rows == ["local kept one", "local kept two", "other kept theirs"])
    }

    @Test func aNewerSchemaIsRefusedWithAWayOut() throws {
        _ = try SQLiteStore(path: path)
        let queue = try DatabaseQueue(path: path)
        try queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('m999_later')") }
        let error = #expect(throws: StoreError.self) { try SQLiteStore(path: path, opensLater: true) }
        #expect(error?.description.contains("newer moda (its schema has 'm999_later')") == true)
        #expect(error?.code == .other)
    }

    /// Runs the steps up to one, puts a row into each table, and tells how many rows each has.
    private func makeStore(upTo step: String) throws -> [String: Int] {
        let queue = try DatabaseQueue(path: path)
        try Migrations.migrator.migrate(queue, upTo: step)
        try queue.write { db in
            for table in try tables(db) { try insert(into: table, db) }
        }
        let filled = try counts()
        #expect(filled.filter { $0.value == 0 }.keys.sorted() == [])
        return filled
    }

    private func tables(_ db: Database) throws -> [String] {
        try String.fetchAll(
            db,
            sql: """
                SELECT name FROM sqlite_master
                WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'grdb_%' ORDER BY name
                """)
    }

    private func insert(into table: String, _ db: Database) throws {
        let columns = try db.columns(in: table)
        let values = columns.map { column -> DatabaseValue in
            if let known = Self.values["\(table).\(column.name)"] ?? Self.values[column.name] { return known }
            switch column.type {
            case "TEXT": return "words".databaseValue
            case "BLOB": return Data([1]).databaseValue
            default: return 1.databaseValue
            }
        }
        let marks = columns.map { _ in "?" }.joined(separator: ", ")
        try db.execute(
            sql:
                "INSERT OR IGNORE INTO \(table) (\(columns.map(\.name).joined(separator: ", "))) VALUES (\(marks))",
            arguments: StatementArguments(values))
    }

    /// Columns whose words the program reads.
    private static let values: [String: DatabaseValue] = [
        "tenant_id": "local".databaseValue, "provider": "claude".databaseValue,
        "agent": "claude".databaseValue, "signal": "logs".databaseValue, "source": "otlp".databaseValue,
        "http_status": 200.databaseValue, "raw_event": "{}".databaseValue, "error": .null,
        "skills.status": "approved".databaseValue, "scopes": .null, "keys.expires_at": .null,
        "revoked_at": .null, "origin": "run".databaseValue, "marks.name": "proof".databaseValue,
        "folded_from": .null, "models": "{}".databaseValue,
    ]

    private func counts() throws -> [String: Int] {
        try DatabaseQueue(path: path).read { db in
            var counts: [String: Int] = [:]
            for table in try tables(db) {
                counts[table] = try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM \(table)") ?? 0
            }
            return counts
        }
    }
}
