import Events
import Store
import TestSupport

/// One schedule of runners, crashes, pauses, wrong clocks and busy errors, decided by its seed alone.
///
/// Time is simulated: runners take turns, the one whose time has come first. For three minutes everything goes wrong
/// that can; after that, everything that was wanted has to come to its end.
struct Simulation {
    struct Request {
        let job: String
        let tenant: TenantID
        let at: Int64
    }

    private static let storm: Int64 = 180_000
    private static let end: Int64 = 3_600_000
    private static let lease: Int64 = 15_000
    private static let heartbeat: Int64 = 5_000

    let seed: UInt64
    let board: any Board
    private var random: SeededGenerator
    private var runners: [SimulatedRunner]
    private var requests: [Request] = []
    private var nextRequest: Int64 = 0
    /// The last token that was given out of each job, as its takers were told.
    private var tokens: [String: Int64] = [:]
    private var collected: [String: Int64] = [:]
    private(set) var violations: [String] = []
    /// What happened, for whoever replays a seed.
    private(set) var story: [String] = []
    private(set) var takeovers = 0
    private(set) var fencedOff = 0

    init(seed: UInt64, board: any Board) {
        self.seed = seed
        self.board = board
        random = SeededGenerator(seed: seed)
        let count = Int.random(in: 2...4, using: &random)
        runners = (0..<count).map { SimulatedRunner(name: "r\($0)") }
        for place in runners.indices where Bool.random(using: &random) {
            runners[place].skew = Int64.random(in: -20_000...20_000, using: &random)
        }
    }

    mutating func run() async throws {
        var now: Int64 = 0
        while now < Self.end {
            let place = runners.indices.min { runners[$0].nextAt < runners[$1].nextAt } ?? 0
            now = min(runners[place].nextAt, nextRequest)
            if nextRequest <= now {
                try await request(at: now)
            } else {
                try await step(place, at: now)
            }
            if now > Self.storm, try await isQuiet() { break }
        }
        try await checkTheEnd()
    }

    private mutating func request(at now: Int64) async throws {
        nextRequest =
            now < Self.storm ? now + Int64.random(in: 1_000...40_000, using: &random) : .max
        let tenant = TenantID(rawValue: "t\(Int.random(in: 0..<3, using: &random))")
        let at = Timestamp(milliseconds: now)
        if let last = requests.last, Int.random(in: 0..<8, using: &random) == 0 {
            story.append("\(now) cancel \(last.job)")
            _ = try await board.cancel(last.job, tenant: last.tenant, at: at)
            return
        }
        let wanted = JobRecord(id: "j\(requests.count)", tenant: tenant, createdAt: at)
        let job = try await board.enqueue(wanted)
        story.append("\(now) request of \(tenant): \(job.id)")
        requests.append(Request(job: job.id, tenant: tenant, at: now))
    }

    private mutating func step(_ place: Int, at now: Int64) async throws {
        if now < Self.storm, await strike(place, at: now) { return }
        if runners[place].job == nil { return try await take(place, at: now) }
        if now >= runners[place].nextBeat { return try await beat(place, at: now) }
        try await work(place, at: now)
    }

    /// Lets something go wrong; false where nothing does.
    private mutating func strike(_ place: Int, at now: Int64) async -> Bool {
        let name = runners[place].name
        switch Int.random(in: 0..<1_000, using: &random) {
        case 0..<15: await crash(place, at: now)
        case 15..<45:
            // Longer than the lease, often: it wakes up as a zombie.
            let pause = Int64.random(in: 1_000...60_000, using: &random)
            story.append("\(now) \(name) pauses for \(pause)")
            runners[place].nextAt = now + pause
        case 45..<95:
            story.append("\(now) \(name) finds the store busy")
            runners[place].nextAt = now + Int64.random(in: 100...3_000, using: &random)
        case 95..<100:
            runners[place].skew = Int64.random(in: -30_000...30_000, using: &random)
            story.append("\(now) \(name)'s clock is off by \(runners[place].skew)")
            return false
        default: return false
        }
        return true
    }

    /// Dies before its next write, or right after it, before it knew.
    private mutating func crash(_ place: Int, at now: Int64) async {
        let runner = runners[place]
        story.append("\(now) \(runner.name) crashes")
        if let job = runner.job, let item = runner.left.first, Bool.random(using: &random) {
            await land(item, job.fence, runner.name, at: now)
        }
        runners[place].restart(at: now + Int64.random(in: 500...30_000, using: &random))
    }

    private mutating func take(_ place: Int, at now: Int64) async throws {
        let claim = JobClaim(
            runner: runners[place].name, now: runners[place].clock(now), lease: Self.lease)
        guard let job = try await board.take(claim) else {
            runners[place].nextAt = now + 5_000
            return
        }
        story.append("\(now) \(runners[place].name) takes \(job.id) as \(job.token)")
        if job.token <= tokens[job.id] ?? 0 { violations.append("\(job.id): token \(job.token) twice") }
        let running = try await board.runningJobs(of: job.tenant)
        if running != [job.id] { violations.append("\(job.tenant) runs \(running) at once") }
        if job.attempts > 1 { takeovers += 1 }
        tokens[job.id] = job.token
        collected[job.id] = now
        let finished = try await board.finishedItems(job)
        let left = Self.items(of: job.id).filter { !finished.contains($0) }
        runners[place].begin(job, left, at: now, heartbeat: Self.heartbeat)
    }

    private mutating func beat(_ place: Int, at now: Int64) async throws {
        guard let job = runners[place].job else { return }
        let until = Timestamp(milliseconds: runners[place].clock(now).milliseconds + Self.lease)
        guard let held = try await board.renew(job.fence, until: until) else {
            return leave(place, at: now)
        }
        if held.isCancelRequested {
            _ = try await board.finish(job.fence, .cancelled, at: runners[place].clock(now))
            return leave(place, at: now)
        }
        runners[place].nextBeat = now + Self.heartbeat
        runners[place].nextAt = now + 10
    }

    private mutating func work(_ place: Int, at now: Int64) async throws {
        guard let job = runners[place].job else { return }
        let at = runners[place].clock(now)
        if now < Self.storm, Int.random(in: 0..<60, using: &random) == 0 {
            // Stopped in order, or by something that may pass.
            let error = Bool.random(using: &random) ? "busy" : nil
            let later = Timestamp(milliseconds: at.milliseconds + 2_000)
            _ = try await board.release(
                job.fence, JobRelease(at: at, notBefore: error.map { _ in later }, error: error))
            return leave(place, at: now)
        }
        guard let item = runners[place].left.first else {
            story.append("\(now) \(runners[place].name) ends \(job.id)")
            _ = try await board.finish(job.fence, .done(report: "{}"), at: at)
            return leave(place, at: now)
        }
        guard await land(item, job.fence, runners[place].name, at: now) else {
            fencedOff += 1
            return leave(place, at: now)
        }
        runners[place].left.removeFirst()
        // Some items take longer than a lease; heartbeats go on meanwhile.
        runners[place].nextAt = now + Int64.random(in: 50...4_000, using: &random)
    }

    /// Writes an item's effect; false where the fence keeps it off.
    @discardableResult
    private mutating func land(
        _ item: String, _ fence: JobFence, _ name: String, at now: Int64
    ) async -> Bool {
        do {
            try await board.effect(item, fence)
        } catch {
            story.append("\(now) \(name) is kept off \(fence.job) \(item)")
            return false
        }
        story.append("\(now) \(name) does \(fence.job) \(item) as \(fence.token)")
        if fence.token != tokens[fence.job] {
            violations.append(
                "\(fence.job) \(item): written by token \(fence.token), though \(tokens[fence.job] ?? 0) is out"
            )
        }
        return true
    }

    private mutating func leave(_ place: Int, at now: Int64) {
        runners[place].restart(at: now + 10)
    }

    /// None to five, by the job's name, so that a retry has the same.
    private static func items(of job: String) -> [String] {
        let count = job.utf8.reduce(7) { ($0 &* 31 &+ Int($1)) % 997 } % 6
        return (0..<count).map { "i\($0)" }
    }

    private func isQuiet() async throws -> Bool {
        for request in requests
        where try await board.job(request.job, tenant: request.tenant)?.status.isOver != true {
            return false
        }
        return true
    }

    private mutating func checkTheEnd() async throws {
        for request in requests {
            guard let job = try await board.job(request.job, tenant: request.tenant) else {
                violations.append("\(request.job) is lost")
                continue
            }
            if !job.status.isOver { violations.append("\(job.id) never ends: \(job.status)") }
            if job.status == .failed, job.stalls < 6 {
                violations.append("\(job.id) failed: \(job.error ?? "")")
            }
            if job.status == .done, collected[job.id] ?? -1 < request.at {
                violations.append("\(job.id) was joined at \(request.at), after it had begun to read")
            }
            for item in Self.items(of: job.id) {
                let times = try await board.effects(item, job)
                if times > 1 { violations.append("\(job.id) \(item) was done \(times) times") }
                if job.status == .done, times == 0 { violations.append("\(job.id) \(item) was left out") }
            }
        }
    }
}
