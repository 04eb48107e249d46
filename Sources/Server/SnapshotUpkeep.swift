internal import Logging
internal import ServiceLifecycle
internal import Shadow
internal import Threads

/// Clears up among the snapshots from other machines: at the start, every hour, and when room is short.
struct SnapshotUpkeep: Sendable {
    let parts: ServerParts
    let log: Logger
    private static let complaints = Complaints()

    var services: [any Service] {
        guard parts.shadow.received != nil else { return [] }
        return [
            Worker(name: "snapshots", bell: parts.received.bell, log: log, work: run),
            Hourly(bell: parts.received.bell),
        ]
    }

    /// One round; what there was no time for, rings for the next.
    func run() async throws {
        guard let folder = parts.shadow.received else { return }
        let sweep = ReceivedSweep(folder, limits: parts.received.limits)
        let now = parts.now()
        let use = await onOwnThread { sweep.run(now: now) }
        parts.received.settle(use)
        if let first = use.troubles.first {
            Self.complaints.note(
                "snapshots could not all be cleared up", ["error": "\(first)"], level: .warning, log: log)
        }
        if !use.isComplete { parts.received.bell.ring() }
    }

    /// Rings once an hour until the server stops.
    private struct Hourly: Service {
        let bell: Bell

        func run() async throws {
            await cancelWhenGracefulShutdown {
                while !Task.isCancelled {
                    // Cut short by a shutdown only, and then the loop ends.
                    try? await Task.sleep(for: .seconds(3600))
                    bell.ring()
                }
            }
        }
    }
}
