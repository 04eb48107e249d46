import Events
import Foundation
import GRDB
import Ingest
import TestSupport
import Testing

@testable import Store

/// Appends of concurrent requests share commits, and none suffers from another.
@Suite struct CommitQueueTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path + "/moda.db"
    }

    private func event(_ digest: String, body: String = "{}") -> RawEvent {
        RawEvent(
            provider: .claude, signal: .logs, receivedAt: Timestamp(milliseconds: 0), body: body, size: 2,
            digest: digest)
    }

    /// Another program's connection to the same file.
    private func other() throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    @Test func aCommitWaitsForTheDisk() async throws {
        let store = try SQLiteStore(path: path)
        _ = try await store.append([event("a")], tenant: .local)
        _ = try await store.normalizeWaiting(limit: 10)
        let mode = try await store.pool.writeWithoutTransaction {
            try Int.fetchOne($0, sql: "PRAGMA synchronous")
        }
        #expect(mode == 2, "FULL")
    }

    @Test func everyoneHearsOfTheirOwnRows() async throws {
        let store = try SQLiteStore(path: path)
        let tenants = [TenantID.local, TenantID(rawValue: "other")]
        let new = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<400 {
                group.addTask {
                    // Every row twice, for each of two tenants: half of them are repeats.
                    let event = event("digest \(number / 4)")
                    return try await store.append([event], tenant: tenants[number % 2]) == [true]
                }
            }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(new == 200)
        for tenant in tenants {
            #expect(try await store.rawEvents(tenant: tenant, limit: 1_000).count == 100)
        }
    }

    @Test func aRowThatCannotBeWrittenFailsAlone() async throws {
        let store = try SQLiteStore(path: path)
        try await other().write {
            try $0.execute(
                sql: """
                    CREATE TRIGGER refuse BEFORE INSERT ON events_raw WHEN NEW.digest LIKE 'bad%'
                    BEGIN SELECT RAISE(ABORT, 'refused'); END
                    """)
        }
        let outcomes = await withTaskGroup(of: (isBad: Bool, isStored: Bool).self) { group in
            for number in 0..<60 {
                group.addTask {
                    let isBad = number % 10 == 3
                    let event = event("\(isBad ? "bad" : "good") \(number)")
                    // Refused is what is asked about.
                    return (isBad, (try? await store.append([event], tenant: .local)) == [true])
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.allSatisfy { $0.isBad != $0.isStored })
        #expect(try await store.rawEvents(tenant: .local, limit: 100).count == 54)
    }

    @Test func aLockedStoreIsUnavailableAndRecoversByItself() async throws {
        var limits = StoreLimits()
        limits.lockPatience = 0.1
        let store = try SQLiteStore(path: path, limits: limits)
        let other = try other()
        try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN EXCLUSIVE") }
        let error = await #expect(throws: StoreError.self) {
            try await store.append([event("a")], tenant: .local)
        }
        #expect(error?.code == .unavailable)
        await #expect(throws: StoreError.self) { try await store.checkWritable() }
        try await other.writeWithoutTransaction { try $0.execute(sql: "COMMIT") }
        #expect(try await store.append([event("a")], tenant: .local) == [true])
    }

    @Test func whatIsOverTheBoundsIsRefusedAtOnce() async throws {
        var limits = StoreLimits()
        limits.lockPatience = 1
        limits.waitingRequests = 3
        let store = try SQLiteStore(path: path, limits: limits)
        let other = try other()
        try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN EXCLUSIVE") }
        let codes = await withTaskGroup(of: StoreError.Code?.self) { group in
            for number in 0..<20 {
                group.addTask {
                    do {
                        _ = try await store.append([event("\(number)")], tenant: .local)
                        return nil
                    } catch {
                        return (error as? StoreError)?.code
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        try await other.writeWithoutTransaction { try $0.execute(sql: "COMMIT") }
        // Those that a busy machine lets begin late find the places free again.
        #expect(codes.count { $0 == .overloaded } >= 6)
        #expect(codes.count { $0 == .unavailable } >= 3)
        #expect(codes.allSatisfy { $0 == .overloaded || $0 == .unavailable })
        #expect(try await store.append([event("again")], tenant: .local) == [true])
    }

    @Test func aStoreThatCannotBeOpenedYetIsOpenedLater() async throws {
        _ = try SQLiteStore(path: path)
        let other = try other()
        try await other.writeWithoutTransaction {
            try $0.execute(sql: "PRAGMA locking_mode = EXCLUSIVE")
            try $0.execute(sql: "BEGIN EXCLUSIVE; CREATE TABLE other (id INTEGER); COMMIT")
        }
        var limits = StoreLimits()
        limits.lockPatience = 0.1
        #expect(throws: StoreError.self) { try SQLiteStore(path: path, limits: limits) }
        let store = try SQLiteStore(path: path, limits: limits, opensLater: true)
        await #expect(throws: StoreError.self) { try await store.append([event("a")], tenant: .local) }
        try other.close()
        var stored: [Bool]?
        for _ in 0..<100 where stored == nil {
            // Refused until it is opened, within about a second.
            stored = try? await store.append([event("a")], tenant: .local)
            try await Task.sleep(for: .milliseconds(50))
        }
        #expect(stored == [true])
    }
}
