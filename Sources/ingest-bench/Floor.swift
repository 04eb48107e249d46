import Foundation
import GRDB

/// The same rows, put into a file of the same schema by GRDB and nothing else: what no server on this disk and
/// library can beat.
struct Floor {
    let server: String
    let file: String

    /// Rows of both tables, in the order in which the server wrote them, and how long it takes to write them
    /// again.
    ///
    /// - Parameters:
    ///   - rawEvents: How many raw events to take.
    ///   - perTransaction: How many of them go into one transaction.
    /// - Returns: Raw events a second.
    /// - Throws: What SQLite says.
    func run(rawEvents: Int, perTransaction: Int) throws -> Double {
        let source = try DatabaseQueue(path: server)
        let (schema, raw, events) = try source.read { db in
            (
                try String.fetchAll(
                    db,
                    sql: """
                        SELECT sql FROM sqlite_master WHERE sql IS NOT NULL
                        AND tbl_name IN ('events_raw', 'coding_agent_events') ORDER BY type DESC
                        """),
                try Row.fetchAll(
                    db, sql: "SELECT * FROM events_raw ORDER BY id LIMIT ?", arguments: [rawEvents]),
                try Row.fetchAll(
                    db, sql: "SELECT * FROM coding_agent_events WHERE raw_id <= ? ORDER BY raw_id",
                    arguments: [rawEvents])
            )
        }
        let target = try DatabasePool(path: file)
        try target.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA synchronous = FULL")
            for statement in schema { try db.execute(sql: statement) }
        }
        let start = DispatchTime.now().uptimeNanoseconds
        var place = 0
        for first in stride(from: 0, to: raw.count, by: perTransaction) {
            let batch = raw[first..<min(first + perTransaction, raw.count)]
            let last: Int64 = batch.last?["id"] ?? 0
            try target.write { db in
                for row in batch { try insert(row, into: "events_raw", db) }
                while place < events.count, (events[place]["raw_id"] as Int64) <= last {
                    try insert(events[place], into: "coding_agent_events", db)
                    place += 1
                }
            }
        }
        return Double(raw.count) * 1e9 / Double(DispatchTime.now().uptimeNanoseconds - start)
    }

    private func insert(_ row: Row, into table: String, _ db: Database) throws {
        let marks = row.map { _ in "?" }.joined(separator: ", ")
        try db.cachedStatement(sql: "INSERT INTO \(table) VALUES (\(marks))")
            .execute(arguments: StatementArguments(row.databaseValues))
    }
}
