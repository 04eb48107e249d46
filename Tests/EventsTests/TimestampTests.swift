import Events
import Testing

@Suite struct TimestampTests {
    @Test func whatIsWrittenIsReadBackToTheMillisecond() {
        for milliseconds in Swift.stride(from: Int64(1_795_245_448_000), to: 1_795_245_449_000, by: 1) {
            let at = Timestamp(milliseconds: milliseconds)
            #expect(Timestamp(rfc3339: at.rfc3339) == at)
        }
    }

    @Test(arguments: [
        (Int64(0), "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
        (1_795_245_448_796, "2026-11-21T07:17:28.796Z"),
    ])
    func theTextIsUTCWithMilliseconds(milliseconds: Int64, text: String) {
        #expect(Timestamp(milliseconds: milliseconds).rfc3339 == text)
    }

    @Test(arguments: [
        (Int64(784_111_777_000), "Sun, 06 Nov 1994 08:49:37 GMT"), (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
        (-1, "Wed, 31 Dec 1969 23:59:59 GMT"), (1_709_251_199_999, "Thu, 29 Feb 2024 23:59:59 GMT"),
    ])
    func aDateFieldIsWrittenAsHTTPWantsIt(milliseconds: Int64, text: String) {
        #expect(Timestamp(milliseconds: milliseconds).httpDate == text)
    }

    @Test func daysAreCountedInUTCAndBackwardsToo() {
        #expect(Timestamp(milliseconds: 86_399_999).day == 0)
        #expect(Timestamp(milliseconds: 86_400_000).day == 1)
        #expect(Timestamp(milliseconds: -1).day == -1)
    }

    @Test(arguments: [
        ("2026-11-21T08:17:28+01:00", "2026-11-21T07:17:28.000Z"),
        ("2026-11-20t23:47:28.5-07:30", "2026-11-21T07:17:28.500Z"),
        ("2024-02-29T00:00:00.123456789Z", "2024-02-29T00:00:00.123Z"),
        ("1999-12-31T23:59:59.9995Z", "2000-01-01T00:00:00.000Z"),
        ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00.000Z"),
        ("0001-03-01T00:00:00Z", "0001-03-01T00:00:00.000Z"),
        ("1969-07-20T20:17:40z", "1969-07-20T20:17:40.000Z"),
    ])
    func zonesFractionsAndLeapDaysAreRead(text: String, expected: String) {
        #expect(Timestamp(rfc3339: text)?.rfc3339 == expected)
    }

    @Test func everyDayOfFourCenturiesIsTheDayAfterTheLast() {
        var next = Timestamp(rfc3339: "1800-01-01T00:00:00Z")?.milliseconds ?? 0
        var isRight = true
        for _ in 0..<146_097 {
            let at = Timestamp(milliseconds: next)
            isRight = isRight && Timestamp(rfc3339: at.rfc3339) == at
            next += 86_400_000
        }
        #expect(isRight)
        #expect(Timestamp(milliseconds: next).dayText == "2200-01-01")
    }

    @Test(arguments: [Int64.min, .max]) func noMomentIsTooFarToWrite(milliseconds: Int64) {
        #expect(!Timestamp(milliseconds: milliseconds).rfc3339.isEmpty)
    }

    @Test(arguments: [
        "2026-02-29T00:00:00Z", "2026-04-31T00:00:00Z", "2026-11-21T24:00:00Z", "2026-11-21T07:60:00Z",
        "2026-11-21T07:17:28", "2026-11-21T07:17:28.Z", "2026-11-21T07:17:28+1:00", "2026-11-21T07:17:28Zx",
        "2026-11-21 07:17:28Z", "20261121T071728Z", "2026-11-21T07:17:28+99:00", "２026-11-21T07:17:28Z",
    ])
    func whatTheCalendarOrTheClockLacksIsNil(text: String) {
        #expect(Timestamp(rfc3339: text) == nil)
    }

    @Test(arguments: ["", "yesterday", "2026-13-45T00:00:00Z", String(repeating: "9", count: 100)])
    func whatIsNoTimeIsNil(text: String) {
        #expect(Timestamp(rfc3339: text) == nil)
    }
}
