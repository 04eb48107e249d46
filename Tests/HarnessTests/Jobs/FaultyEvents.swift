import Events
import Store

/// The real events, with something that happens whenever a session is about to be read.
struct FaultyEvents: EventStore {
    let store: SQLiteStore
    let reading: @Sendable (SessionKey) async throws -> Void

    func events(of session: SessionKey, tenant: TenantID) async throws -> [CodingAgentEvent] {
        try await reading(session)
        return try await store.events(of: session, tenant: tenant)
    }

    var bytesToNormalize: Int { store.bytesToNormalize }

    func append(_ events: [RawEvent], tenant: TenantID) async throws -> [Bool] {
        try await store.append(events, tenant: tenant)
    }

    func checkWritable() async throws { try await store.checkWritable() }
    func normalizeWaiting(limit: Int) async throws -> Int { try await store.normalizeWaiting(limit: limit) }
    func renormalize(tenant: TenantID) async throws { try await store.renormalize(tenant: tenant) }

    func rawEvents(tenant: TenantID, limit: Int) async throws -> [StoredRawEvent] {
        try await store.rawEvents(tenant: tenant, limit: limit)
    }

    func sessions(tenant: TenantID, unhandledOnly: Bool) async throws -> [Session] {
        try await store.sessions(tenant: tenant, unhandledOnly: unhandledOnly)
    }

    func reopen(_ session: SessionKey, tenant: TenantID) async throws {
        try await store.reopen(session, tenant: tenant)
    }

    func subagentSessions(tenant: TenantID) async throws -> Set<String> {
        try await store.subagentSessions(tenant: tenant)
    }
}
