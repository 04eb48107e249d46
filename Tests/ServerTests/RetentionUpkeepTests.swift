import Events
import Logging
import Store
import Testing

@testable import Server

/// A round of retention over a real store that is larger than it may be.
@Suite struct RetentionUpkeepTests {
    private let house: House
    private static let day: Int64 = 86_400_000
    private static let limit: Int64 = 3 << 20

    init() async throws { house = try await House() }

    private func fill(_ numbers: Range<Int>, daysAgo: Int64) async throws {
        let body = #"{"resourceLogs":[],"more":"\#(String(repeating: "x", count: 20_000))"}"#
        let at = Timestamp(milliseconds: House.now.milliseconds - daysAgo * Self.day)
        let raws = numbers.map {
            RawEvent(
                provider: .claude, signal: .logs, receivedAt: at, body: body, size: body.utf8.count,
                digest: "d\($0)")
        }
        _ = try await house.store.append(raws, tenant: .local)
        while try await house.store.normalizeWaiting(limit: 500) == 500 {}
    }

    private func round(_ lines: LogLines = LogLines()) async throws {
        var limits = house.parts.retention
        limits.bytes = Self.limit
        try await RetentionUpkeep(
            house.store, limits, counts: house.parts.expired, now: house.parts.now, log: lines.logger
        ).round()
    }

    private func digests() async throws -> Set<String> {
        Set(try await house.store.rawEvents(tenant: .local, limit: 1_000).map(\.event.digest))
    }

    @Test func theOldestGoesAndTheFileIsSmallAgain() async throws {
        for week in 0..<4 { try await fill(week * 100..<week * 100 + 100, daysAgo: Int64(40 - week * 7)) }
        try await fill(400..<410, daysAgo: 0)
        #expect(try await house.store.fileBytes() > 2 * Self.limit)
        let log = LogLines()
        try await round(log)
        #expect(try await house.store.fileBytes() <= Self.limit)
        let left = try await digests()
        #expect(left.isSuperset(of: (400..<410).map { "d\($0)" }))
        #expect(left.isDisjoint(with: (0..<100).map { "d\($0)" }))
        #expect(log.text.contains("smaller"))
    }

    @Test func whatIsOfTheLastDayStaysHoweverMuchItIs() async throws {
        try await fill(0..<300, daysAgo: 0)
        let log = LogLines()
        try await round(log)
        #expect(try await digests().count == 300)
        #expect(log.text.contains("larger than it may be") && !log.text.contains("smaller"))
    }

    @Test func whatIsALittleTooLargeIsNotWrittenAnew() async throws {
        try await fill(0..<50, daysAgo: 30)
        var (last, before) = (50, Int64(0))
        while before <= Self.limit {
            try await fill(last..<last + 5, daysAgo: 10)
            (last, before) = (last + 5, try await house.store.fileBytes())
        }
        #expect(before < Self.limit + Self.limit / 8)
        try await round()
        #expect(try await house.store.fileBytes() == before)
        #expect(try await house.store.usedBytes() <= Self.limit)
    }
}
