internal import Events
internal import Store

/// Finds the sessions that have not been read, or not since their last event.
struct Collect {
    let events: any EventStore
    let tenant: TenantID
    let progress: StageReporter

    /// Normalizes first what has come in so far, so that a run sees everything that was acknowledged before
    /// it began.
    func run() async throws -> [Session] {
        while try await events.normalizeWaiting(limit: 100) == 100 {}
        let waiting = try await events.sessions(tenant: tenant, unhandledOnly: true)
        let total = waiting.reduce(0) { $0 + $1.events }
        let found = "\(counted(waiting.count, "unhandled session")), \(counted(total, "event"))"
        try await progress.report(waiting.count, of: waiting.count, found: found, isOver: true)
        return waiting
    }
}
