internal import Events
internal import Logging
internal import Redaction
internal import Store

extension JobRunner {
    /// Ends a job, or gives it back, as its work ended.
    func settle(_ job: JobRecord, _ outcome: Outcome) async throws -> JobRecord {
        switch outcome {
        case .done(let report): return try await finish(job, .done(report: report))
        case .told(.cancelled): return try await finish(job, .cancelled)
        case .told(.lost): return try await leave(job)
        case .told(.outOfTime):
            let why =
                "its \(pace.budget / 60) minutes are over; what it finished stays, and the next run goes on there"
            return try await finish(job, .failed(why))
        case .told(.stopped): return try await giveBack(job)
        case .failed(let error): return try await settle(job, after: error)
        }
    }

    private func settle(_ job: JobRecord, after error: any Error) async throws -> JobRecord {
        switch error {
        case is CancellationError: return try await giveBack(job)
        case is FenceError: return try await leave(job)
        default: break
        }
        // An error may quote what it could not read.
        let reason = Redactor().redact("\(error)")
        log.error("run failed", metadata: ["job": "\(job.id)", "error": "\(reason)"])
        guard StoreError.isTransient(error) else { return try await finish(job, .failed(reason)) }
        let pause = pace.jobBackOff.pause(after: job.stalls + 1)
        let release = JobRelease(
            at: now(), notBefore: Timestamp(milliseconds: now().milliseconds + Int64(pause * 1_000)),
            error: reason, patience: pace.busyAttempts)
        return try await persist(job) { try await control.release(job.fence, release) }
    }

    private func finish(_ job: JobRecord, _ ending: JobEnding) async throws -> JobRecord {
        try await persist(job) { try await control.finish(job.fence, ending, at: now()) }
    }

    /// The server stops: the next start takes the job up where it was.
    private func giveBack(_ job: JobRecord) async throws -> JobRecord {
        _ = try await control.release(job.fence, JobRelease(at: now()))
        throw CancellationError()
    }

    /// Somebody else has the job, or ended it.
    private func leave(_ job: JobRecord) async throws -> JobRecord {
        log.warning("another runner has the job", metadata: ["job": "\(job.id)"])
        return try await control.job(job.id, tenant: job.tenant) ?? job
    }

    /// Tries again while the store is busy; what cannot be written at all is left to whom the lease falls.
    private func persist(
        _ job: JobRecord, _ write: () async throws -> JobRecord?
    ) async throws -> JobRecord {
        var failed = 0
        while true {
            do {
                if let ended = try await write() { return ended }
                return try await leave(job)
            } catch  where StoreError.isTransient(error) && failed + 1 < pace.busyAttempts {
                failed += 1
                try await Task.sleep(for: .seconds(pace.itemBackOff.pause(after: failed)))
            }
        }
    }
}
