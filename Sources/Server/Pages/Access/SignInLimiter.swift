internal import Events
internal import Synchronization

/// Counts wrong sign-ins, an address at a time: after some in a minute nobody there is listened to for a while.
///
/// Keys cannot be guessed anyway; this keeps the store and the log from who tries.
final class SignInLimiter: Sendable {
    private struct Window {
        var since: Timestamp
        var wrong: Int
    }

    private static let (mostWrong, minute, mostAddresses) = (10, Int64(60_000), 10_000)
    private let windows = Mutex<[String: Window]>([:])

    /// Seconds until the address may try again; nil where it may now.
    func wait(for address: String, at now: Timestamp) -> Int? {
        windows.withLock { windows in
            guard let window = windows[address], window.wrong >= Self.mostWrong else { return nil }
            let left = window.since.milliseconds + Self.minute - now.milliseconds
            guard left > 0, left <= Self.minute else { return nil }
            return Int((left + 999) / 1_000)
        }
    }

    func noteWrong(from address: String, at now: Timestamp) {
        windows.withLock { windows in
            if windows.count >= Self.mostAddresses { windows = windows.filter { Self.isOpen($0.value, now) } }
            // More addresses than that in a minute are an attack by many, and share one count.
            let name = windows[address] == nil && windows.count >= Self.mostAddresses ? "" : address
            if let window = windows[name], Self.isOpen(window, now) {
                windows[name] = Window(since: window.since, wrong: window.wrong + 1)
            } else {
                windows[name] = Window(since: now, wrong: 1)
            }
        }
    }

    private static func isOpen(_ window: Window, _ now: Timestamp) -> Bool {
        window.since <= now && now.milliseconds - window.since.milliseconds < minute
    }
}
