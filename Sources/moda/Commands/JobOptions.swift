import ArgumentParser
import Foundation
import Harness

/// How a program runs jobs.
struct RunOptions: ParsableArguments {
    @Option(help: "Minutes of work that a run may take; then it ends, and the next one goes on there.")
    var runMinutes = 120

    @Option(help: "Seconds until another runner takes over from one that died.")
    var lease = 15

    func validate() throws {
        guard (1...10_080).contains(runMinutes), (1...3_600).contains(lease) else {
            throw ValidationError("--run-minutes is 1 to 10080, --lease is 1 to 3600")
        }
    }

    var pace: JobPace {
        var pace = JobPace { Double.random(in: 0..<1) }
        pace.budget = Int64(runMinutes) * 60
        pace.hold(seconds: lease)
        return pace
    }

    /// How a person finds the process that has a job.
    static var runnerName: String {
        let host = ProcessInfo.processInfo.hostName.prefix(60)
        return "\(host):\(ProcessInfo.processInfo.processIdentifier):\(UInt32.random(in: 0..<(.max)))"
    }
}

/// When a server runs jobs by itself.
struct NightlyOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Time of day of the nightly run, or 'off' (or MODA_NIGHTLY). Default: 03:00.",
            discussion: """
                Each tenant begins within a quarter of an hour after it, always at the same time. A night on which no
                server ran is made up for at the next start, once.
                """))
    var nightly: String?

    @Option(help: "Its time zone, as Europe/Berlin (or MODA_TIME_ZONE). Default: this machine's.")
    var timeZone: String?

    @Option(help: "Days that a run is remembered after its end.")
    var jobDays: Int64 = 90

    func validate() throws {
        guard (1...36_500).contains(jobDays) else { throw ValidationError("--job-days is 1 to 36500") }
        // What variables say is left to whoever needs it: 'moda config check' tells of them itself.
        if nightly != nil || timeZone != nil { _ = try schedule() }
    }

    /// Nil where it is off.
    func schedule() throws -> NightlySchedule? {
        let environment = Surroundings.environment
        let time = nightly ?? environment["MODA_NIGHTLY"] ?? "03:00"
        guard time != "off" else { return nil }
        let name = timeZone ?? environment["MODA_TIME_ZONE"]
        guard let zone = name.map({ TimeZone(identifier: $0) }) ?? .current else {
            throw ValidationError("'\(name ?? "")' is no time zone; say one as Europe/Berlin or UTC")
        }
        guard let schedule = NightlySchedule(timeOfDay: time, zone: zone) else {
            throw ValidationError("'\(time)' is no time of day; say one as 03:00, or off")
        }
        return schedule
    }
}
