import Events
import Foundation
import Gates
import Harness
import Ingest
import Logging
import Normalizer
import Store
import Synchronization
import TestSupport

/// A store and a job runner of one test's own, with the gates that are shipped.
struct Bench {
    let folder: TemporaryFolder
    let store: SQLiteStore
    let runner: JobRunner
    /// The bench's time, which a test may move.
    let clock: BenchClock
    let tenant = TenantID(rawValue: "acme")
    let now = Timestamp(milliseconds: 20_010 * 86_400_000)

    /// `model` makes what drafts are made by, on the bench's own store; nobody by default.
    ///
    /// `events` stands between the runner and the store's events.
    init(
        pace: JobPace = Bench.pace, rules: (any RulesSource)? = nil,
        model: (any ModelStore) throws -> ModelBench? = { _ in nil },
        embeddings: (any EmbeddingStore) throws -> EmbeddingBench? = { _ in nil },
        events: (SQLiteStore) -> any EventStore = { $0 }
    ) throws {
        folder = try TemporaryFolder()
        store = try SQLiteStore(path: folder.path + "/moda.sqlite", normalize: normalize)
        let clock = BenchClock(now)
        self.clock = clock
        runner = try JobRunner(
            events: events(store), skills: store, control: store,
            gatekeeper: Gatekeeper(GateDefinitions.load(folder: Fixtures.root + "/gates")),
            rules: rules, model: model(store), embeddings: embeddings(store), pace: pace, now: { clock.now },
            log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    /// A hundred times as fast as a server's.
    static var pace: JobPace {
        var pace = JobPace()
        (pace.heartbeat, pace.look) = (50, 10)
        pace.itemBackOff = BackOff(firstPause: 0.001, longestPause: 0.01)
        return pace
    }

    /// Takes a session's hooks in, as the server would with prompts captured.
    func take(_ session: ScriptedSession) async throws {
        let intake = Intake(policy: CapturePolicy(prompts: true))
        for (index, body) in session.bodies.enumerated() {
            let raw = try intake.accept(
                Delivery(
                    provider: .claude, signal: .hooks, contentType: "application/json",
                    body: Array(body.utf8),
                    receivedAt: session.moment(index), deliveryID: "\(session.id) \(index)"))
            _ = try await store.append([raw], tenant: tenant)
        }
    }

    /// Runs the pipeline once and returns the job as it ended.
    func generate() async throws -> JobRecord {
        let job = JobRecord(id: UUID().uuidString, tenant: tenant, createdAt: now)
        _ = try await store.enqueue(job)
        guard let done = try await runner.runNext() else { throw NothingRan() }
        return done
    }

    /// The same on a later day, without a model.
    func generate(day: Int64, rules: (any RulesSource)? = nil) async throws -> JobRecord {
        let moment = Timestamp(milliseconds: day * 86_400_000)
        let later = try JobRunner(
            events: store, skills: store, control: store,
            gatekeeper: Gatekeeper(GateDefinitions.load(folder: Fixtures.root + "/gates")), rules: rules,
            now: { moment }, log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        _ = try await store.enqueue(JobRecord(id: UUID().uuidString, tenant: tenant, createdAt: moment))
        guard let done = try await later.runNext() else { throw NothingRan() }
        return done
    }

    struct NothingRan: Error {}
}

/// A clock that stands still until a test moves it.
final class BenchClock: Sendable {
    private let moment: Mutex<Timestamp>

    init(_ now: Timestamp) { moment = Mutex(now) }

    var now: Timestamp { moment.withLock { $0 } }

    func advance(seconds: Int64) { moment.withLock { $0.milliseconds += seconds * 1_000 } }
}
