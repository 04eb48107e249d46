package import Events

/// The jobs that are not over, and every way in which they change; pure, so that it can be tried on more
/// schedules than a database could be.
///
/// A tenant has at most one job that runs, and wishes for one join the one that waits.
package struct JobQueue: Sendable, Equatable {
    package internal(set) var jobs: [JobRecord]

    package init(_ jobs: [JobRecord] = []) { self.jobs = jobs }

    /// Adds a job, unless one of the tenant waits: then that one is the answer.
    ///
    /// One that runs is not joined: what it reads is settled when it starts, and what was reported since would be
    /// left out.
    package mutating func enqueue(_ job: JobRecord) -> JobRecord {
        guard let open = jobs.firstIndex(where: { $0.tenant == job.tenant && $0.status == .waiting }) else {
            jobs.append(job)
            return job
        }
        // Somebody waits for it now, whatever it failed of before.
        if jobs[open].notBefore != nil { change(open) { $0.notBefore = nil } }
        return jobs[open]
    }

    /// Gives the oldest job that may run to a runner: one that waits, of a tenant of which none runs, or one whose
    /// runner has not been heard of for as long as its lease.
    ///
    /// `finished` tells how many items of a job are done, by which an attempt that came forward is told from one
    /// that did not.
    package mutating func take(
        _ claim: JobClaim, finished: (JobRecord) throws -> Int
    ) rethrows -> JobRecord? {
        for place in order() where claim.tenant == nil || jobs[place].tenant == claim.tenant {
            switch jobs[place].status {
            case .running where jobs[place].hasLapsed(at: claim.now):
                let items = try finished(jobs[place])
                abandon(place, claim, items)
                if jobs[place].status.isOver { continue }
            case .waiting where mayStart(place, claim.now):
                let items = try finished(jobs[place])
                change(place) { $0.finishedItems = items }
            default: continue
            }
            give(place, claim)
            return jobs[place]
        }
        return nil
    }

    /// Holds a job for longer; nil where it is another runner's, or over.
    package mutating func renew(_ fence: JobFence, until: Timestamp, worked: Int64) -> JobRecord? {
        guard let place = held(by: fence) else { return nil }
        // No news to anybody who follows the job: its revision stays.
        jobs[place].lease?.expiresAt = until
        jobs[place].worked = worked
        return jobs[place]
    }

    /// Keeps how far a run is; false where the job is another runner's, or over.
    package mutating func report(_ stages: [StageProgress], _ fence: JobFence) -> Bool {
        guard let place = held(by: fence) else { return false }
        change(place) { $0.stages = stages }
        return true
    }

    /// Puts a job back to those that wait: its runner stops, or something failed that may pass; what failed too
    /// often in a row is over.
    package mutating func release(
        _ fence: JobFence, _ why: JobRelease, finished: (JobRecord) throws -> Int
    ) rethrows -> JobRecord? {
        guard let place = held(by: fence) else { return nil }
        let items = try finished(jobs[place])
        if jobs[place].isCancelRequested {
            end(place, .cancelled, at: why.at)
            return jobs[place]
        }
        change(place) { job in
            job.lease = nil
            job.status = .waiting
            (job.notBefore, job.error) = (why.notBefore, why.error)
            if why.error != nil { job.stalls = items > job.finishedItems ? 1 : job.stalls + 1 }
            job.finishedItems = items
        }
        if let error = why.error, jobs[place].stalls >= why.patience {
            end(place, .failed("\(error) (tried \(jobs[place].stalls) times)"), at: why.at)
        }
        return jobs[place]
    }

    /// Ends a job; nil where it is another runner's, or over already.
    package mutating func finish(_ fence: JobFence, _ ending: JobEnding, at: Timestamp) -> JobRecord? {
        guard let place = held(by: fence) else { return nil }
        end(place, ending, at: at)
        return jobs[place]
    }

    /// Ends a job that waits, or whose runner is gone; asks the runner of any other to end it.
    package mutating func cancel(_ id: String, tenant: TenantID, at: Timestamp) -> JobRecord? {
        guard let place = jobs.firstIndex(where: { $0.id == id && $0.tenant == tenant }) else { return nil }
        if jobs[place].status == .waiting || jobs[place].hasLapsed(at: at) {
            end(place, .cancelled, at: at)
        } else if jobs[place].status == .running, !jobs[place].isCancelRequested {
            change(place) { $0.isCancelRequested = true }
        }
        return jobs[place]
    }
}
