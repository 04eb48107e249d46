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

    @Test func daysAreCountedInUTCAndBackwardsToo() {
        #expect(Timestamp(milliseconds: 86_399_999).day == 0)
        #expect(Timestamp(milliseconds: 86_400_000).day == 1)
        #expect(Timestamp(milliseconds: -1).day == -1)
    }

    @Test(arguments: ["", "yesterday", "2026-13-45T00:00:00Z", String(repeating: "9", count: 100)])
    func whatIsNoTimeIsNil(text: String) {
        #expect(Timestamp(rfc3339: text) == nil)
    }
}
