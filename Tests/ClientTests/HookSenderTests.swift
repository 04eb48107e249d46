import Client
import Events
import Server
import Store
import Testing

@Suite struct HookSenderTests {
    private let payload = Array(#"{"hook_event_name":"Stop","session_id":"s"}"#.utf8)
    private let moment = Timestamp(milliseconds: 1_795_245_448_796)

    @Test func aPayloadArrivesOnceWithItsMomentHoweverOftenItIsSent() async throws {
        try await withLiveHouse { house in
            let settings = ClientSettings(
                server: "http://\(house.address.host):\(house.address.port)", key: house.key.text)
            let sender = HookSender(settings: settings, agent: .codex, patience: 60)
            #expect(await sender.send(payload, observedAt: moment, delivery: "one"))
            #expect(await sender.send(payload, observedAt: moment, delivery: "one"))
            let rows = try await house.store.rawEvents(tenant: .local, limit: 10)
            #expect(rows.count == 1)
            #expect(rows.first?.event.observedAt == moment && rows.first?.event.provider == .codex)
        }
    }

    @Test(.timeLimit(.minutes(1))) func withoutAServerOrAKeyItGivesUpInSilence() async {
        let nowhere = ClientSettings(server: "http://127.0.0.1:1", key: "k")
        let lost = HookSender(settings: nowhere, agent: .claude)
        #expect(await !lost.send(payload, observedAt: moment, delivery: "d"))
        let keyless = HookSender(
            settings: ClientSettings(server: "http://127.0.0.1:1", key: nil), agent: .claude)
        #expect(await !keyless.send(payload, observedAt: moment, delivery: "d"))
    }
}
