import Events
import Synchronization

/// A clock that stands still until a test moves it.
final class Clock: Sendable {
    private let moment = Mutex(House.now)

    var now: Timestamp { moment.withLock(\.self) }

    func advance(milliseconds: Int64) { moment.withLock { $0.milliseconds += milliseconds } }
}
