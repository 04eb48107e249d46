import Events
import Foundation
import Gates
import Harness
import Ingest
import Logging
import Normalizer
import Store
import TestSupport

/// A store and a job runner of one test's own, with the gates that are shipped.
struct Bench {
    let folder: TemporaryFolder
    let store: SQLiteStore
    let runner: JobRunner
    let tenant = TenantID(rawValue: "acme")
    let now = Timestamp(milliseconds: 20_010 * 86_400_000)

    /// `model` makes what drafts are made by, on the bench's own store; nobody by default.
    init(
        model: (any ModelStore) throws -> ModelBench? = { _ in nil },
        embeddings: (any EmbeddingStore) throws -> EmbeddingBench? = { _ in nil }
    ) throws {
        folder = try TemporaryFolder()
        store = try SQLiteStore(path: folder.path + "/moda.sqlite", normalize: normalize)
        let moment = now
        runner = try JobRunner(
            events: store, skills: store, control: store,
            gatekeeper: Gatekeeper(GateDefinitions.load(folder: Fixtures.root + "/gates")),
            model: model(store), embeddings: embeddings(store), now: { moment },
            log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
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

    struct NothingRan: Error {}
}
