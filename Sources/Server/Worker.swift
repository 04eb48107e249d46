internal import Logging
internal import ServiceLifecycle

/// Does its work at the start, at every ring, and again a second after a failure; a shutdown cuts it off,
/// since all of it can be taken up again.
struct Worker: Service {
    let name: String
    let bell: Bell
    let log: Logger
    let complaints = Complaints()
    /// Seconds that a last run may take when the server stops.
    var lastRun: Duration?
    let work: @Sendable () async throws -> Void

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await attempt()
            for await _ in bell.sounds { await attempt() }
        }
        if let lastRun { await finish(within: lastRun) }
    }

    private func attempt() async {
        do {
            try await work()
        } catch is CancellationError {
            return
        } catch {
            complaints.note(
                "\(name) failed, will try again every second", ["error": "\(error)"], level: .error, log: log)
            // Cut short by a shutdown only, and then the loop ends anyway.
            try? await Task.sleep(for: .seconds(1))
            bell.ring()
        }
    }

    /// Does what came until the end, so that the next start finds little to do; what is left then waits.
    private func finish(within time: Duration) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                // What fails now is done after the next start.
                try? await work()
            }
            group.addTask {
                // Cut short where the work is done first.
                try? await Task.sleep(for: time)
            }
            await group.next()
            group.cancelAll()
        }
    }
}
