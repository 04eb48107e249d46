internal import Events
internal import Store

/// Holds a job's lease while its stages work, and tells when they should stop.
struct LeaseKeeper: Sendable {
    enum Verdict: Sendable, Equatable { case lost, cancelled, outOfTime, stopped }

    let control: any JobStore
    let job: JobRecord
    let pace: JobPace
    let now: @Sendable () -> Timestamp

    /// Returns when the run is to end; `stopped` where the task was cancelled.
    func run() async -> Verdict {
        let begun = ContinuousClock.now
        var renewed = begun
        while (try? await Task.sleep(for: .milliseconds(pace.look))) != nil {
            let moment = ContinuousClock.now
            let worked = job.worked + Self.milliseconds(moment - begun)
            let isDue = moment - renewed >= .milliseconds(pace.heartbeat)
            do {
                if let verdict = verdict(on: try await look(isDue, worked), worked) { return verdict }
                if isDue { renewed = moment }
            } catch {
                // A store that is busy is asked again; whether the lease is lost meanwhile, the next answer tells,
                // and until then the fence keeps what this run writes apart.
                continue
            }
        }
        return .stopped
    }

    private func look(_ isDue: Bool, _ worked: Int64) async throws -> JobRecord? {
        guard isDue else { return try await control.job(job.id, tenant: job.tenant) }
        let until = Timestamp(milliseconds: now().milliseconds + pace.lease)
        return try await control.renew(job.fence, until: until, worked: worked)
    }

    private func verdict(on found: JobRecord?, _ worked: Int64) -> Verdict? {
        guard let found, found.status == .running, found.token == job.token else { return .lost }
        if found.isCancelRequested { return .cancelled }
        return worked >= pace.budget * 1_000 ? .outOfTime : nil
    }

    private static func milliseconds(_ time: Duration) -> Int64 {
        let (seconds, attoseconds) = time.components
        return seconds * 1_000 + attoseconds / 1_000_000_000_000_000
    }
}
