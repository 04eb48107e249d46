internal import Foundation
internal import GRDB
internal import Threads

extension SQLiteStore {
    /// Writes the file anew, since pages keep what stood on them before, and empties the log; raw events that come
    /// meanwhile are committed beside it.
    func wipe() async throws {
        let pool = try pool
        // On a thread of its own: no request that is cancelled may cut it short.
        try await onOwnThread {
            // Where there is no room for a file beside it, requests wait.
            let side = try? SideFile(beside: pool)
            if let side { commits.divert(to: side, from: pool) }
            let wiped = Result { try rewriting.during { try Self.wipe(pool) } }
            if let side { try commits.bringBack(from: side, to: pool) }
            try wiped.get()
        }
    }

    private static func wipe(_ pool: DatabasePool) throws {
        try pool.writeWithoutTransaction { try $0.execute(sql: "VACUUM") }
        for _ in 0..<100 {
            let isDone = try pool.writeWithoutTransaction { db in
                try Int.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)") == 0
            }
            if isDone { return }
            Thread.sleep(forTimeInterval: 0.1)
        }
        throw StoreError(
            "the file is written anew, but the log is in use for too long to be emptied; run it again")
    }
}
