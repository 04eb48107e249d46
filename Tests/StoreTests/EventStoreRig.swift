import Events
import Ingest
import Normalizer
import Replay
import Store
import TestSupport

/// A store of one test's own, filled by bodies as they come off the wire.
struct EventStoreRig {
    let folder: TemporaryFolder
    let store: SQLiteStore
    var policy = CapturePolicy(prompts: true)

    init() throws {
        folder = try TemporaryFolder()
        store = try SQLiteStore(path: folder.path + "/moda.db", normalize: normalize)
    }

    func raw(
        _ agent: Agent, _ signal: RawEvent.Signal, _ body: [UInt8], at: Int64 = 0, delivery: String? = nil
    ) throws -> RawEvent {
        try Intake(policy: policy).accept(
            Delivery(
                provider: Provider(agent), signal: signal, contentType: "application/json", body: body,
                receivedAt: Timestamp(milliseconds: at), observedAt: Timestamp(milliseconds: at),
                deliveryID: delivery))
    }

    /// Stores the raw events, normalizes them, and tells which of them were new.
    @discardableResult func put(_ events: [RawEvent], tenant: TenantID = .local) async throws -> [Bool] {
        var new: [Bool] = []
        for event in events { new += try await store.append([event], tenant: tenant) }
        try await settle()
        return new
    }

    func settle() async throws {
        while try await store.normalizeWaiting(limit: 7) == 7 {}
    }

    func events(_ agent: Agent, _ session: String, tenant: TenantID = .local) async throws
        -> [CodingAgentEvent]
    {
        try await store.events(of: SessionKey(agent: agent, id: session), tenant: tenant)
    }

    /// Everything derived: all rows of all sessions of a tenant.
    func derived(tenant: TenantID = .local) async throws -> [CodingAgentEvent] {
        var events: [CodingAgentEvent] = []
        for session in try await store.sessions(tenant: tenant, unhandledOnly: false) {
            events += try await store.events(of: session.key, tenant: tenant)
        }
        return events
    }
}

extension Recording {
    /// The raw events of a session's requests, as they would be stored.
    func rawEvents(of session: Session, policy: CapturePolicy) throws -> [RawEvent] {
        let start = Timestamp(rfc3339: session.recordedAt)?.milliseconds ?? 0
        return try session.requests.map { request in
            let isHook = request.path.hasSuffix("/hooks")
            let at = Timestamp(milliseconds: start + request.at)
            return try Intake(policy: policy).accept(
                Delivery(
                    provider: Provider(Agent(rawValue: session.agent) ?? .claude),
                    signal: request.path.split(separator: "/").last
                        .flatMap { RawEvent.Signal(rawValue: String($0)) } ?? .logs,
                    contentType: request.contentType, contentEncoding: request.contentEncoding,
                    body: try body(of: request), receivedAt: at, observedAt: isHook ? at : nil,
                    deliveryID: isHook ? request.file : nil))
        }
    }
}
