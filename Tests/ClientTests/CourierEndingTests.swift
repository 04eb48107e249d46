import Client
import Events
import Foundation
import Hooks
import Server
import Shadow
import Store
import TestSupport
import Testing

/// What comes with the end of a session.
@Suite(.timeLimit(.minutes(2))) struct CourierEndingTests {
    private let folder: TemporaryFolder
    private let spool: Spool
    private let shared = Shared()

    /// Which sessions were shared.
    private actor Shared {
        private(set) var sessions: [SessionKey] = []
        func add(_ session: SessionKey) { sessions.append(session) }
    }

    init() throws {
        folder = try TemporaryFolder()
        spool = Spool(folder: folder.path + "/spool")
        #expect(spool.makeFolder())
    }

    private static func now() -> Timestamp {
        Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    }

    private func leave(_ event: String, observedAt: Timestamp = now()) {
        let item = SpoolItem(
            agent: .claude, observedAt: observedAt, delivery: event, root: "/w/web", branch: nil,
            payload: Array(#"{"hook_event_name":"\#(event)","session_id":"s-1"}"#.utf8))
        #expect(spool.add(item.bytes, named: "\(event).item"))
    }

    private func deliver(
        to house: LiveHouse, as server: String? = nil, sharing: Bool = true,
        summary: @escaping SessionEnding.Summary = { _, _ in .object(["looks": .integer(3)]) }
    ) async throws {
        var patience = CourierPatience()
        patience.linger = 0
        var file = ConfigurationFile()
        file.shareSnapshots = sharing
        let settings = ClientSettings(server: server ?? house.base, key: house.key.text)
        let courier = Courier(
            spool: spool, settings: { [file] in (settings, file) }, patience: patience,
            ending: SessionEnding(modaHome: folder.path, patience: patience, summary: summary) {
                session, _ in await shared.add(session)
            }, now: { Self.now() })
        #expect(await courier.run())
    }

    private func bodies(_ house: LiveHouse) async throws -> [JSONValue] {
        try await house.store.rawEvents(tenant: .local, limit: 10)
            .map { try JSONValue(parsing: $0.event.body) }
    }

    @Test func onlyTheEndTellsWhatTheSessionLeft() async throws {
        try await withLiveHouse { house in
            leave("SessionEnd")
            leave("Stop")
            try await deliver(to: house)
            let told = try await bodies(house)
            #expect(told.count == 2)
            for body in told {
                let isEnd = body["hook_event_name"] == .string("SessionEnd")
                #expect((body["moda.shadow"]?["looks"] == .integer(3)) == isEnd)
            }
        }
    }

    /// The courier may be quicker than the look that the hook left behind.
    @Test func theLastLookIsWaitedFor() async throws {
        try await withLiveHouse { house in
            let gate = SessionGate(
                file: try #require(FileLock(path: spool.gatePath)), session: "claude/s-1")
            #expect(gate.enter(for: SnapshotPlan(cause: .sessionEnd, look: .whole)))
            leave("SessionEnd")
            let end = Self.now()
            async let delivered: Void = deliver(to: house) { _, _ in
                .object(["late": .bool(Self.now().milliseconds - end.milliseconds >= 900)])
            }
            try await Task.sleep(for: .milliseconds(1_000))
            gate.leave()
            try await delivered
            let body = try #require(try await bodies(house).first)
            #expect(body["moda.shadow"]?["late"] == .bool(true))
        }
    }

    @Test func snapshotsGoOnlyToAnotherMachineAndOnlyIfAgreed() async throws {
        try await withLiveHouse { house in
            leave("SessionEnd")
            try await deliver(to: house)
            #expect(await shared.sessions.isEmpty)  // the server is this machine's own
        }
        for address in [
            "http://127.0.0.1:1", "http://localhost", "https://[::1]:4318/moda", "http://127.9.9.9/",
        ] {
            #expect(ClientSettings(server: address, key: nil).isOnThisMachine)
        }
        for address in ["https://moda.example.com", "http://10.0.0.7:4318", "http://localhost.example.com"] {
            #expect(!ClientSettings(server: address, key: nil).isOnThisMachine)
        }
    }

    @Test func aRealSummarySurvivesItsWay() async throws {
        let commit = String(repeating: "0123456789abcdef", count: 2) + "01234567"
        let summary = JSONValue.object([
            "workspace": .string(ContentID.make("w")), "agent": .string("claude"), "session": .string("s-1"),
            "ref": .string("refs/sessions/claude/s-1"), "head_commit": .string(commit),
            "first_commit": .string(commit), "looks": .integer(12), "self_contained": .bool(true),
        ])
        try await withLiveHouse { house in
            leave("SessionEnd")
            try await deliver(to: house) { _, _ in summary }
            #expect(try await bodies(house).first?["moda.shadow"] == summary)
        }
    }
}
