import Events
import Ingest
import Normalizer
import Replay
import Store
import TestSupport
import Testing

/// `coding_agent_events` is derived: what was stored raw gives it again.
@Suite struct RenormalizingTests {
    private let other = TenantID(rawValue: "other")

    @Test func theSameRowsComeOutAgainAndOthersKeepTheirs() async throws {
        let rig = try EventStoreRig()
        let recording = try Recording("acme-next-week")
        for session in recording.sessions {
            let events = try recording.rawEvents(of: session, policy: rig.policy)
            _ = try await rig.store.append(events, tenant: .local)
            _ = try await rig.store.append(events, tenant: other)
        }
        try await rig.settle()
        let before = try await rig.derived()
        let sessions = try await rig.store.sessions(tenant: .local, unhandledOnly: false)
        let others = try await rig.store.sessions(tenant: other, unhandledOnly: false)
        try await rig.store.renormalize(tenant: .local)
        #expect(try await rig.derived().isEmpty)
        try await rig.settle()
        #expect(before.count > 100)
        #expect(try await rig.derived() == before)
        #expect(try await rig.store.sessions(tenant: other, unhandledOnly: false) == others)
        let again = try await rig.store.sessions(tenant: .local, unhandledOnly: false)
        #expect(again.map(\.unrevised) == sessions.map(\.unrevised))
        #expect(zip(again, sessions).allSatisfy { $0.revision > $1.revision })
    }

    @Test func whatComesInMeanwhileIsReadAfterwards() async throws {
        let rig = try EventStoreRig()
        func stop(_ at: Int64) throws -> RawEvent {
            let body = Telemetry.hook(["hook_event_name": "Stop", "session_id": "s"])
            return try rig.raw(.claude, .hooks, body, at: at, delivery: "\(at)")
        }
        try await rig.put([try stop(1), try stop(2)])
        try await rig.store.renormalize(tenant: .local)
        _ = try await rig.store.append([try stop(3)], tenant: .local)
        #expect(try await rig.store.normalizeWaiting(limit: 2) == 2)
        try await rig.settle()
        #expect(try await rig.events(.claude, "s").map(\.at.milliseconds) == [1, 2, 3])
    }

    @Test func oneUnreadableRawEventHoldsUpNoOther() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/moda.db"
        let rig = try EventStoreRig()
        let raw = [1, 2, 3].map { at in
            RawEvent(
                provider: .claude, signal: .hooks, receivedAt: Timestamp(milliseconds: at),
                body: at == 2 ? "{broken" : #"{"hook_event_name":"Stop","session_id":"s"}"#, size: 1,
                digest: "\(at)", deliveryID: "\(at)")
        }
        let store = try SQLiteStore(path: path, normalize: normalize)
        _ = try await store.append(raw, tenant: .local)
        #expect(try await store.normalizeWaiting(limit: 10) == 3)
        #expect(try await store.events(of: SessionKey(agent: .claude, id: "s"), tenant: .local).count == 2)
        let marked = try await store.rawEvents(tenant: .local, limit: 10).compactMap(\.event.error)
        #expect(marked.count == 1 && marked[0].contains("not normalized"))
        _ = rig
    }
}

extension Session {
    /// The session but for its revisions, which grow whatever is derived.
    fileprivate var unrevised: Session {
        var session = self
        (session.revision, session.handledRevision) = (0, 0)
        return session
    }
}
