import Events
import Foundation
import Harness
import Store
import TestSupport
import Testing

@Suite struct NightlyScheduleTests {
    private let berlin = TimeZone(identifier: "Europe/Berlin") ?? .gmt

    private func due(_ now: String, _ time: String, in zone: TimeZone? = nil) throws -> String {
        var schedule = try #require(NightlySchedule(timeOfDay: time, zone: zone ?? berlin))
        schedule.spread = 0
        return schedule.lastDue(by: try #require(Timestamp(rfc3339: now)), tenant: .local).rfc3339
    }

    @Test func itIsDueAtItsTimeOfDayInItsZone() throws {
        #expect(try due("2026-11-21T02:00:00Z", "03:00") == "2026-11-21T02:00:00.000Z")
        #expect(try due("2026-11-21T01:59:59Z", "03:00") == "2026-11-20T02:00:00.000Z")
        #expect(try due("2026-06-21T01:00:00Z", "03:00") == "2026-06-21T01:00:00.000Z")
        #expect(try due("2026-11-21T00:10:00Z", "23:30", in: .gmt) == "2026-11-20T23:30:00.000Z")
    }

    @Test func aDayWithoutThatTimeHasItAnHourLaterAndADayWithTwoAtTheFirst() throws {
        // Clocks in Berlin go from 2:00 to 3:00 on 29 March 2026, and from 3:00 to 2:00 on 25 October.
        #expect(try due("2026-03-29T12:00:00Z", "02:30") == "2026-03-29T01:30:00.000Z")
        #expect(try due("2026-10-25T12:00:00Z", "02:30") == "2026-10-25T00:30:00.000Z")
    }

    @Test func eachNightComesOnceWhateverTheClockDoes() throws {
        var schedule = try #require(NightlySchedule(timeOfDay: "02:30", zone: berlin))
        schedule.spread = 900
        let start = try #require(Timestamp(rfc3339: "2026-03-01T12:00:00Z")).milliseconds
        let found = Set(
            (0..<(365 * 24)).map { hour in
                schedule.lastDue(
                    by: Timestamp(milliseconds: start + Int64(hour) * 3_600_000), tenant: .local
                ).milliseconds
            })
        #expect(found.count == 366)
        let gaps = zip(found.sorted().dropFirst(), found.sorted()).map { ($0 - $1) / 3_600_000 }
        #expect(gaps.allSatisfy { (23...25).contains($0) })
    }

    @Test func tenantsAreSpreadOverAQuarterOfAnHour() throws {
        let schedule = try #require(NightlySchedule(timeOfDay: "03:00", zone: .gmt))
        let now = try #require(Timestamp(rfc3339: "2026-11-21T12:00:00Z"))
        let midnight = try #require(Timestamp(rfc3339: "2026-11-21T03:00:00Z")).milliseconds
        let late = (0..<200).map {
            schedule.lastDue(by: now, tenant: TenantID(rawValue: "t\($0)")).milliseconds - midnight
        }
        #expect(late.allSatisfy { (0..<900_000).contains($0) } && Set(late).count > 100)
    }

    @Test(arguments: ["", "3", "24:00", "03:60", "-1:00", "03:00:00", "three", "+3:00", "003:00"])
    func whatIsNoTimeOfDayIsRefused(text: String) {
        #expect(NightlySchedule(timeOfDay: text, zone: .gmt) == nil)
    }

    @Test func aMissedNightIsMadeUpForOnceAndTwoServersStartOne() async throws {
        let bench = try Bench()
        try await bench.take(PlayedModel.sessions(1)[0])
        while try await bench.store.normalizeWaiting(limit: 100) == 100 {}
        let schedule = try #require(NightlySchedule(timeOfDay: "03:00", zone: .gmt))
        func desk(_ name: String) -> ScheduleDesk {
            ScheduleDesk(schedule, control: bench.store) { "\(name) \(UInt32.random(in: 0..<(.max)))" }
        }
        let day: Int64 = 86_400_000
        func look(_ desk: ScheduleDesk, days: Double) async throws -> Int {
            let at = Timestamp(milliseconds: bench.now.milliseconds + Int64(days * Double(day)))
            return try await desk.look(at: at).count
        }
        let one = desk("one")
        // A new store begins with no run.
        #expect(try await look(one, days: 0.5) == 0)
        #expect(try await look(one, days: 1.5) == 1)
        #expect(try await look(one, days: 1.6) == 0)
        // A week without a server, then two.
        #expect(try await look(desk("two"), days: 8.5) == 1)
        #expect(try await look(desk("three"), days: 8.5) == 0)
        let jobs = try await bench.store.jobs(before: nil, limit: 9, tenant: bench.tenant)
        // The one that nobody ran yet serves for both.
        #expect(jobs.count == 1 && jobs.allSatisfy { $0.trigger == .schedule })
    }
}
