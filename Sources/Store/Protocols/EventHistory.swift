package import Events

/// What an operator asks of the events: what came, in which order, and how far a new derivation is.
package protocol EventHistory: Sendable {
    /// Raw events that fit, the newest first.
    func rawEvents(_ query: RawEventQuery, tenant: TenantID) async throws -> RawEventPage

    /// Coding agents' events in the order of their arrival: the first after a place, or without one the
    /// newest.
    ///
    /// An event that another channel adds to arrives again.
    func arrivals(
        after place: Arrival.Place?, in session: SessionFilter?, limit: Int, tenant: TenantID
    ) async throws -> [Arrival]

    /// Coding agents' sessions that fit, the last begun first.
    func sessions(
        _ wanted: SessionSelection, before place: SessionPlace?, limit: Int, tenant: TenantID
    ) async throws -> [SessionSummary]
    func session(_ key: SessionKey, tenant: TenantID) async throws -> SessionSummary?

    /// A session's events in the order in which they happened: the first after a place.
    func events(
        of session: SessionKey, after place: EventPlace?, limit: Int, tenant: TenantID
    ) async throws -> [CodingAgentEvent]

    /// How far the events are that `renormalize` derives anew.
    func renormalizing(tenant: TenantID) async throws -> RenormalizingProgress
}

/// Which raw events are wanted.
package struct RawEventQuery: Sendable {
    package var before: RawEventPlace?
    package var limit: Int
    package var provider: Provider?
    package var signal: RawEvent.Signal?
    /// Only what was refused, or accepted and then not readable.
    package var onlyRefused = false
    /// The bodies too; a page then ends early where they are large.
    package var withBody = false

    package init(limit: Int) { self.limit = limit }
}

/// Some raw events, and whether older ones fit as well.
package struct RawEventPage: Sendable {
    package let events: [StoredRawEvent]
    package let hasMore: Bool
}

/// Which session's events are wanted; without an agent those of any that knows the id.
package struct SessionFilter: Sendable, Equatable {
    package var agent: Agent?
    package var id: String

    package init(agent: Agent?, id: String) {
        self.agent = agent
        self.id = id
    }
}

/// Which sessions are wanted; what is nil does not matter.
package struct SessionSelection: Sendable {
    package var agent: Agent?
    package var repository: String?
    package var user: String?

    package init(agent: Agent? = nil, repository: String? = nil, user: String? = nil) {
        self.agent = agent
        self.repository = repository
        self.user = user
    }
}

extension EventHistory {
    /// All sessions, the last begun first.
    package func sessions(before place: SessionPlace?, limit: Int, tenant: TenantID) async throws
        -> [SessionSummary]
    {
        try await sessions(SessionSelection(), before: place, limit: limit, tenant: tenant)
    }
}

/// An event and where it stands in the order of arrival.
package struct Arrival: Sendable {
    package let place: Place
    package let event: CodingAgentEvent
}

/// A session as an operator lists it.
package struct SessionSummary: Sendable {
    package let session: Session
    /// What a person typed; 0 where the session is a subagent's.
    package let prompts: Int
    package let isSubagent: Bool
}

/// How many raw events there are to read again, and how many were.
package struct RenormalizingProgress: Sendable, Equatable {
    package let total: Int
    package let done: Int
    package let isRunning: Bool
}
