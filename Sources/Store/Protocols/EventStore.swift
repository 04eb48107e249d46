package import Events

/// What persists of telemetry: raw events, the events inside them, and sessions.
///
/// Small, so that a columnar database can stand behind it without its callers knowing.
package protocol EventStore: Sendable {
    /// Commits raw events, durably, before it returns.
    ///
    /// - Returns: One entry an event: true where it is new, false where the same delivery was there already.
    func append(_ events: [RawEvent], tenant: TenantID) async throws -> [Bool]

    /// Commits something, to prove that it can be done.
    func checkWritable() async throws

    /// Normalizes up to `limit` raw events that wait for it, of all tenants, in transactions so short that
    /// appending goes on between them.
    ///
    /// - Returns: How many raw events were done; less than `limit` means that none waits.
    func normalizeWaiting(limit: Int) async throws -> Int

    /// Bytes of raw events that were appended and wait to be normalized, about; a sender of much is held back
    /// by it.
    var bytesToNormalize: Int { get }

    /// Forgets all that was derived for a tenant, so that `normalizeWaiting` derives it anew from the raw
    /// events.
    ///
    /// The same normalizer gives the same rows; the sessions open again, since another one may not.
    func renormalize(tenant: TenantID) async throws

    /// The newest raw events first.
    func rawEvents(tenant: TenantID, limit: Int) async throws -> [StoredRawEvent]

    /// Sessions, the oldest first; only those that the pipeline has not read, or not since their last change,
    /// if asked.
    func sessions(tenant: TenantID, unhandledOnly: Bool) async throws -> [Session]

    /// A session's events in the order in which they happened.
    func events(of session: SessionKey, tenant: TenantID) async throws -> [CodingAgentEvent]

    /// Has the pipeline read a session anew, since there is new evidence beside its events; one without events
    /// will be read anyway when they come.
    func reopen(_ session: SessionKey, tenant: TenantID) async throws

    /// The ids of conversations that a subagent held; nobody typed their prompts.
    func subagentSessions(tenant: TenantID) async throws -> Set<String>
}

/// A raw event with its place in the store.
package struct StoredRawEvent: Sendable {
    package let id: Int64
    package let event: RawEvent
}
