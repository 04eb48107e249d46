import Foundation
import GRDB

/// How far normalizing is behind, read from the server's own file beside it.
struct Backlog {
    private let queue: DatabaseQueue

    init(database path: String) throws {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(10)
        queue = try DatabaseQueue(path: path, configuration: configuration)
    }

    /// Raw events that are committed and not normalized yet.
    func waiting() throws -> Int {
        try queue.read { db in
            let last = try Int.fetchOne(db, sql: "SELECT MAX(id) FROM events_raw") ?? 0
            let done = try Int.fetchOne(db, sql: "SELECT value FROM marks WHERE name = 'normalized'") ?? 0
            return last - done
        }
    }

    /// Seconds until nothing waits.
    func drain() throws -> Double {
        let start = DispatchTime.now().uptimeNanoseconds
        while try waiting() > 0 { Thread.sleep(forTimeInterval: 0.01) }
        return Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
    }

    func counts() throws -> (raw: Int, events: Int) {
        try queue.read { db in
            (
                try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM events_raw") ?? 0,
                try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM coding_agent_events") ?? 0
            )
        }
    }
}
