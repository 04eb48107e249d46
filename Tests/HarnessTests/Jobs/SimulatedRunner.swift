import Events
import Store

/// A process that runs jobs, as far as jobs can tell.
struct SimulatedRunner {
    let name: String
    /// Milliseconds that its clock is ahead.
    var skew: Int64 = 0
    var nextAt: Int64 = 0
    var nextBeat: Int64 = 0
    var job: JobRecord?
    /// Items that it has still to do.
    var left: [String] = []

    init(name: String) { self.name = name }

    func clock(_ now: Int64) -> Timestamp { Timestamp(milliseconds: 1_000_000_000 + now + skew) }

    mutating func begin(_ job: JobRecord, _ left: [String], at now: Int64, heartbeat: Int64) {
        self.job = job
        self.left = left
        nextBeat = now + heartbeat
        nextAt = now + 100
    }

    mutating func restart(at now: Int64) {
        job = nil
        left = []
        nextAt = now
    }
}
