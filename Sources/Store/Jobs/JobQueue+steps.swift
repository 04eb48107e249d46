internal import Events

extension JobQueue {
    func held(by fence: JobFence) -> Int? {
        jobs.firstIndex { $0.status == .running && $0.fence == fence }
    }

    func order() -> [Int] {
        jobs.indices.sorted {
            (jobs[$0].createdAt, jobs[$0].tenant.rawValue, jobs[$0].id)
                < (jobs[$1].createdAt, jobs[$1].tenant.rawValue, jobs[$1].id)
        }
    }

    func mayStart(_ place: Int, _ now: Timestamp) -> Bool {
        jobs[place].notBefore.map { $0 <= now } ?? true
            && !jobs.contains { $0.tenant == jobs[place].tenant && $0.status == .running }
    }

    /// What a runner that is gone leaves: a job to be taken up, or one that has ended.
    mutating func abandon(_ place: Int, _ claim: JobClaim, _ items: Int) {
        if jobs[place].isCancelRequested { return end(place, .cancelled, at: claim.now) }
        change(place) { job in
            job.stalls = items > job.finishedItems ? 0 : job.stalls + 1
            job.finishedItems = items
        }
        guard jobs[place].stalls >= claim.patience else { return }
        let why =
            "it was begun \(jobs[place].attempts) times, and the last \(jobs[place].stalls) runners ended "
        end(place, .failed(why + "without finishing anything; the server's log says why"), at: claim.now)
    }

    mutating func give(_ place: Int, _ claim: JobClaim) {
        change(place) { job in
            job.status = .running
            job.token += 1
            job.attempts += 1
            job.startedAt = job.startedAt ?? claim.now
            job.lease = Lease(
                runner: claim.runner,
                expiresAt: Timestamp(milliseconds: claim.now.milliseconds + claim.lease))
            (job.notBefore, job.error) = (nil, nil)
            job.budget = claim.budget
        }
    }

    mutating func end(_ place: Int, _ ending: JobEnding, at: Timestamp) {
        change(place) { job in
            job.lease = nil
            job.finishedAt = at
            switch ending {
            case .done(let report): (job.status, job.report, job.error) = (.done, report, nil)
            case .failed(let reason): (job.status, job.error) = (.failed, reason)
            case .cancelled: job.status = .cancelled
            }
        }
    }

    mutating func change(_ place: Int, _ edit: (inout JobRecord) -> Void) {
        edit(&jobs[place])
        jobs[place].revision += 1
    }
}

extension JobRecord {
    /// A job that runs without a lease was left by a server of an earlier version.
    func hasLapsed(at now: Timestamp) -> Bool {
        status == .running && lease.map { $0.expiresAt <= now } ?? true
    }
}
