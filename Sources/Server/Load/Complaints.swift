internal import Events
internal import Logging
internal import Synchronization

/// Log lines about what fails again and again: of each kind at most one in ten seconds, with how often it
/// happened.
///
/// A full disk or a burst of load must not fill the log as well.
final class Complaints: Sendable {
    private struct State {
        var unsaid = 0
        var saidAt: ContinuousClock.Instant?
    }

    private let pause: Duration
    private let states = Mutex<[Int: State]>([:])

    init(pause: Duration = .seconds(10)) { self.pause = pause }

    /// Logs the message, or counts it towards the next of its kind, such as an HTTP status.
    func note(
        _ message: Logger.Message, _ metadata: Logger.Metadata, of kind: Int = 0, level: Logger.Level,
        log: Logger
    ) {
        let count: Int? = states.withLock { states in
            var state = states[kind] ?? State()
            defer { states[kind] = state }
            state.unsaid += 1
            if let saidAt = state.saidAt, ContinuousClock.now - saidAt < pause { return nil }
            defer { state = State(saidAt: .now) }
            return state.unsaid
        }
        guard let count else { return }
        log.log(
            level: level, message, metadata: metadata.merging(["times": "\(count)"]) { first, _ in first })
    }
}
