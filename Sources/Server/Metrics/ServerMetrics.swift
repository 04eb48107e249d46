internal import HTTPTypes
internal import Synchronization

/// What the server counts of its own requests, since it started.
package final class ServerMetrics: Sendable {
    /// One line of a request's kind: few of them, since routes are counted by their templates.
    struct Kind: Hashable, Sendable {
        let method: String
        let route: String
        let status: Int
    }

    /// Durations of requests of one kind.
    struct Histogram: Sendable {
        /// Upper bounds in seconds.
        static let bounds = [
            0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
        ]
        /// One more than there are bounds; not cumulative.
        var counts = [UInt64](repeating: 0, count: bounds.count + 1)
        var sum = 0.0

        mutating func add(_ seconds: Double) {
            counts[Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count] += 1
            sum += seconds
        }
    }

    /// Counts requests of one kind.
    final class Tally: Sendable {
        private let times = Mutex(Histogram())

        var histogram: Histogram { times.withLock { $0 } }

        func add(_ duration: Duration) {
            let seconds = duration.seconds
            times.withLock { $0.add(seconds) }
        }
    }

    private static let most = 2_000
    private let kinds = Mutex<[Kind: Tally]>([:])
    private let inFlight = Atomic<Int>(0)

    package init() {}

    func begin() { inFlight.wrappingAdd(1, ordering: .relaxed) }

    func end(_ method: HTTPRequest.Method, route: String?, status: Int, took duration: Duration) {
        inFlight.wrappingSubtract(1, ordering: .relaxed)
        tally(method, route: route, status: status)?.add(duration)
    }

    /// Where requests of a kind are counted; nil where there are too many kinds.
    func tally(_ method: HTTPRequest.Method, route: String?, status: Int) -> Tally? {
        let kind = Kind(method: Self.name(method), route: Self.name(route), status: status)
        return kinds.withLock { kinds in
            if let known = kinds[kind] { return known }
            // Bounded by routes, methods and statuses; more only where something is wrong with these.
            guard kinds.count < Self.most else { return nil }
            let tally = Tally()
            kinds[kind] = tally
            return tally
        }
    }

    var requests: [Kind: Histogram] { kinds.withLock { $0 }.mapValues(\.histogram) }

    var requestsInFlight: Int { inFlight.load(ordering: .relaxed) }

    /// Whoever sends requests can make methods up.
    private static func name(_ method: HTTPRequest.Method) -> String {
        switch method {
        case .get, .head, .post, .put, .patch, .delete, .options: method.rawValue
        default: "other"
        }
    }

    private static func name(_ route: String?) -> String {
        route == nil || route == Envelope.unmatched ? "none" : route ?? "none"
    }
}
