package import Events
package import Logging
internal import Synchronization

/// Counts requests without a valid key, and says so in the log at most once in ten seconds.
///
/// They have no tenant, hence no row. Nothing of what was sent is logged, since a mistyped key is nearly a
/// key.
package final class RefusedCredentials: Sendable {
    private struct State {
        var total = 0
        var unsaid = 0
        var saidAt: Timestamp?
    }

    private static let pause: Int64 = 10_000
    private let state = Mutex(State())

    package init() {}

    /// All since the start.
    package var count: Int { state.withLock(\.total) }

    package func note(at now: Timestamp, log: Logger) {
        guard let (count, total) = due(at: now) else { return }
        log.warning(
            "requests without a valid API key were refused",
            metadata: ["count": "\(count)", "total": "\(total)"])
    }

    /// Counts one; the number to log and the total where a line is due.
    private func due(at now: Timestamp) -> (Int, Int)? {
        state.withLock { state in
            state.total += 1
            state.unsaid += 1
            if let saidAt = state.saidAt, saidAt <= now, now.milliseconds - saidAt.milliseconds < Self.pause {
                return nil
            }
            defer { (state.unsaid, state.saidAt) = (0, now) }
            return (state.unsaid, state.total)
        }
    }
}
