internal import Events
internal import Harness
internal import Logging
internal import ServiceLifecycle
internal import Store

/// Every few seconds: starts what the night's schedule has due, and has the runner look for jobs that other processes
/// added, or left when they died; every hour forgets old ones.
struct JobUpkeep: Service {
    private static let complaints = Complaints()
    /// With a lease of 15 s, a job is taken up no later than 20 s after its runner died.
    private static let pause: Duration = .seconds(5)
    private static let looksAnHour = 720

    let parts: ServerParts
    let log: Logger

    func run() async throws {
        let desk = parts.nightly.map { ScheduleDesk($0, control: parts.control, newID: parts.newID) }
        await cancelWhenGracefulShutdown {
            var looks = 0
            while !Task.isCancelled {
                await look(desk, isHour: looks % Self.looksAnHour == 0)
                looks += 1
                // Cut short by a shutdown only, and then the loop ends.
                try? await Task.sleep(for: Self.pause)
                parts.jobs.ring()
            }
        }
    }

    private func look(_ desk: ScheduleDesk?, isHour: Bool) async {
        do {
            let now = parts.now()
            if let added = try await desk?.look(at: now), !added.isEmpty { parts.jobs.ring() }
            guard isHour else { return }
            let old = Timestamp(milliseconds: now.milliseconds - parts.jobDays * 86_400_000)
            try await parts.control.forgetJobs(endedBefore: old)
        } catch is CancellationError {
            return
        } catch {
            Self.complaints.note(
                "the schedule could not be looked at, will be again", ["error": "\(error)"], level: .error,
                log: log)
        }
    }
}
