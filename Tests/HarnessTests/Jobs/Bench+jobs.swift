import Events
import Gates
import Logging
import Store
import TestSupport

@testable import Harness

extension Bench {
    private static var silence: Logger { Logger(label: "test") { _ in SwiftLogNoOpLogHandler() } }

    /// One more runner on a store.
    static func runner(
        on store: SQLiteStore, clock: BenchClock, pace: JobPace = Bench.pace, events: (any EventStore)? = nil
    ) throws -> JobRunner {
        try JobRunner(
            events: events ?? store, skills: store, control: store,
            gatekeeper: Gatekeeper(GateDefinitions.load(folder: Fixtures.root + "/gates")), name: "other",
            pace: pace, now: { clock.now }, log: silence)
    }

    static func ledger(of job: JobRecord, on store: SQLiteStore, clock: BenchClock) -> RunLedger {
        RunLedger(control: store, job: job, pace: pace, now: { clock.now }, log: silence)
    }
}
