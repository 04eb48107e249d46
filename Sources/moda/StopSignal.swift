import Foundation
import Synchronization

/// Ctrl-C as a wish: what is under way ends in order.
struct StopSignal: Sendable {
    var wasSent: Bool { Self.sent.load(ordering: .relaxed) }

    private static let sent = Atomic(false)

    /// A handler may do hardly anything; to set a flag is among it.
    init() {
        for number in [SIGINT, SIGTERM] {
            signal(number) { _ in StopSignal.sent.store(true, ordering: .relaxed) }
        }
    }
}
