import Events
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Store

/// While the store's file is written anew, nobody who can come again is held, and who cannot waits.
@Suite struct RewritingTests {
    private let folder: TemporaryFolder
    private let store: SQLiteStore

    init() throws {
        folder = try TemporaryFolder()
        var limits = StoreLimits()
        limits.rewritePatience = .milliseconds(50)
        store = try SQLiteStore(path: folder.path + "/moda.db", limits: limits)
    }

    /// Takes the writer for as long as the body runs, as writing the file anew does.
    private func rewriting<Value>(_ body: () async throws -> Value) async throws -> Value {
        let (busy, done) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let (pool, rewriting) = (try store.pool, store.rewriting)
        pool.asyncWriteWithoutTransaction { _ in
            rewriting.during {
                busy.signal()
                done.wait()
            }
        }
        busy.wait()
        defer { done.signal() }
        return try await body()
    }

    private func job(_ id: String) -> JobRecord {
        JobRecord(id: id, tenant: .local, createdAt: Timestamp(milliseconds: 1))
    }

    private func code(_ body: () async throws -> Void) async throws -> StoreError.Code? {
        do {
            try await body()
            return nil
        } catch let error as StoreError {
            return error.code
        }
    }

    @Test func whoCanComeAgainIsToldTo() async throws {
        try await rewriting {
            let review = try await code { _ = try await store.review("a", tenant: .local) { _ in .init() } }
            #expect(review == .rewriting)
            #expect(try await code { _ = try await store.enqueue(job("a")) } == .rewriting)
            #expect(
                try await code {
                    _ = try await store.cancelJob("a", tenant: .local, at: .init(milliseconds: 1))
                }
                    == .rewriting)
            #expect(try await store.vitals().isBeingRewritten)
            #expect(try await store.skills(tenant: .local).isEmpty)
        }
        #expect(try await code { _ = try await store.enqueue(job("a")) } == nil)
        #expect(try await store.vitals().isBeingRewritten == false)
    }

    @Test func aRunWaits() async throws {
        _ = try await store.enqueue(job("a"))
        let claim = JobClaim(runner: "r", now: Timestamp(milliseconds: 1))
        let fence = try #require(try await store.takeJob(claim)).fence
        let isDone = try await rewriting {
            let write = Task {
                try await store.fenced(by: fence, finishing: nil).saveModelAnswer(
                    "a", of: "d", model: "m", at: Timestamp(milliseconds: 1), tenant: .local)
            }
            try await Task.sleep(for: .milliseconds(150))
            return write
        }
        try await isDone.value
    }

    @Test func messagesThatNobodyNamesGoHoweverMany() async throws {
        try await store.pool.write { db in
            for number in 0..<1_201 {
                try db.execute(
                    sql: "INSERT INTO llm_contents (tenant_id, id, atoms, message) VALUES (?, ?, '', 'x')",
                    arguments: [TenantID.local.rawValue, "m\(number)"])
            }
        }
        _ = try await store.forget(.user("nobody"), at: Timestamp(milliseconds: 1), tenant: .local)
        let left = try await store.pool.read {
            try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM llm_contents")
        }
        #expect(left == 0)
    }
}
