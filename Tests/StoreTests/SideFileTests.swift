import Events
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Store

/// Raw events are acknowledged while the store's own file is written anew, and none of them is lost.
@Suite struct SideFileTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path + "/moda.db"
    }

    private func event(_ digest: String) -> RawEvent {
        RawEvent(
            provider: .claude, signal: .logs, receivedAt: Timestamp(milliseconds: 0), body: "{}", size: 2,
            digest: digest)
    }

    private func digests(_ store: SQLiteStore) async throws -> [String] {
        try await store.rawEvents(tenant: .local, limit: 10_000).map(\.event.digest)
    }

    private func files() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.contains("-aside-") }
    }

    @Test func appendsAreAcknowledgedWhileTheWriterIsBusyAndMoveInAfterwards() async throws {
        let store = try SQLiteStore(path: path)
        _ = try await store.append([event("before")], tenant: .local)
        let pool = try store.pool
        let (busy, done) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        pool.asyncWriteWithoutTransaction { _ in
            busy.signal()
            done.wait()
        }
        busy.wait()
        // This one waits for the store's writer before there is another place to go to.
        async let early = store.append([event("early")], tenant: .local)
        let side = try SideFile(beside: pool)
        store.commits.divert(to: side, from: pool)
        for number in 0..<5 {
            #expect(try await store.append([event("d\(number)")], tenant: .local) == [true])
        }
        #expect(try await store.append([event("d0")], tenant: .local) == [false])
        #expect(try await early == [true])
        try await store.checkWritable()
        #expect(try await digests(store) == ["before"])
        #expect(try files().count > 0)
        done.signal()
        try store.commits.bringBack(from: side, to: pool)
        #expect(
            Set(try await digests(store)) == ["before", "early", "d0", "d1", "d2", "d3", "d4"])
        #expect(try files() == [])
        #expect(try await store.append([event("after")], tenant: .local) == [true])
        #expect(try await digests(store).first == "after")
    }

    @Test func whatAnEndedProcessLeftMovesInOnceWhenTheStoreIsOpened() async throws {
        let store = try SQLiteStore(path: path)
        let side = try SideFile(beside: store.pool)
        store.commits.divert(to: side, from: try store.pool)
        let all = (0..<1_200).map { event("d\($0)") }
        _ = try await store.append(all, tenant: .local)
        // Held by a process that lives: nobody takes it away, and nobody waits for it.
        #expect(try await digests(try SQLiteStore(path: path)).isEmpty)
        // It ended between two moves, and after rows had moved of which the file does not know.
        try await side.queue.write { db in
            try db.execute(
                sql: "CREATE TRIGGER keep BEFORE DELETE ON events_raw BEGIN SELECT RAISE(ABORT, 'x'); END")
        }
        #expect(throws: DatabaseError.self) { try side.moveMost(into: store.pool) }
        try await side.queue.write { try $0.execute(sql: "DROP TRIGGER keep") }
        try side.queue.close()
        let opened = try SQLiteStore(path: path)
        #expect(try await digests(opened).reversed() == all.map(\.digest))
        #expect(try files() == [])
        let marks = try await opened.pool.read { db in
            try String.fetchAll(db, sql: "SELECT name FROM marks WHERE name LIKE 'moved%'")
        }
        #expect(marks == [])
    }

    @Test func noBackupIsMadeThatWouldLackAcknowledgedEvents() async throws {
        let store = try SQLiteStore(path: path)
        let side = try SideFile(beside: store.pool)
        store.commits.divert(to: side, from: try store.pool)
        _ = try await store.append([event("a")], tenant: .local)
        #expect(throws: StoreError.self) { try StoreFile(path).copy(to: folder.path + "/copy") }
        try store.commits.bringBack(from: side, to: try store.pool)
        try StoreFile(path).copy(to: folder.path + "/copy")
        #expect(try await digests(try SQLiteStore(path: folder.path + "/copy")) == ["a"])
    }

    @Test func manySendersLoseNothingAcrossManyTurns() async throws {
        let store = try SQLiteStore(path: path)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for sender in 0..<4 {
                group.addTask {
                    for number in 0..<60 {
                        let new = try await store.append([event("\(sender) \(number)")], tenant: .local)
                        #expect(new == [true])
                    }
                }
            }
            group.addTask {
                for _ in 0..<6 {
                    let pool = try store.pool
                    let side = try SideFile(beside: pool)
                    store.commits.divert(to: side, from: pool)
                    try await pool.writeWithoutTransaction { try $0.execute(sql: "VACUUM") }
                    try store.commits.bringBack(from: side, to: pool)
                }
            }
            try await group.waitForAll()
        }
        let found = try await digests(store)
        #expect(found.count == 240 && Set(found).count == 240)
        #expect(try files() == [])
    }
}
