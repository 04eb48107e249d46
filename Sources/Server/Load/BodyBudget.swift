internal import Synchronization

/// The bytes of request bodies that may be in memory at a time, over all requests.
///
/// A request holds what really came of it, not what it announced, so that slow clients cannot hold the whole
/// of it by announcing much. Over it a request is shed at once: waiting would hold what it has already.
final class BodyBudget: Sendable {
    private let limit: Int
    private let held = Mutex(0)

    init(limit: Int) { self.limit = limit }

    /// What is held right now.
    var inFlight: Int { held.withLock { $0 } }

    /// Refuses a request whose announced body would not fit now, before any of it is read.
    ///
    /// - Throws: 503, to be tried again.
    func checkRoom(for bytes: Int) throws {
        guard held.withLock({ Self.fits(bytes, beside: $0, limit) }) else { throw Failure.overloaded }
    }

    /// One request's share; must be released.
    func share() -> Share { Share(budget: self) }

    /// What one request holds; used by its task only.
    final class Share {
        private let budget: BodyBudget
        private var bytes = 0

        fileprivate init(budget: BodyBudget) { self.budget = budget }

        deinit { release() }

        /// Holds more.
        ///
        /// - Throws: 503 where the budget is used up; what it had, it keeps.
        func grow(by more: Int) throws {
            guard budget.take(more) else { throw Failure.overloaded }
            bytes += more
        }

        /// Holds only so much from now on, for instance the row instead of the body that it came from.
        ///
        /// Never refused: the work is done, and its result is about as large as what it replaces.
        func become(_ count: Int) {
            budget.exchange(bytes, for: count)
            bytes = count
        }

        func release() { become(0) }
    }

    private func take(_ bytes: Int) -> Bool {
        held.withLock { held in
            guard Self.fits(bytes, beside: held, limit) else { return false }
            held += bytes
            return true
        }
    }

    private func exchange(_ old: Int, for new: Int) {
        held.withLock { $0 += new - old }
    }

    private static func fits(_ bytes: Int, beside held: Int, _ limit: Int) -> Bool {
        let (sum, overflowed) = held.addingReportingOverflow(bytes)
        return !overflowed && sum <= limit
    }
}
