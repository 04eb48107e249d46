package import Events
package import Store
internal import Synchronization

/// What retention took since the server started, for who watches it.
package final class ExpiredCounts: Sendable {
    private struct State {
        var gone = Expired()
        var lastRound: Timestamp?
        var hasSwept = false
    }

    private let state = Mutex(State())

    package init() {}

    package var gone: Expired { state.withLock(\.gone) }
    /// When a round last came to its end.
    package var lastRound: Timestamp? { state.withLock(\.lastRound) }
    /// Whether a sweep has come to its end, so that nothing is left of what an earlier process began.
    var hasSwept: Bool { state.withLock(\.hasSwept) }

    func add(_ batch: Expired) { state.withLock { $0.gone += batch } }

    func endSweep() { state.withLock { $0.hasSwept = true } }

    func endRound(at now: Timestamp) { state.withLock { $0.lastRound = now } }
}
