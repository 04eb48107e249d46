package import API
package import Events

extension ModaServer {
    /// Which raw events are wanted.
    package struct RawEventsWanted: Sendable {
        package var onlyRefused = false
        package var withBody = false
        package var provider: String?
        package var signal: String?
        package var before: String?
        package var limit: Int

        package init(limit: Int) { self.limit = limit }
    }

    package func rawEvents(_ wanted: RawEventsWanted) async throws -> RawEventList {
        let members = [
            ("refused", wanted.onlyRefused ? "true" : nil), ("body", wanted.withBody ? "true" : nil),
            ("provider", wanted.provider), ("signal", wanted.signal), ("before", wanted.before),
        ]
        return try await json("GET", "/v1/events/raw?limit=\(wanted.limit)" + query(members))
    }

    /// What arrived after a place, or without one what arrived last.
    package func arrivals(after place: String?, session: String?, limit: Int) async throws -> EventList {
        try await json("GET", "/v1/events?limit=\(limit)" + query([("after", place), ("session", session)]))
    }

    package func sessions(before place: String?, limit: Int) async throws -> SessionList {
        try await json("GET", "/v1/sessions?limit=\(limit)" + query([("before", place)]))
    }

    package func renormalize() async throws -> RenormalizingView {
        try await json("POST", "/v1/events/renormalize")
    }

    package func renormalizing() async throws -> RenormalizingView {
        try await json("GET", "/v1/events/renormalize")
    }

    /// Days are UTC, the first and the last included.
    package func statistics(
        by grouping: StatisticsGrouping, from: String, to: String, provider: String?, limit: Int
    ) async throws -> StatisticsView {
        let members = [("from", from), ("to", to), ("provider", provider)]
        return try await json("GET", "/v1/stats?by=\(grouping.rawValue)&limit=\(limit)" + query(members))
    }
}
