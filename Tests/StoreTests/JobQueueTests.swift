import Events
import Store
import Testing

@Suite struct JobQueueTests {
    private var queue = JobQueue()

    private func at(_ seconds: Int64) -> Timestamp { Timestamp(milliseconds: seconds * 1_000) }

    private func job(_ id: String, _ tenant: String = "a", at seconds: Int64 = 0) -> JobRecord {
        JobRecord(id: id, tenant: TenantID(rawValue: tenant), createdAt: at(seconds))
    }

    private mutating func take(_ seconds: Int64, items: Int = 0) -> JobRecord? {
        queue.take(JobClaim(runner: "r", now: at(seconds)), finished: { _ in items })
    }

    @Test mutating func aWishJoinsTheRunThatWaitsAndQueuesBehindTheOneThatRuns() throws {
        #expect(queue.enqueue(job("1")).id == "1")
        #expect(queue.enqueue(job("2", at: 1)).id == "1")
        _ = take(2)
        #expect(queue.enqueue(job("3", at: 3)).id == "3")
        #expect(queue.enqueue(job("4", at: 4)).id == "3")
        #expect(take(5) == nil)
        #expect(queue.enqueue(job("5", "b", at: 6)).id == "5")
        #expect(take(7)?.id == "5")
    }

    @Test mutating func aRunIsTakenUpWithinThirtySecondsOfItsRunnersDeath() throws {
        _ = queue.enqueue(job("1"))
        let first = try #require(take(0))
        #expect(queue.renew(first.fence, until: at(19), worked: 4_000) != nil)
        // It dies right after a heartbeat at 4 s; others look every 5 s.
        let taken = try #require(stride(from: Int64(5), to: 60, by: 5).first { take($0) != nil })
        #expect(taken - 4 <= 30)
        #expect(queue.jobs.first?.token == 2 && queue.jobs.first?.attempts == 2)
    }

    @Test mutating func whoLostTheLeaseCannotRenewReportReleaseOrFinish() throws {
        _ = queue.enqueue(job("1"))
        let old = try #require(take(0)).fence
        _ = try #require(take(20))
        let before = queue
        #expect(queue.renew(old, until: at(99), worked: 0) == nil)
        #expect(queue.report([], old) == false)
        #expect(queue.release(old, JobRelease(at: at(21)), finished: { _ in 0 }) == nil)
        #expect(queue.finish(old, .done(report: "{}"), at: at(21)) == nil)
        #expect(queue == before)
    }

    @Test mutating func cancellingAsksARunnerAndEndsWhatHasNone() throws {
        let tenant = TenantID(rawValue: "a")
        _ = queue.enqueue(job("1"))
        let running = try #require(take(0))
        _ = queue.enqueue(job("2", at: 1))
        #expect(queue.cancel("2", tenant: tenant, at: at(2))?.status == .cancelled)
        #expect(queue.cancel("1", tenant: TenantID(rawValue: "b"), at: at(2)) == nil)
        #expect(queue.cancel("1", tenant: tenant, at: at(2))?.status == .running)
        #expect(queue.renew(running.fence, until: at(20), worked: 0)?.isCancelRequested == true)
        // Its runner never hears of it: whoever looks next ends it.
        #expect(take(30) == nil)
        #expect(queue.jobs.first?.status == .cancelled)
    }

    @Test mutating func aRunThatKillsEveryRunnerEndsWithTheReason() throws {
        _ = queue.enqueue(job("1"))
        var taken = 0
        for round in 0..<20 where take(Int64(round) * 20) != nil { taken += 1 }
        let end = try #require(queue.jobs.first)
        #expect(taken == 10 && end.status == .failed)
        #expect(end.error?.contains("begun 10 times") == true)
    }

    @Test mutating func whatComesForwardIsTriedForAsLongAsItTakes() {
        _ = queue.enqueue(job("1"))
        let taken = (0..<50).count { take(Int64($0) * 20, items: $0) != nil }
        #expect(taken == 50)
    }

    @Test mutating func afterAFailureThatMayPassARunWaitsAndAWishEndsTheWaiting() throws {
        _ = queue.enqueue(job("1"))
        let fence = try #require(take(0)).fence
        let why = JobRelease(at: at(1), notBefore: at(60), error: "busy")
        #expect(queue.release(fence, why, finished: { _ in 0 })?.status == .waiting)
        #expect(take(30) == nil)
        #expect(queue.enqueue(job("2", at: 31)).id == "1")
        #expect(take(32)?.id == "1")
    }
}
