import Events
import Store
import Synchronization
import TestSupport

/// A store into which a test puts rows of its own making, by the way that all rows take.
struct PreparedStore {
    /// What each raw event, known by its digest, is said to hold.
    private final class Contents: Sendable {
        let known = Mutex<[String: Normalized]>([:])
    }

    let folder: TemporaryFolder
    let store: SQLiteStore
    private let contents = Contents()

    init() throws {
        folder = try TemporaryFolder()
        store = try SQLiteStore(path: folder.path + "/moda.db") { [contents] raw in
            contents.known.withLock { $0[raw.digest] ?? Normalized() }
        }
    }

    func put(_ events: [CodingAgentEvent] = [], spans: [LLMSpan] = [], tenant: TenantID = .local) async throws
    {
        let digest = contents.known.withLock { known in
            let digest = "digest \(known.count)"
            known[digest] = Normalized(events: events, spans: spans)
            return digest
        }
        let raw = RawEvent(
            provider: .claude, signal: .logs, receivedAt: Timestamp(milliseconds: 0), body: "{}", size: 2,
            digest: digest)
        _ = try await store.append([raw], tenant: tenant)
        while try await store.normalizeWaiting(limit: 100) == 100 {}
    }
}

/// An event of a session, made by hand.
func made(
    _ id: String, _ kind: CodingAgentEvent.Kind, at milliseconds: Int64 = 0, session: String = "s",
    agent: Agent = .claude, _ fill: (inout CodingAgentEvent) -> Void = { _ in }
) -> CodingAgentEvent {
    var event = CodingAgentEvent(
        id: id, session: SessionKey(agent: agent, id: session), kind: kind,
        at: Timestamp(milliseconds: milliseconds), channel: .log)
    fill(&event)
    return event
}
