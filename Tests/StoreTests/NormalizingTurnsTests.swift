import Events
import Foundation
import GRDB
import Normalizer
import TestSupport
import Testing

@testable import Store

/// Normalizing never keeps a commit waiting, whatever is normalized.
@Suite struct NormalizingTurnsTests {
    /// A second apart, so that each might be another source's report of the next.
    private func manyPrompts(_ count: Int) -> [UInt8] {
        Telemetry.logs(
            (0..<count).map { number in
                [
                    "event.name": "user_prompt", "session.id": "s", "prompt.id": .string("p\(number)"),
                    "prompt": .string("step \(number)"), "event.sequence": .integer(Int64(number)),
                    "event.timestamp": .string(Timestamp(milliseconds: Int64(number) * 1_000).rfc3339),
                ]
            })
    }

    @Test func whatWasTakenOutWhileItWasReadIsNotStored() async throws {
        let folder = try TemporaryFolder()
        let (reading, goOn) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let store = try SQLiteStore(path: folder.path + "/moda.db") { _ in
            reading.signal()
            goOn.wait()
            return Normalized(events: [made("a", .prompt)])
        }
        let raw = RawEvent(
            provider: .claude, signal: .logs, receivedAt: Timestamp(milliseconds: 0), body: "{}", size: 2,
            digest: "d")
        _ = try await store.append([raw], tenant: .local)
        let normalizing = Task { try await store.normalizeWaiting(limit: 10) }
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                reading.wait()
                continuation.resume()
            }
        }
        try await store.pool.write { db in
            try db.execute(sql: "DELETE FROM events_raw")
            try Marks.set(.pruned, to: 1, db)
        }
        goOn.signal()
        #expect(try await normalizing.value == 0)
        #expect(try await store.sessions(tenant: .local, unhandledOnly: false).isEmpty)
    }

    @Test func aBodyOfManyRecordsTakesSeveralTurnsAndIsWhole() async throws {
        let rig = try EventStoreRig()
        let raw = try rig.raw(.claude, .logs, manyPrompts(1_000))
        #expect(try await rig.put([raw]) == [true])
        #expect(try await rig.events(.claude, "s").count == 1_000)
        let session = try await rig.store.sessions(tenant: .local, unhandledOnly: false).first
        #expect(session?.events == 1_000)
        #expect(try await rig.store.normalizeWaiting(limit: 10) == 0)
    }

    @Test func anAppendGetsItsTurnWhileALargeBodyIsNormalized() async throws {
        let rig = try EventStoreRig()
        _ = try await rig.store.append([try rig.raw(.claude, .logs, manyPrompts(3_000))], tenant: .local)
        let appended = Marker()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                _ = try await rig.store.normalizeWaiting(limit: 1)
                #expect(appended.isSet, "the append waited for all of it")
            }
            group.addTask {
                let event = RawEvent(
                    provider: .codex, signal: .logs, receivedAt: Timestamp(milliseconds: 0), body: "{}",
                    size: 2, digest: "d")
                _ = try await rig.store.append([event], tenant: .local)
                appended.set()
            }
            try await group.waitForAll()
        }
    }

    @Test func twoNormalizersAtATimeDeriveTheSameRows() async throws {
        let rig = try EventStoreRig()
        for body in [manyPrompts(250), manyPrompts(120)] {
            _ = try await rig.store.append([try rig.raw(.claude, .logs, body)], tenant: .local)
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<3 {
                group.addTask { while try await rig.store.normalizeWaiting(limit: 1) > 0 {} }
            }
            try await group.waitForAll()
        }
        let session = try await rig.store.sessions(tenant: .local, unhandledOnly: false).first
        #expect(session?.events == 250)
        #expect(try await rig.events(.claude, "s").count == 250)
    }
}

/// Set once, by any task.
private final class Marker: @unchecked Sendable {
    // Guarded by the lock.
    private var state = false
    private let lock = NSLock()

    var isSet: Bool { lock.withLock { state } }

    func set() { lock.withLock { state = true } }
}
