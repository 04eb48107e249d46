internal import Events
internal import Synchronization

/// The time as the `Date` field says it, written once a second.
final class DateField: Sendable {
    private struct Written {
        var second: Int64
        var text: String
    }

    private let last = Mutex<Written?>(nil)

    func text(at now: Timestamp) -> String {
        let second = now.milliseconds / 1_000
        return last.withLock { last in
            if let last, last.second == second { return last.text }
            let written = Written(second: second, text: now.httpDate)
            last = written
            return written.text
        }
    }
}
