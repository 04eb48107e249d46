import Events
import Normalizer
import TestSupport
import Testing

/// A stored body that cannot be read is an error, and one that says nothing is no event; nothing crashes.
@Suite struct DamageTests {
    private func raw(_ body: String, _ signal: RawEvent.Signal) -> RawEvent {
        RawEvent(
            provider: .claude, signal: signal, receivedAt: Timestamp(milliseconds: 0), body: body, size: 1,
            digest: "")
    }

    @Test(arguments: [RawEvent.Signal.logs, .hooks])
    func aDamagedBodyIsAnError(_ signal: RawEvent.Signal) {
        #expect(throws: NormalizerError.self) { try normalize(raw("{\"a\":", signal)) }
    }

    @Test(arguments: [
        "{}", "[]", "null", #"{"resourceLogs":7}"#, #"{"resourceLogs":[{"scopeLogs":[{"logRecords":[3]}]}]}"#,
        #"{"session_id":"","hook_event_name":"Stop"}"#, #"{"session_id":"s"}"#,
    ])
    func aBodyThatSaysNothingIsNoEvent(_ body: String) throws {
        #expect(try normalize(raw(body, .logs)) == Normalized())
        #expect(try normalize(raw(body, .hooks)) == Normalized())
    }

    @Test func refusedRequestsHoldNothing() throws {
        var refused = raw("", .logs)
        refused.error = "415"
        #expect(try normalize(refused) == Normalized())
    }

    @Test(arguments: [
        "9223372036854775807-01-01T00:00:00Z", "+999999-12-31T23:59:59.999Z", "0000-00-00T00:00:00Z",
        "2026-11-21T05:00:00.99999999999999999999Z", "2026-13-45T99:99:99Z", "T.Z", "....................",
        "-292277022656-01-27T08:29:52.000Z",
    ])
    func oddTimesAreReadOrPassedOver(_ text: String) throws {
        let records: [String: JSONValue] = [
            "event.name": "user_prompt", "session.id": "s", "prompt": "p", "event.timestamp": .string(text),
        ]
        let events = try Wire().logs(.claude, [records])
        #expect(events.count == 1)
        #expect(events[0].at.day > -5_000_000_000_000)
        #expect(!events[0].at.rfc3339.isEmpty)
    }
}
