import Events
import Foundation
import GRDB
import Normalizer

/// What a store's file holds, read beside the server.
struct Inspection {
    /// Acknowledged deliveries that are not there.
    private(set) var missing = 0
    /// Deliveries, acknowledged or not, that are there more than once.
    private(set) var doubled = 0
    /// Deliveries that are there, but not as they were sent.
    private(set) var half = 0
    /// Rows that normalizing gives and that are not there.
    private(set) var unnormalized = 0
    private(set) var rows = 0
    private(set) var events = 0

    /// Compares every delivery that was sent with what is there.
    init(_ database: String, deliveries: Deliveries, ledger: Ledger) throws {
        let acknowledged = ledger.acknowledged
        try Self.read(database) { db in
            for number in 0..<ledger.sent {
                let delivery = deliveries.delivery(number)
                let bodies = try String.fetchAll(
                    db.cachedStatement(
                        sql: "SELECT raw_event FROM events_raw WHERE tenant_id = ? AND digest = ?"),
                    arguments: [TenantID.local.rawValue, delivery.digest])
                rows += bodies.count
                if bodies.isEmpty, acknowledged.contains(number) { missing += 1 }
                if bodies.count > 1 { doubled += 1 }
                guard let body = bodies.first else { continue }
                let expected = try delivery.expected()
                if body != expected.body { half += 1 }
                for event in try normalize(expected).events {
                    events += 1
                    let isThere = try Bool.fetchOne(
                        db.cachedStatement(sql: event.twin == nil ? Self.row : Self.report),
                        arguments: [TenantID.local.rawValue, event.id])
                    if isThere != true { unnormalized += 1 }
                }
            }
        }
    }

    private static let row =
        "SELECT EXISTS (SELECT 1 FROM coding_agent_events WHERE tenant_id = ? AND id = ?)"

    /// An event that other channels tell too is there as a report, and as the row that the report tells, if it
    /// tells one.
    private static let report = """
        SELECT EXISTS (SELECT 1 FROM coding_agent_reports AS report WHERE tenant_id = ? AND id = ?
            AND (row_id = '' OR EXISTS (
                SELECT 1 FROM coding_agent_events AS event
                WHERE event.tenant_id = report.tenant_id AND event.id = report.row_id)))
        """

    /// Waits until every raw event is normalized.
    ///
    /// - Returns: Seconds that it took; nil where it did not within the limit.
    static func waitUntilNormalized(_ database: String, seconds: Double) async throws -> Double? {
        let start = ContinuousClock.now
        while ContinuousClock.now - start < .seconds(seconds) {
            let waiting = try read(database) { db in
                try Int.fetchOne(
                    db,
                    sql: """
                        SELECT COUNT(*) FROM events_raw
                        WHERE id > COALESCE((SELECT value FROM marks WHERE name = 'normalized'), 0)
                        """)
            }
            if waiting == 0 { return (ContinuousClock.now - start) / .seconds(1) }
            try await Task.sleep(for: .milliseconds(20))
        }
        return nil
    }

    /// What `PRAGMA integrity_check` says: "ok".
    static func integrity(_ database: String) throws -> String {
        try read(database) { try String.fetchOne($0, sql: "PRAGMA integrity_check") } ?? "no answer"
    }

    private static func read<Value>(_ database: String, _ body: (Database) throws -> Value) throws -> Value {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        return try DatabaseQueue(path: database, configuration: configuration).read(body)
    }
}
