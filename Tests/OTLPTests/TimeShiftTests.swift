import Events
import OTLP
import Replay
import TestSupport
import Testing

@Suite struct TimeShiftTests {
    private let day: Int64 = 86_400_000

    @Test func onlyTimesMoveAndOnlyByTheShift() throws {
        let recording = try Recording("acme-next-week")
        var moved = 0
        for request in recording.sessions.flatMap(\.requests) where request.path.hasSuffix("/logs") {
            guard request.contentEncoding == nil else { continue }
            let body = try recording.body(of: request)
            let shifted = try TimeShift(milliseconds: -day).shifted(
                body, type: request.contentType, isCompressed: false)
            let back = try TimeShift(milliseconds: day).shifted(
                shifted, type: request.contentType, isCompressed: false)
            let isMoved = shifted.count == body.count && shifted != body
            let isBack = back == body
            #expect(isMoved && isBack)
            let encoding = try #require(WireEncoding(contentType: request.contentType))
            let times = try [body, shifted].map { try LogsRequest(reading: $0, as: encoding).observedTimes }
            #expect(zip(times[0], times[1]).allSatisfy { $0 - $1 == UInt64(day) * 1_000_000 })
            moved += times[0].count
        }
        #expect(moved > 100)
    }
}

extension LogsRequest {
    /// When each record was observed, in nanoseconds since 1970.
    fileprivate var observedTimes: [UInt64] {
        resourceLogs.flatMap(\.scopeLogs).flatMap(\.logRecords).map {
            $0.observedTimeUnixNano > 0 ? $0.observedTimeUnixNano : $0.timeUnixNano
        }
    }
}
