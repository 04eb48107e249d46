internal import Events
internal import Foundation
internal import GRDB

/// A file beside the store's, in which raw events are committed while the store's own is written anew: that takes its
/// writer for as long as copying it takes.
///
/// What is in it is acknowledged, and moves into the store afterwards: by the process that made it, or if that ended
/// before, by whoever opens the store next. It is held by a lock, so that nobody takes it away from a process that
/// still writes to it.
final class SideFile: Sendable {
    private static let mark = "-aside-"
    /// Rows that move in one transaction, so that what else wants to write gets its turn.
    private static let movedAtOnce = 500

    private let path: String
    let queue: DatabaseQueue

    /// Its name, by which the store remembers how far it has moved.
    private var name: String { String(path.split(separator: "/").last ?? "") }

    /// A new one, of a name that no other had.
    init(beside store: DatabasePool) throws {
        let (suffix, schema) = try store.read { db in
            (
                try String.fetchOne(db, sql: "SELECT lower(hex(randomblob(8)))") ?? "0",
                try String.fetchAll(
                    db,
                    sql: """
                        SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND (name = 'events_raw' OR
                            name IN ('events_raw_repeat', 'events_raw_digest')) ORDER BY type DESC
                        """)
            )
        }
        path = store.path + Self.mark + suffix
        let isMade = FileManager.default.createFile(
            atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        guard isMade else { throw StoreError("cannot create \(path)", code: .unavailable) }
        queue = try Self.open(path)
        try queue.write { db in
            for statement in schema { try db.execute(sql: statement) }
        }
        // Until it was locked, another process may have taken it for one that was left behind.
        guard FileManager.default.fileExists(atPath: path) else {
            throw StoreError("\(path) was taken away", code: .unavailable)
        }
    }

    /// One that a process left behind.
    private init(leftAt path: String) throws {
        self.path = path
        queue = try Self.open(path)
    }

    private static func open(_ path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.prepareDatabase { db in
            // In this order: so the log needs no shared memory, and the lock is held until the file is closed.
            try db.execute(sql: "PRAGMA locking_mode = EXCLUSIVE")
            try db.execute(sql: "PRAGMA journal_mode = WAL")
            try db.execute(sql: "PRAGMA fullfsync = ON")
            try db.synchronize(.full)
        }
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    /// Moves what is in it now; more may come meanwhile.
    func moveMost(into pool: DatabasePool) throws {
        while try queue.writeWithoutTransaction({ try move($0, into: pool) }) == Self.movedAtOnce {}
    }

    /// Moves all that is left, with the writer of this file held, so that nothing comes meanwhile.
    func moveRest(_ db: Database, into pool: DatabasePool) throws {
        while try move(db, into: pool) > 0 {}
    }

    /// Rows and the place up to which they moved go into the store together, so that none moves twice.
    private func move(_ db: Database, into pool: DatabasePool) throws -> Int {
        let rows = try Row.fetchAll(
            db, sql: "SELECT * FROM events_raw ORDER BY id LIMIT ?", arguments: [Self.movedAtOnce])
        guard let last = rows.last.map({ $0["id"] as Int64 }) else { return 0 }
        let events = try rows.map { (TenantID(rawValue: $0["tenant_id"]), try StoredRawEvent($0)) }
        try pool.writeWithoutTransaction { store in
            try store.synchronize(.full)
            try store.inTransaction(.immediate) {
                let moved = try Marks.value(.aside(name), store) ?? 0
                for (tenant, raw) in events where raw.id > moved {
                    _ = try raw.event.insert(tenant: tenant, store)
                }
                try Marks.set(.aside(name), to: last, store)
                return .commit
            }
        }
        try db.execute(sql: "DELETE FROM events_raw WHERE id <= ?", arguments: [last])
        return rows.count
    }

    /// Takes the file away, which is empty by now.
    func remove(from pool: DatabasePool) throws {
        try queue.writeWithoutTransaction { _ in
            for end in ["", "-wal", "-shm", "-journal"]
            where FileManager.default.fileExists(atPath: path + end) {
                try FileManager.default.removeItem(atPath: path + end)
            }
        }
        try queue.close()
        try pool.write { try Marks.remove(.aside(name), $0) }
    }

    /// Those beside a store, whoever has them open.
    static func paths(beside store: String) -> [String] {
        let folder = URL(fileURLWithPath: store).deletingLastPathComponent().path
        let start = (store.split(separator: "/").last ?? "") + mark
        // A folder that cannot be listed has no files of ours.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.sorted().filter { name in
            name.hasPrefix(start) && name.dropFirst(start.count).allSatisfy(\.isHexDigit)
        }.map { "\(folder)/\($0)" }
    }

    /// Moves what ended processes left behind; what another one still writes to is its own.
    ///
    /// - Throws: Where a file of acknowledged events cannot be read: to go on without them would lose them.
    static func recover(beside store: DatabasePool) throws {
        for path in paths(beside: store.path) {
            do {
                let file = try SideFile(leftAt: path)
                try file.queue.writeWithoutTransaction { db in
                    if try db.tableExists("events_raw") { try file.moveRest(db, into: store) }
                }
                try file.remove(from: store)
            } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
                continue
            }
        }
    }
}
