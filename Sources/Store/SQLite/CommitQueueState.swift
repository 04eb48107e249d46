internal import Events

/// Who waits for a commit, and where it goes.
struct CommitQueueState {
    var waiting: [Append] = []
    /// Of what waits and of what is being written.
    var bytes = 0
    var requests = 0
    var isScheduled = false
    /// Where commits go while the store is written anew.
    var side: SideFile?
    /// When a commit last failed for the store's own reasons.
    var failedAt: ContinuousClock.Instant?
}

/// One request's raw events, and who waits for them.
struct Append: Sendable {
    let events: [RawEvent]
    let tenant: TenantID
    let continuation: CheckedContinuation<[Bool], any Error>
    let bytes: Int

    init(events: [RawEvent], tenant: TenantID, continuation: CheckedContinuation<[Bool], any Error>) {
        self.events = events
        self.tenant = tenant
        self.continuation = continuation
        bytes = events.reduce(0) { $0 + $1.body.utf8.count }
    }

    /// Bytes of the events that are new.
    func bytes(of isNew: [Bool]) -> Int {
        zip(events, isNew).reduce(0) { $0 + ($1.1 ? $1.0.body.utf8.count : 0) }
    }
}

extension CommitQueueState {
    enum Admission { case refused, added, addedFirst }

    /// Lets one more wait if it may; `addedFirst` where nobody will come to write it yet.
    mutating func add(_ append: Append, _ limits: StoreLimits) -> Admission {
        guard
            requests == 0
                || (bytes + append.bytes <= limits.waitingBytes && requests < limits.waitingRequests)
        else { return .refused }
        waiting.append(append)
        bytes += append.bytes
        requests += 1
        defer { isScheduled = true }
        return isScheduled ? .added : .addedFirst
    }

    /// Takes out the oldest, at least one, up to so many bytes.
    mutating func take(_ limit: Int) -> [Append] {
        var (count, sum) = (0, 0)
        for append in waiting {
            guard count == 0 || sum + append.bytes <= limit else { break }
            count += 1
            sum += append.bytes
        }
        defer { waiting.removeFirst(count) }
        return Array(waiting.prefix(count))
    }

    /// - Returns: True where others came meanwhile and wait.
    mutating func finish(_ batch: [Append]) -> Bool {
        bytes -= batch.reduce(0) { $0 + $1.bytes }
        requests -= batch.count
        isScheduled = !waiting.isEmpty
        return isScheduled
    }
}
